import { parseWhen } from '../../schedule/index.ts'
import type { CampaignPlan, PlannedActivity } from '../campaign-plan.ts'

/**
 * Activities that others of a plan need to be there: which an audience received, which those of `ids` come after or wait
 * for, and what these hang on in turn.
 */
export function activitiesNamed({ audiences, activities }: CampaignPlan, ids: ReadonlySet<string>): Set<string> {
  const known = new Map(activities.map((activity) => [activity.id, activity]))
  const named = new Set<string>()
  const visit = (id: string) => {
    if (named.has(id)) return
    named.add(id)
    const activity = known.get(id)
    if (activity !== undefined) namesIn(activity).forEach(visit)
  }
  for (const { received } of audiences) received?.activities.forEach(visit)
  for (const activity of activities) if (ids.has(activity.id)) namesIn(activity).forEach(visit)
  return named
}

function namesIn({ when, notBeforeActivity }: PlannedActivity): string[] {
  const parsed = parseWhen(when)
  const names = [parsed.kind === 'after' ? parsed.activity : undefined, notBeforeActivity]
  return names.filter((name) => name !== undefined)
}
