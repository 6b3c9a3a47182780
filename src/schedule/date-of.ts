import { closest } from 'fastest-levenshtein'
import { Invalid } from '../errors.ts'
import { DAY, HOUR, MINUTE } from './duration.ts'
import { parseWhen, type When } from './when.ts'
import { addDays, clockChange, instantOf, isWallTime, wallOf, type WallTime } from './zone-time.ts'

/** A named moment that activities hang on, such as the launch. */
export interface Anchor {
  readonly wall: WallTime
  readonly zone: string
}

/** A date as people there read it, and the instant it is, in milliseconds since 1970. */
interface DatedMoment {
  readonly wall: WallTime
  readonly zone: string
  readonly instant: number
}

/**
 * The date that `when` means. Days and weeks keep the wall time in the anchor's zone; minutes and hours are elapsed
 * time; a pinned date is in `pinnedZone`. The wall time given back is the one clocks will show: where they skip the
 * planned one, it is the later one it moved to. Throws `Invalid`, with the nearest known name, for an unknown anchor.
 */
export function dateOf(when: When, anchors: Readonly<Record<string, Anchor>>, pinnedZone: string): DatedMoment {
  if (when.kind === 'pinned') return moment(instantOf(when.wall, pinnedZone), pinnedZone)
  const { wall, zone } = anchorNamed(when.anchor, anchors)
  if (when.unit === 'm' || when.unit === 'h') {
    return moment(instantOf(wall, zone) + when.amount * (when.unit === 'm' ? MINUTE : HOUR), zone)
  }
  return moment(instantOf(dayOf(when, wall), zone), zone)
}

/**
 * The instant of a goal's `by`: `ANCHOR±…` or `YYYY-MM-DD[ HH:MM]`. Without a time of day it is the last millisecond of
 * that day, in the anchor's zone or, for a date, in `zone`.
 */
export function parseDeadline(text: string, anchors: Readonly<Record<string, Anchor>>, zone: string): number {
  const words = text.trim()
  if (/^\d{4}-\d\d-\d\d$/.test(words)) {
    const midnight = `${words}T00:00`
    if (!isWallTime(midnight))
      throw new Invalid(`“${words}” is not in the calendar; expected a date such as 2027-03-31`)
    return startOfDay(addDays(midnight, 1), zone) - 1
  }
  const when = parseWhen(words)
  const wholeDay = when.kind === 'offset' && (when.unit === 'd' || when.unit === 'w') && when.timeOfDay === undefined
  if (!wholeDay) return dateOf(when, anchors, zone).instant
  const anchor = anchorNamed(when.anchor, anchors)
  return startOfDay(addDays(dayOf(when, anchor.wall), 1), anchor.zone) - 1
}

/** An instant as ISO 8601 in UTC, such as `2027-03-01T09:00:00.000Z`. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString()
}

function moment(instant: number, zone: string): DatedMoment {
  return { wall: wallOf(instant, zone), zone, instant }
}

function dayOf(when: Extract<When, { kind: 'offset' }>, anchorWall: WallTime): WallTime {
  const day = addDays(anchorWall, when.unit === 'w' ? when.amount * 7 : when.amount)
  return when.timeOfDay === undefined ? day : `${day.slice(0, 10)}T${when.timeOfDay}`
}

function startOfDay(wall: WallTime, zone: string): number {
  const midnight = `${wall.slice(0, 10)}T00:00`
  const start = instantOf(midnight, zone)
  return wallOf(start, zone) === midnight ? start : clockChange(zone, start - DAY, start)
}

function anchorNamed(name: string, anchors: Readonly<Record<string, Anchor>>): Anchor {
  if (Object.hasOwn(anchors, name)) return anchors[name]!
  const known = Object.keys(anchors)
  const nearest = known.length > 0 ? `did you mean “${closest(name, known)}”? ` : ''
  throw new Invalid(`there is no anchor “${name}”; ${nearest}Known anchors: ${known.join(', ') || 'none'}`)
}
