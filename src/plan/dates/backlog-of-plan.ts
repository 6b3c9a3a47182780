import { HOUR, backlogAmong, shownLast } from '../../schedule/index.ts'
import { hasBegun } from './dated-occurrence.ts'
import type { ActivitySteps, OccurrenceStep } from './plan-occurrences.ts'

const LATER_ONE_GOES =
  'missed: it was past when it was planned, and a later message to the same people goes out; resume the activity to send it now, or cancel it'

const WENT_OUT_THEN =
  'missed: the activity went out on this date already; resume the activity to send it now, or cancel it'

/**
 * Steps under which no backlog is to go out at once: where several dates are past and would go out all the same, as those
 * of a copied campaign or of a launch moved to an earlier day, each audience gets the latest, and a person decides on the
 * rest. The scheduler sees to that whatever the plan says; here people are told before they agree. What waits for another
 * activity is left to the scheduler, which knows when it may go; what was held before stays so under the same date. So is
 * what comes to a date on which its activity has gone out, as where a series moves by the time between two of its dates. What
 * people put up is never held: they do it when they can.
 */
export function withoutBacklog(activities: readonly ActivitySteps[], now: number): ActivitySteps[] {
  const sent = activities.filter(({ activity }) => activity.messageId !== null)
  const again = new Set<OccurrenceStep>(sent.flatMap(goesAgain))
  const held = new Set<OccurrenceStep>([
    ...again,
    ...sent.flatMap((one) => one.steps.filter(isDated).filter((step) => wasHeld(one, step))),
  ])
  const dates = sent.flatMap(({ activity, steps }) => {
    if (activity.notBeforeActivity !== null) return []
    const going = steps.filter(isDated).filter((step) => goesNow(step, now) && !held.has(step))
    return going.map((step) => goingOut(activity, step))
  })
  for (const { step } of backlogAmong(dates, now)) held.add(step)
  if (held.size === 0) return [...activities]
  return activities.map((one) => ({
    ...one,
    steps: one.steps.map((step) => (isDated(step) && held.has(step) ? left(step, again.has(step)) : step)),
  }))
}

/** A date that the plan gives, new or anew. */
type Dated = Extract<OccurrenceStep, { kind: 'add' | 'replan' }>

function isDated(step: OccurrenceStep): step is Dated {
  return step.kind === 'add' || step.kind === 'replan'
}

function goesNow({ values }: Dated, now: number): boolean {
  return values.status === 'planned' && values.dueAt <= now
}

/** Planned for the very moment of another that went out. */
function goesAgain({ steps }: ActivitySteps): Dated[] {
  const gone = new Set(steps.flatMap((step) => (step.kind === 'keep' && hasBegun(step.old) ? [step.old.instant] : [])))
  const isAgain = ({ values }: Dated) => values.status === 'planned' && gone.has(values.instant)
  return steps.filter(isDated).filter((step) => isAgain(step) && !(step.kind === 'replan' && step.sendLate))
}

/** Missed although its late policy, then and now, sends it however late it is. */
function wasHeld({ old, activity }: ActivitySteps, step: Dated): boolean {
  if (step.kind === 'add' || step.sendLate || step.old.status !== 'missed') return false
  return step.values.status === 'planned' && step.old.instant === step.values.instant && old?.late === activity.late
}

function goingOut({ audienceId, clock }: ActivitySteps['activity'], step: Dated) {
  const { instant, wall } = step.values
  const isDecided = step.kind === 'replan' && step.sendLate
  const overAt = clock === 'recipient' ? shownLast(wall) : instant
  return { step, audience: audienceId ?? '', instant, overAt, isPatient: !isDecided }
}

function left(step: Dated, wentOut: boolean): Dated {
  const { values } = step
  const why = wentOut
    ? { latestAt: values.instant, reason: WENT_OUT_THEN }
    : { latestAt: values.instant + HOUR, reason: LATER_ONE_GOES }
  return { ...step, values: { ...values, status: 'missed', ...why } }
}
