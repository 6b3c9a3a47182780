import { activitiesOf, audiencesOf, eventCounts, goalsOf } from '../../db/queries/measure.ts'
import { reachingOccurrences } from '../../db/queries/reach.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { countedForGoal } from './counted-for-goal.ts'
import { type GoalResult, goalResult } from './goal-result.ts'
import { requireCampaign } from './measured-campaign.ts'
import { reachAsker } from './reach-of.ts'

/** A goal beside what was counted for it, without the contacts held, which take long to count. */
export type GoalSoFar = Omit<GoalResult, 'contacts'>

/**
 * Counts only what the goals of a campaign ask for, in the order of the plan; the figures are those of `measureCampaign`.
 * For anyone with a role. Throws `NotFound`.
 */
export async function measureGoals(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<GoalSoFar[]> {
  requireRole(ctx.actor, ...ROLES)
  const { isExample } = await requireCampaign(ctx, campaignId)
  const { rows } = ctx.db
  const now = ctx.now.getTime()
  const goals = await goalsOf(rows, campaignId)
  if (goals.length === 0) return []
  const audiences = new Map((await audiencesOf(rows, campaignId)).map((audience) => [audience.id, audience]))
  const counts = {
    isExample,
    activities: await activitiesOf(rows, campaignId),
    occurrences: await reachingOccurrences(rows, campaignId),
    reachOf: reachAsker(ctx.db, isExample, now),
    eventsUntil: (until: number) => eventCounts(rows, campaignId, until),
  }
  const results: GoalSoFar[] = []
  for (const goal of goals) {
    const counted = { ...(await countedForGoal(goal, counts, now)), contacts: 0 }
    const { contacts: _, ...result } = goalResult(goal, audiences.get(goal.audienceId), counted, now)
    results.push(result)
  }
  return results
}
