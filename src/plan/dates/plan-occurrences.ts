import type { ActivityRow, OccurrenceRow, PlanRows } from '../../../db/queries/plan.ts'
import type { ActivityValues, OccurrenceValues } from '../../../db/queries/plan-edits.ts'
import { withoutBacklog } from './backlog-of-plan.ts'
import type { PlanCalendar } from '../campaign-plan.ts'
import { datedOccurrence, freeOrdinal, hasBegun } from './dated-occurrence.ts'
import {
  type ActivityDates,
  findDates,
  type FoundDates,
  type PlannedBefore,
  refuseUndated,
} from './dates-of-activities.ts'
import { dateAfter } from './dates-of-step.ts'
import { keptDates, latestOf } from './kept-dates.ts'
import { type Change, isOpen, isScheduledAs, matchActivity, plannedBefore, type Schedules } from './match-activity.ts'
import { anchorsOfRows } from '../stored/anchors-of-rows.ts'
import type { Anchors } from './plan-anchors.ts'

/** What becomes of one occurrence when the plan or its anchors change. */
export type OccurrenceStep =
  | { readonly kind: 'add'; readonly values: OccurrenceValues }
  /** Planned anew: an audience frozen for the old date or content goes. */
  | {
      readonly kind: 'replan'
      readonly old: OccurrenceRow
      readonly sendLate: boolean
      readonly values: OccurrenceValues
    }
  /** Some have it already: what is left of the frozen audience waits for the new date, and nobody gets it twice. */
  | { readonly kind: 'move-rest'; readonly old: OccurrenceRow; readonly values: OccurrenceValues }
  /** Begun or finished, or nothing about it changes. */
  | { readonly kind: 'keep'; readonly old: OccurrenceRow }
  /** The rule does not come to it any more. */
  | { readonly kind: 'remove'; readonly old: OccurrenceRow }

/** The steps of one activity, those it had first and then the new ones, each in the order of their dates. */
export interface ActivitySteps {
  readonly activity: ActivityValues
  /** As it was; absent: it is new. */
  readonly old: ActivityRow | undefined
  readonly isChanged: boolean
  readonly steps: readonly OccurrenceStep[]
}

/** What a plan is dated by. */
export interface PlanFrame {
  readonly anchors: Anchors
  readonly calendar: PlanCalendar | null | undefined
  /** Milliseconds. */
  readonly now: number
  /** The dates move and not the plan: what has begun and is not through moves with them. */
  readonly movesRest?: boolean
}

/**
 * Decides, for every activity of a plan that goes on, what becomes of its occurrences: what was handed off keeps its
 * date and its ordinal, so that nothing is sent again because a date moved; everything else follows the plan. Pure.
 */
export function planOccurrences(
  before: PlanBefore,
  activities: readonly ActivityValues[],
  { anchors, calendar, now, movesRest = false }: PlanFrame,
): ActivitySteps[] {
  const known = new Map(before.activities.map((activity) => [activity.id, activity]))
  const stored = Map.groupBy(before.occurrences, ({ activityId }) => activityId)
  const asWas = new Set(activities.filter((one) => isScheduledAs(known.get(one.id), one)).map(({ id }) => id))
  const planned = (id: string) => plannedBefore(stored.get(id) ?? [], { isSame: asWas.has(id), now })
  const was = datesBefore(before, now, planned)
  const isChanged = ({ id, contentHash }: ActivityValues) => known.get(id)?.contentHash !== contentHash
  const stepsFor = (activity: ActivityValues, is: ActivityDates) => {
    const schedules = { old: known.get(activity.id), was: was.get(activity.id), is }
    return stepsOf(activity, stored.get(activity.id) ?? [], schedules, {
      isChanged: isChanged(activity),
      movesRest,
      now,
    })
  }
  // What has ended is still what others come after.
  const going = new Map(activities.map((activity) => [activity.id, activity]))
  const ended = before.activities.filter(({ id }) => !going.has(id))
  const kept = keptDates(before.occurrences)
  const { dates, faults } = findDates([...activities, ...ended], {
    anchors,
    calendar: calendar ?? undefined,
    now,
    planned,
    lastDate: (id, its) => {
      const activity = going.get(id)
      const isOver = activity === undefined || (known.get(id)?.endedAt ?? null) !== null
      return isOver
        ? kept(id)
        : latestOf(
            stepsFor(activity, its)
              .map(dateAfter)
              .filter((date) => date !== null),
          )
    },
  })
  const steps = activities.flatMap((activity): ActivitySteps[] => {
    const old = known.get(activity.id)
    if (old !== undefined && old.endedAt !== null) return []
    refuseUndated(activity.id, faults)
    const is = dates.get(activity.id)!
    return [{ activity, old, isChanged: isChanged(activity), steps: stepsFor(activity, is) }]
  })
  return withoutBacklog(steps, now)
}

/** A plan as it is stored. */
export interface PlanBefore extends Pick<PlanRows, 'anchors' | 'activities' | 'occurrences'> {
  readonly campaign: Pick<PlanRows['campaign'], 'calendar'>
}

/** The dates that the stored plan means; of what it cannot date any more there are none. */
function datesBefore(
  { campaign, anchors, activities, occurrences }: PlanBefore,
  now: number,
  planned: (id: string) => PlannedBefore,
): FoundDates['dates'] {
  if (activities.length === 0) return new Map()
  const frame = { anchors: anchorsOfRows(anchors) }
  // What comes after another was dated by what is stored of that, wherever its rule has gone since.
  const stored = Map.groupBy(occurrences, ({ activityId }) => activityId)
  const lastDate = (id: string) => latestOf(stored.get(id) ?? [])
  return findDates(activities, { ...frame, calendar: campaign.calendar ?? undefined, now, planned, lastDate }).dates
}

function stepsOf(
  activity: ActivityValues,
  there: readonly OccurrenceRow[],
  schedules: Schedules,
  change: Change,
): OccurrenceStep[] {
  const { dates, fresh } = matchActivity(activity, there, schedules, change)
  const steps = there.map((old): OccurrenceStep => {
    if (!isOpen(old, change)) return { kind: 'keep', old }
    const moment = dates.get(old)
    if (moment === undefined) return { kind: hasBegun(old) || old.finishedAt !== null ? 'keep' : 'remove', old }
    const { ordinal } = old
    const { isChanged, now } = change
    const sameDate = old.wall === moment.wall && old.zone === moment.zone && old.instant === moment.instant
    if (sameDate && (!isChanged || hasBegun(old) || old.finishedAt !== null)) return { kind: 'keep', old }
    if (hasBegun(old)) return { kind: 'move-rest', old, values: datedOccurrence(activity, moment, { ordinal, now }) }
    const sendLate = old.sendLate && sameDate
    return { kind: 'replan', old, sendLate, values: datedOccurrence(activity, moment, { ordinal, now, sendLate }) }
  })
  const free = freeOrdinal(there)
  const added = fresh.map((moment, index): OccurrenceStep => {
    return { kind: 'add', values: datedOccurrence(activity, moment, { ordinal: free + index, now: change.now }) }
  })
  return [...steps, ...added]
}
