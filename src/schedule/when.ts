import { Invalid } from '../errors.ts'
import { DAY, FARTHEST, HOUR, MINUTE } from './duration.ts'
import { isTimeOfDay } from './time-of-day.ts'
import { isWallTime, type WallTime } from './zone-time.ts'

/** When something is planned: on a date of its own, or so long before or after an anchor. */
export type When =
  | { readonly kind: 'pinned'; readonly wall: WallTime }
  | {
      readonly kind: 'offset'
      readonly anchor: string
      /** Signed: before the anchor is negative. */
      readonly amount: number
      /** Days and weeks are dates and keep the time of day; minutes and hours are elapsed time. */
      readonly unit: 'm' | 'h' | 'd' | 'w'
      /** `HH:MM` instead of the anchor's own time of day; with days and weeks only. */
      readonly timeOfDay?: string
    }

const EXPECTED = 'expected such as “launch-14d 09:00”, “launch+2h” or “2027-03-01 09:00”'
const OFFSET = /^([a-z][a-z0-9_]*)(?:([+-])(\d{1,9})([a-z]+))?(?: +(\S+))?$/
const LENGTHS = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY } as const

/**
 * Reads `ANCHOR[±N(m|h|d|w)][ HH:MM]` or `YYYY-MM-DD HH:MM`. Whether the anchor exists is not asked here.
 * @example parseWhen('launch-14d 09:00') // { kind: 'offset', anchor: 'launch', amount: -14, unit: 'd', timeOfDay: '09:00' }
 */
export function parseWhen(text: string): When {
  const words = text.trim()
  if (/^\d/.test(words)) return parsePinned(words)
  const parts = OFFSET.exec(words)
  if (!parts) throw new Invalid(`“${text}” is no date of a plan; ${EXPECTED}`)
  const [, anchor, sign, digits, unit = 'd', timeOfDay] = parts
  if (unit === 'wd') throw new Invalid(`“${text}”: working days are not available yet; use d for calendar days`)
  if (!isUnit(unit)) throw new Invalid(`“${text}”: “${unit}” is no unit of time; expected m, h, d or w`)
  const size = Number(digits ?? 0)
  if (size * LENGTHS[unit] > FARTHEST) throw new Invalid(`“${text}” is more than ten years from its anchor`)
  const offset = { kind: 'offset', anchor: anchor!, amount: sign === '-' && size > 0 ? -size : size, unit } as const
  if (timeOfDay === undefined) return offset
  if (!isTimeOfDay(timeOfDay)) {
    throw new Invalid(`“${text}”: “${timeOfDay}” is no time of day; expected HH:MM such as 09:00`)
  }
  if (unit === 'm' || unit === 'h') {
    throw new Invalid(`“${text}”: a time of day goes with days and weeks; minutes and hours count on from the anchor`)
  }
  return { ...offset, timeOfDay }
}

function parsePinned(words: string): When {
  const parts = /^(\d{4}-\d\d-\d\d)(?: +|T)(\d\d:\d\d)$/.exec(words)
  if (!parts) {
    const what = /^\d{4}-\d\d-\d\d$/.test(words) ? 'has no time of day' : 'is no date of a plan'
    throw new Invalid(`“${words}” ${what}; ${EXPECTED}`)
  }
  const wall = `${parts[1]}T${parts[2]}`
  if (!isWallTime(wall)) throw new Invalid(`“${words}” is not in the calendar; ${EXPECTED}`)
  return { kind: 'pinned', wall }
}

function isUnit(text: string): text is keyof typeof LENGTHS {
  return Object.hasOwn(LENGTHS, text)
}
