import type { ActivityRow, OccurrenceRow } from '../../../db/queries/plan.ts'
import type { ActivityValues } from '../../../db/queries/plan-edits.ts'
import { hasBegun } from './dated-occurrence.ts'
import type { ActivityDates, PlannedBefore } from './dates-of-activities.ts'
import { type Match, matchByDate, matchByPlace } from './match-occurrences.ts'
import { DAY } from '../../schedule/index.ts'

/** An activity as it was, and the dates it had and has now. */
export interface Schedules {
  readonly old: ActivityRow | undefined
  readonly was: ActivityDates | undefined
  readonly is: ActivityDates
}

/** In which way a plan changes. */
export interface Change {
  /** Its content or schedule is another. */
  readonly isChanged: boolean
  /** The dates move and not the plan. */
  readonly movesRest: boolean
  /** Milliseconds. */
  readonly now: number
}

/**
 * Which date each stored occurrence of an activity has now. While its schedule stays as written the nth date is the nth
 * date, also of what happens once; of a series that is edited, and of a rule without end, the dates say which is which.
 */
export function matchActivity(
  activity: ActivityValues,
  there: readonly OccurrenceRow[],
  { old, was, is }: Schedules,
  change: Change,
): Match<OccurrenceRow> {
  const stored = Object.groupBy(there, (one) => (isOpen(one, change) ? 'open' : 'closed'))
  const { open = [], closed = [] } = stored
  const staysOnce = old !== undefined && isOnce(old) && isOnce(activity) && there.length < 2
  const isSame = isScheduledAs(old, activity)
  if ((isSame || staysOnce) && was !== undefined && !was.endless)
    return matchByPlace({ open, closed }, was.dates, is.dates)
  const having = new Set(open.map(({ instant }) => instant))
  // A rule without end goes on after what is planned of it.
  const end = was?.endless ? Math.max(...having) : Infinity
  const passed = was?.dates.filter(({ instant }) => instant >= change.now && instant < end && !having.has(instant))
  return matchByDate({ open, closed }, is.dates, {
    passed: passed ?? [],
    from: isSame || isUnderWay(there, change.now) ? change.now : -Infinity,
    // A rule without end is prolonged as time goes by, and not because somebody touched something else.
    most: isSame && !change.isChanged ? open.length : Infinity,
  })
}

/** Whether nothing is written otherwise about when it happens. */
export function isScheduledAs(one: Schedule | undefined, other: Schedule): boolean {
  const written = ({ when, repeat, exdate, rdate }: Schedule) => JSON.stringify([when, repeat, exdate, rdate])
  return one !== undefined && written(one) === written(other)
}

function isOnce({ repeat, rdate }: Schedule): boolean {
  return repeat === null && (rdate ?? []).length === 0
}

type Schedule = Pick<ActivityValues, 'when' | 'repeat' | 'exdate' | 'rdate'>

/**
 * Whether it may take another date. In an edit that is what nobody has anything of and what is not over; when the dates
 * move, also what came to its end without anybody having got it, and what is left of one that some have. Whom a provider
 * is being handed is left as well, for it may refuse them for now.
 */
export function isOpen(old: OccurrenceRow, { movesRest }: Pick<Change, 'movesRest'>): boolean {
  if (!movesRest) return old.finishedAt === null && !hasBegun(old)
  if (old.status === 'cancelled') return false
  return hasBegun(old) ? old.finishedAt === null && old.queued + old.handedOff > 0 : true
}

/** What of an activity is planned. Of a rule without end as many dates are wanted as there are; under another rule those of a year. */
export function plannedBefore(
  there: readonly OccurrenceRow[],
  { isSame, now }: { isSame: boolean; now: number },
): PlannedBefore {
  const open = there.filter(({ finishedAt }) => finishedAt === null)
  const from = Math.min(now, ...open.map(({ instant }) => instant)) - DAY
  const atLeast = isSame ? there.filter((one) => one.finishedAt === null || one.instant >= now - DAY).length : 0
  return { count: there.length, atLeast, ...(isUnderWay(there, now) && { from }) }
}

/** Whether the time of some has come, whatever became of them. */
function isUnderWay(there: readonly OccurrenceRow[], now: number): boolean {
  return there.some((one) => one.instant < now || one.finishedAt !== null || hasBegun(one))
}
