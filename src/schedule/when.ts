import { Invalid } from '../errors.ts'
import { DAY, FARTHEST, HOUR, MINUTE } from './duration.ts'
import { isTimeOfDay } from './time-of-day.ts'
import { isWallTime, type WallTime } from './zone-time.ts'

/** Minutes and hours are elapsed time; days, weeks and working days are dates and keep the time of day. */
type Unit = 'm' | 'h' | 'd' | 'w' | 'wd'

/** So long after what another activity is planned for, such as `teaser + 2d 09:00`. */
export interface After {
  readonly kind: 'after'
  readonly activity: string
  /** Never negative: what comes after a thing does not come before it. */
  readonly amount: number
  readonly unit: Unit
  /** `HH:MM` instead of that activity's own time of day; with days, weeks and working days only. */
  readonly timeOfDay?: string
}

/** When something is planned: on a date of its own, so long before or after an anchor, or after an activity. */
export type When =
  | { readonly kind: 'pinned'; readonly wall: WallTime }
  | {
      readonly kind: 'offset'
      readonly anchor: string
      /** Signed: before the anchor is negative. */
      readonly amount: number
      readonly unit: Unit
      /** `HH:MM` instead of the anchor's own time of day; with days, weeks and working days only. */
      readonly timeOfDay?: string
    }
  | After

const EXPECTED = 'expected such as “launch-14d 09:00”, “launch+2h”, “after teaser + 2d” or “2027-03-01 09:00”'
const EXPECTED_AFTER =
  'expected an activity and how long after it, such as “teaser”, “teaser + 2d” or “teaser + 2d 09:00”'
const OFFSET = /^([a-z][a-z0-9_]*)(?:([+-])(\d{1,9})([a-z]+))?(?: +(\S+))?$/
const AFTER = /^([a-z][a-z0-9]*(?:[-_][a-z0-9]+)*)(?: *\+ *(\d{1,9})([a-z]+)(?: +(\S+))?)?$/
/** A working day is at least a day. */
const LENGTHS = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY, wd: DAY } as const

/**
 * Reads `ANCHOR[±N(m|h|d|w|wd)][ HH:MM]`, `after ACTIVITY[ + N(m|h|d|w|wd)[ HH:MM]]` or `YYYY-MM-DD HH:MM`. Whether the
 * anchor or the activity exists is not asked here.
 * @example parseWhen('launch-14d 09:00') // { kind: 'offset', anchor: 'launch', amount: -14, unit: 'd', timeOfDay: '09:00' }
 */
export function parseWhen(text: string): When {
  const words = text.trim()
  if (/^\d/.test(words)) return parsePinned(words)
  const after = /^after +([a-z].*)$/.exec(words)
  if (after) return parseAfter(after[1]!)
  const parts = OFFSET.exec(words)
  if (!parts) throw new Invalid(`“${text}” is no date of a plan; ${EXPECTED}`)
  const [, anchor, sign, digits = '0', unit = 'd', timeOfDay] = parts
  const length = lengthOf(text, 'anchor', digits, unit, timeOfDay)
  const amount = sign === '-' && length.amount > 0 ? -length.amount : length.amount
  return { kind: 'offset', anchor: anchor!, ...length, amount }
}

/**
 * Reads what stands behind `after`: an activity, and how long after it. Without a length it is the same moment.
 * @example parseAfter('teaser + 2d 09:00') // { kind: 'after', activity: 'teaser', amount: 2, unit: 'd', timeOfDay: '09:00' }
 */
export function parseAfter(text: string): After {
  const parts = AFTER.exec(text.trim())
  if (!parts) throw new Invalid(`“${text}” names no activity to come after; ${EXPECTED_AFTER}`)
  const [, activity, digits = '0', unit = 'm', timeOfDay] = parts
  return { kind: 'after', activity: activity!, ...lengthOf(text, 'activity', digits, unit, timeOfDay) }
}

function lengthOf(text: string, from: string, digits: string, unit: string, timeOfDay: string | undefined) {
  if (!isUnit(unit)) throw new Invalid(`“${text}”: “${unit}” is no unit of time; expected m, h, d, w or wd`)
  const amount = Number(digits)
  if (amount * LENGTHS[unit] > FARTHEST) throw new Invalid(`“${text}” is more than ten years from its ${from}`)
  if (timeOfDay === undefined) return { amount, unit }
  if (!isTimeOfDay(timeOfDay)) {
    throw new Invalid(`“${text}”: “${timeOfDay}” is no time of day; expected HH:MM such as 09:00`)
  }
  if (unit === 'm' || unit === 'h') {
    throw new Invalid(
      `“${text}”: a time of day goes with days and weeks (d, w, wd); minutes and hours count on from the ${from}`,
    )
  }
  return { amount, unit, timeOfDay }
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

function isUnit(text: string): text is Unit {
  return Object.hasOwn(LENGTHS, text)
}
