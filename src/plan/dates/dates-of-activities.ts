import { Invalid, type Problem } from '../../errors.ts'
import { type DatedMoment, datesOf, parseRepeat, parseWhen, type When } from '../../schedule/index.ts'
import type { PlanCalendar, PlannedActivity } from '../campaign-plan.ts'
import { datesWithoutEnd } from './dates-without-end.ts'
import { type Anchors, launchOf, workingCalendar } from './plan-anchors.ts'

/** What of an activity says when it happens. */
export type Scheduled = Pick<PlannedActivity, 'id' | 'when'> & {
  readonly repeat?: string | null | undefined
  readonly exdate?: readonly string[] | null | undefined
  readonly rdate?: readonly string[] | null | undefined
}

/** What dates of a plan are reckoned from. */
export interface DateFrame {
  readonly anchors: Anchors
  readonly calendar: PlanCalendar | undefined
  /** The date of an activity, reckoned as `dates`, that others come after; absent or nothing: the last of them. */
  readonly lastDate?: (activityId: string, dates: ActivityDates) => DatedMoment | undefined
  /** Milliseconds; a rule without end is dated for a year from here, or from where it begins if that is later. */
  readonly now: number
  /** What is planned of an activity already; absent: nothing. */
  readonly planned?: (activityId: string) => PlannedBefore
}

/** What of an activity's dates is planned already. */
export interface PlannedBefore {
  readonly count: number
  /** Of a rule without end: the first instant wanted; absent: the latest date before now. */
  readonly from?: number | undefined
  /** Of a rule without end: how many dates from now on are wanted at least. */
  readonly atLeast?: number
}

export interface ActivityDates {
  readonly dates: readonly DatedMoment[]
  /** Its rule has no end: there are more dates than these, and there may be earlier ones. */
  readonly endless: boolean
}

/** More messages of one kind nobody reads. */
export const MOST_DATES = 1000

/** The dates of activities by their ids, and what is wrong with those that have none. */
export interface FoundDates {
  readonly dates: ReadonlyMap<string, ActivityDates>
  readonly faults: ReadonlyMap<string, readonly Problem[]>
}

/**
 * The dates of every activity, by its id; what follows another is reckoned from that one's last date. Throws `Invalid`
 * for names that are not there, for activities that follow each other in a circle, and for more than 1,000 dates of one.
 */
export function datesOfActivities(
  activities: readonly Scheduled[],
  frame: DateFrame,
): ReadonlyMap<string, ActivityDates> {
  const { dates, faults } = findDates(activities, frame)
  for (const id of faults.keys()) refuseUndated(id, faults)
  return dates
}

/** Throws `Invalid` for an activity that has no dates, with what is wrong. */
export function refuseUndated(id: string, faults: FoundDates['faults']): void {
  const problems = faults.get(id)
  if (problems === undefined) return
  throw new Invalid(problems.map((problem) => ({ ...problem, message: `activity ${id}: ${problem.message}` })))
}

/** The same, with what is wrong beside it. */
export function findDates(activities: readonly Scheduled[], frame: DateFrame): FoundDates {
  const known = new Map(activities.map((activity) => [activity.id, activity]))
  const dates = new Map<string, ActivityDates>()
  const faults = new Map<string, readonly Problem[]>()
  const under = new Set<string>()
  const find = (id: string): ActivityDates | undefined => {
    const activity = known.get(id)
    if (activity === undefined || dates.has(id) || faults.has(id)) return dates.get(id)
    if (under.has(id)) throw new Invalid(`${[...under, id].join(' follows ')}: nothing of this circle has a date`)
    under.add(id)
    try {
      dates.set(
        id,
        datesOfOne(activity, frame, (other) => lastOf(other, find(other), frame)),
      )
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      faults.set(id, error.problems)
    } finally {
      under.delete(id)
    }
    return dates.get(id)
  }
  for (const { id } of activities) find(id)
  return { dates, faults }
}

function datesOfOne(
  activity: Scheduled,
  frame: DateFrame,
  dateOfActivity: (id: string) => DatedMoment | undefined,
): ActivityDates {
  const { anchors, now } = frame
  const when: When = parseWhen(activity.when)
  const schedule = {
    when,
    ...(activity.repeat && { repeat: parseRepeat(activity.repeat) }),
    ...(activity.exdate && { exdates: activity.exdate }),
    ...(activity.rdate && { rdates: activity.rdate }),
  }
  const calendar = workingCalendar(frame.calendar)
  const { count, from, atLeast = 0 } = frame.planned?.(activity.id) ?? { count: 0 }
  const context = {
    anchors,
    calendar,
    pinnedZone: launchOf(anchors).zone,
    dateOfActivity,
    limit: MOST_DATES,
  }
  const { repeat } = schedule
  if (repeat === undefined || repeat.count !== undefined || repeat.until !== undefined) {
    // A rule without end that has run for years may be given one.
    const { dates, more } = datesOf(schedule, { ...context, limit: MOST_DATES + count })
    if (!more) return { dates, endless: false }
    throw new Invalid(`activity ${activity.id} happens more than ${MOST_DATES} times; give its rule an earlier end`)
  }
  return { dates: datesWithoutEnd(schedule, context, { now, from, atLeast }), endless: true }
}

function lastOf(id: string, dates: ActivityDates | undefined, { lastDate }: DateFrame): DatedMoment | undefined {
  if (dates?.endless) throw new Invalid(`“${id}” repeats without end, so nothing can follow it; give its rule an end`)
  return dates && (lastDate?.(id, dates) ?? dates.dates.at(-1))
}
