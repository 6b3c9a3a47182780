import { type Anchors, type DateContext, type DatedMoment, dateOf, plannedDate } from './date-of.ts'
import { type Exceptions, expandFloating, isLeftOut, parseExceptions } from './expand-rule.ts'
import type { Repeat } from './repeat.ts'
import type { When } from './when.ts'
import type { WorkingCalendar } from './working-days.ts'
import { floatingOf, instantOfFloating, wallOf, type WallTime } from './zone-time.ts'

/** What is written about the dates of an activity. */
export interface Schedule {
  readonly when: When
  readonly repeat?: Repeat | undefined
  /** Wall times of the rule that are left out; a date alone leaves out all of that day. */
  readonly exdates?: readonly string[] | undefined
  /** Wall times added to the rule. */
  readonly rdates?: readonly WallTime[] | undefined
}

export interface DatesContext extends DateContext {
  readonly anchors: Anchors
  readonly pinnedZone: string
  readonly calendar: WorkingCalendar
  /** The first instant wanted; a rule is continued from here without going through what came before. */
  readonly from?: number | undefined
  /** The instant before which they lie. */
  readonly until?: number | undefined
  readonly limit: number
}

/**
 * The dates of a schedule from `from` until just before `until`, at most `limit` of them, in order and no two at one
 * instant; `more`: there are further ones. All are in the zone of what `when` hangs on, and `when` is the first date of
 * a rule, if it fits it. Throws `Invalid` as `dateOf` does, and for exceptions that are no wall times.
 */
export function datesOf(schedule: Schedule, context: DatesContext): { dates: DatedMoment[]; more: boolean } {
  const first = plannedDate(schedule.when, context.anchors, context.pinnedZone, context)
  const { zone } = first
  const exceptions = parseExceptions(schedule.exdates, schedule.rdates)
  const { instants, more } =
    schedule.repeat === undefined
      ? onceAndAdded(first, exceptions, context)
      : expandFloating(
          {
            dtstart: floatingOf(first.wall),
            zone,
            rule: schedule.repeat,
            lastInstant: lastInstant(schedule.repeat, context),
          },
          exceptions,
          context.limit,
          context,
        )
  return { dates: instants.map((instant) => ({ wall: wallOf(instant, zone), zone, instant })), more }
}

function onceAndAdded(first: DatedMoment, exceptions: Exceptions, context: DatesContext) {
  const { from = -Infinity, until = Infinity, limit } = context
  const all = [
    { floating: floatingOf(first.wall), instant: first.instant },
    ...exceptions.rdates.map((floating) => ({ floating, instant: instantOfFloating(floating, first.zone) })),
  ]
  const kept = all.filter(({ floating }) => !isLeftOut(floating, exceptions))
  const wanted = kept.map(({ instant }) => instant).filter((instant) => instant >= from && instant < until)
  const instants = [...new Set(wanted)].sort((a, b) => a - b)
  return { instants: instants.slice(0, limit), more: instants.length > limit }
}

function lastInstant({ until }: Repeat, context: DatesContext): number | undefined {
  if (until?.kind === 'instant') return until.instant
  if (until?.kind === 'anchor') return dateOf(until.when, context.anchors, context.pinnedZone, context).instant
  return undefined
}
