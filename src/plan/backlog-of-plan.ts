import type { ActivitySteps, OccurrenceStep } from './plan-occurrences.ts'

const HOUR = 3_600_000

/**
 * Steps under which no backlog goes out at once: where a plan comes with several dates that are long past and would go
 * out all the same, as that of a copied campaign does, each audience gets the latest, and a person decides on the rest.
 */
export function withoutBacklog(activities: readonly ActivitySteps[], now: number): ActivitySteps[] {
  const latest = new Map<string, number>()
  for (const { activity, steps } of activities) {
    for (const step of steps) {
      if (!isBacklog(step, now)) continue
      latest.set(activity.audienceId, Math.max(latest.get(activity.audienceId) ?? 0, step.values.instant))
    }
  }
  if (latest.size === 0) return [...activities]
  return activities.map((one) => {
    const newest = latest.get(one.activity.audienceId)
    return { ...one, steps: one.steps.map((step) => (isLeft(step, newest, now) ? left(step) : step)) }
  })
}

type Added = Extract<OccurrenceStep, { kind: 'add' }>

function isBacklog(step: OccurrenceStep, now: number): step is Added {
  return step.kind === 'add' && step.values.latestAt === null && step.values.instant < now - HOUR
}

function isLeft(step: OccurrenceStep, newest: number | undefined, now: number): step is Added {
  return isBacklog(step, now) && newest !== undefined && step.values.instant < newest
}

function left(step: Added): Added {
  const reason =
    'missed: it was past when it was planned, and a later message to the same people goes out; resume the activity to send it now, or cancel it'
  return { kind: 'add', values: { ...step.values, status: 'missed', latestAt: step.values.instant + HOUR, reason } }
}
