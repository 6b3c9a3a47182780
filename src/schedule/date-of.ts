import { closest } from 'fastest-levenshtein'
import { Invalid } from '../errors.ts'
import { DAY, HOUR, MINUTE } from './duration.ts'
import { type After, parseWhen, type When } from './when.ts'
import { addWorkingDays, USUAL_WEEK, type WorkingCalendar } from './working-days.ts'
import { addDays, clockChange, instantOf, isWallTime, wallOf, type WallTime } from './zone-time.ts'

/** A named moment that activities hang on, such as the launch. */
export interface Anchor {
  readonly wall: WallTime
  readonly zone: string
}

export type Anchors = Readonly<Record<string, Anchor>>

/** A date as people there read it, and the instant it is, in milliseconds since 1970. */
export interface DatedMoment {
  readonly wall: WallTime
  readonly zone: string
  readonly instant: number
}

/** What some dates hang on besides anchors. */
export interface DateContext {
  /** The days nobody works; Saturdays and Sundays where absent. */
  readonly calendar?: WorkingCalendar
  /** The date of another activity; undefined where there is no such activity or it has no date. */
  readonly dateOfActivity?: (id: string) => DatedMoment | undefined
}

/**
 * The date that `when` means. Days, weeks and working days keep the wall time in the zone of what it hangs on; minutes
 * and hours are elapsed time; a pinned date is in `pinnedZone`. The wall time given back is the one clocks will show:
 * where they skip the planned one, it is the later one it moved to. Throws `Invalid`, with the nearest known name, for
 * an unknown anchor, and for a date after an activity that has none, or that would come before it.
 */
export function dateOf(when: When, anchors: Anchors, pinnedZone: string, context: DateContext = {}): DatedMoment {
  const { zone, instant } = plannedDate(when, anchors, pinnedZone, context)
  return { wall: wallOf(instant, zone), zone, instant }
}

/** The same with the wall time as planned, also where clocks skip it: a rule that begins there goes on from it. */
export function plannedDate(when: When, anchors: Anchors, pinnedZone: string, context: DateContext): DatedMoment {
  if (when.kind === 'pinned') return { wall: when.wall, zone: pinnedZone, instant: instantOf(when.wall, pinnedZone) }
  if (when.kind === 'after') return dateAfter(when, context)
  const { wall, zone } = anchorNamed(when.anchor, anchors)
  return dateFrom(when, { wall, zone, instant: instantOf(wall, zone) }, context)
}

/**
 * The instant of a goal's `by`: `ANCHOR±…` or `YYYY-MM-DD[ HH:MM]`. Without a time of day it is the last millisecond of
 * that day, in the anchor's zone or, for a date, in `zone`.
 */
export function parseDeadline(text: string, anchors: Anchors, zone: string, calendar = USUAL_WEEK): number {
  const words = text.trim()
  if (/^\d{4}-\d\d-\d\d$/.test(words)) {
    const midnight = `${words}T00:00`
    if (!isWallTime(midnight))
      throw new Invalid(`“${words}” is not in the calendar; expected a date such as 2027-03-31`)
    return startOfDay(addDays(midnight, 1), zone) - 1
  }
  const when = parseWhen(words)
  if (when.kind === 'after') {
    throw new Invalid(`“${words}” hangs on an activity; expected a date, or an anchor such as launch+30d`)
  }
  const wholeDay = when.kind === 'offset' && !isElapsed(when) && when.timeOfDay === undefined
  if (!wholeDay) return dateOf(when, anchors, zone, { calendar }).instant
  const anchor = anchorNamed(when.anchor, anchors)
  return startOfDay(addDays(dayFrom(when, anchor.wall, calendar), 1), anchor.zone) - 1
}

/** The first instant of the day of `wall` where clocks follow `zone`, also where they skip its midnight. */
export function startOfDay(wall: WallTime, zone: string): number {
  const midnight = `${wall.slice(0, 10)}T00:00`
  const start = instantOf(midnight, zone)
  return wallOf(start, zone) === midnight ? start : clockChange(zone, start - DAY, start)
}

/** An instant as ISO 8601 in UTC, such as `2027-03-01T09:00:00.000Z`. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString()
}

type Offset = Exclude<When, { kind: 'pinned' }>

function dateAfter(when: After, context: DateContext): DatedMoment {
  const base = context.dateOfActivity?.(when.activity)
  if (base === undefined) {
    throw new Invalid(`there is no date of “${when.activity}” to come after; expected an activity of this campaign`)
  }
  const date = dateFrom(when, base, context)
  if (date.instant >= base.instant) return date
  // The second of two equal hours counts as the first when a date keeps its time of day.
  if (when.timeOfDay === undefined) return base
  throw new Invalid(
    `${when.timeOfDay} on that day is before “${when.activity}”, ${base.wall.replace('T', ' ')} ${base.zone}; ` +
      'expected a later time of day, or more days after it',
  )
}

function dateFrom(when: Offset, { wall, zone, instant }: DatedMoment, context: DateContext): DatedMoment {
  if (isElapsed(when)) {
    const later = instant + when.amount * (when.unit === 'm' ? MINUTE : HOUR)
    return { wall: wallOf(later, zone), zone, instant: later }
  }
  const day = dayFrom(when, wall, context.calendar ?? USUAL_WEEK)
  return { wall: day, zone, instant: instantOf(day, zone) }
}

function isElapsed(when: Offset): boolean {
  return when.unit === 'm' || when.unit === 'h'
}

function dayFrom(when: Offset, wall: WallTime, calendar: WorkingCalendar): WallTime {
  const day =
    when.unit === 'wd'
      ? addWorkingDays(wall, when.amount, calendar)
      : addDays(wall, when.unit === 'w' ? when.amount * 7 : when.amount)
  return when.timeOfDay === undefined ? day : `${day.slice(0, 10)}T${when.timeOfDay}`
}

function anchorNamed(name: string, anchors: Anchors): Anchor {
  if (Object.hasOwn(anchors, name)) return anchors[name]!
  const known = Object.keys(anchors)
  const nearest = known.length > 0 ? `did you mean “${closest(name, known)}”? ` : ''
  throw new Invalid(`there is no anchor “${name}”; ${nearest}Known anchors: ${known.join(', ') || 'none'}`)
}
