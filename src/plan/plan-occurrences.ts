import type { ActivityRow, OccurrenceRow, PlanRows } from '../../db/queries/plan.ts'
import type { ActivityValues, OccurrenceValues } from '../../db/queries/plan-edits.ts'
import type { DatedMoment } from '../schedule/index.ts'
import { withoutBacklog } from './backlog-of-plan.ts'
import type { PlanCalendar } from './campaign-plan.ts'
import { datedOccurrence, hasBegun } from './dated-occurrence.ts'
import { type ActivityDates, findDates, refuseUndated } from './dates-of-activities.ts'
import { keptDates, latestOf } from './kept-dates.ts'
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

/** The steps of one activity, in the order of its occurrences. */
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
  before: Pick<PlanRows, 'activities' | 'occurrences'>,
  activities: readonly ActivityValues[],
  { anchors, calendar, now, movesRest = false }: PlanFrame,
): ActivitySteps[] {
  const known = new Map(before.activities.map((activity) => [activity.id, activity]))
  const stored = Map.groupBy(before.occurrences, ({ activityId }) => activityId)
  const atLeast = (id: string) => stored.get(id)?.length ?? 0
  // What has ended is still what others come after.
  const planned = new Map(activities.map((activity) => [activity.id, activity]))
  const ended = before.activities.filter(({ id }) => !planned.has(id))
  const isChanged = ({ id, contentHash }: ActivityValues) => known.get(id)?.contentHash !== contentHash
  const stepsFor = (activity: ActivityValues, its: ActivityDates) =>
    stepsOf(activity, stored.get(activity.id) ?? [], its, { isChanged: isChanged(activity), movesRest, now })
  const kept = keptDates(before.occurrences)
  const { dates, faults } = findDates([...activities, ...ended], {
    anchors,
    calendar: calendar ?? undefined,
    now,
    atLeast,
    lastDate: (id, its) => {
      const activity = planned.get(id)
      const isOver = activity === undefined || (known.get(id)?.endedAt ?? null) !== null
      return isOver ? kept(id) : latestOf(stepsFor(activity, its).flatMap(dateLeft))
    },
  })
  const steps = activities.flatMap((activity): ActivitySteps[] => {
    const old = known.get(activity.id)
    if (old !== undefined && old.endedAt !== null) return []
    refuseUndated(activity.id, faults)
    const its = dates.get(activity.id)!
    return [{ activity, old, isChanged: isChanged(activity), steps: stepsFor(activity, its) }]
  })
  return withoutBacklog(steps, now)
}

function stepsOf(
  activity: ActivityValues,
  there: readonly OccurrenceRow[],
  { dates, endless }: ActivityDates,
  { isChanged, movesRest, now }: { isChanged: boolean; movesRest: boolean; now: number },
): OccurrenceStep[] {
  // A rule without end is prolonged as time goes by, and not because somebody touched something else.
  const wanted = endless && !isChanged ? dates.slice(0, there.length) : dates
  const byOrdinal = new Map(there.map((occurrence) => [occurrence.ordinal, occurrence]))
  const steps = wanted.map((moment, index): OccurrenceStep => {
    const ordinal = index + 1
    const old = byOrdinal.get(ordinal)
    if (old === undefined) return { kind: 'add', values: datedOccurrence(activity, moment, { ordinal, now }) }
    const sameDate = old.wall === moment.wall && old.zone === moment.zone && old.instant === moment.instant
    if ((old.finishedAt !== null && !(movesRest && isOpenAgain(old))) || (sameDate && !isChanged))
      return { kind: 'keep', old }
    if (hasBegun(old)) {
      if (sameDate || !movesRest || old.queued === 0 || old.status === 'cancelled') return { kind: 'keep', old }
      return { kind: 'move-rest', old, values: datedOccurrence(activity, moment, { ordinal, now }) }
    }
    const sendLate = old.sendLate && sameDate
    return { kind: 'replan', old, sendLate, values: datedOccurrence(activity, moment, { ordinal, now, sendLate }) }
  })
  const surplus = there.filter(({ ordinal }) => ordinal > wanted.length)
  return [...steps, ...surplus.map((old) => ({ kind: left(old), old }))]
}

/** The date that an occurrence has after a step; none where it goes. */
function dateLeft(step: OccurrenceStep): DatedMoment[] {
  if (step.kind === 'remove') return []
  return [step.kind === 'keep' ? step.old : step.values]
}

/** It came to its end without anybody having got it, as when it was missed: under another date it is planned again. */
function isOpenAgain(old: OccurrenceRow): boolean {
  return !hasBegun(old) && old.status !== 'cancelled'
}

function left(old: OccurrenceRow): 'keep' | 'remove' {
  return old.finishedAt !== null || hasBegun(old) ? 'keep' : 'remove'
}
