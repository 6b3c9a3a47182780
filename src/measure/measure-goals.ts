import { activitiesOf, audiencesOf, eventCounts, goalsOf } from '../../db/queries/measure.ts'
import { reachingOccurrences } from '../../db/queries/reach.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
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
  const activities = Map.groupBy(await activitiesOf(rows, campaignId), ({ audienceId }) => audienceId)
  const occurrences = Map.groupBy(await reachingOccurrences(rows, campaignId), ({ activityId }) => activityId)
  const reachOf = reachAsker(ctx.db, isExample, now)
  const results: GoalSoFar[] = []
  for (const goal of goals) {
    const until = Math.min(now, goal.byInstant)
    const ids = (activities.get(goal.audienceId) ?? []).map(({ id }) => id)
    const dated = ids.flatMap((id) => occurrences.get(id) ?? [])
    const { people, caughtMessages, caughtOnly } = await reachOf(dated, until)
    const visits = goal.metric === 'visits' ? await visitsOf(ctx, campaignId, new Set(ids), until) : 0
    const caught = { messages: caughtMessages, onlyPeople: caughtOnly, count: isExample }
    const { contacts: _, ...result } = goalResult(
      goal,
      audiences.get(goal.audienceId),
      { people, caught, visits, contacts: 0 },
      now,
    )
    results.push(result)
  }
  return results
}

async function visitsOf(ctx: Ctx, campaignId: string, activities: ReadonlySet<string>, until: number): Promise<number> {
  const rows = await eventCounts(ctx.db.rows, campaignId, until)
  return rows
    .filter(({ kind, automated, activityId }) => kind === 'visit' && automated === 0 && activities.has(activityId))
    .reduce((sum, { events }) => sum + events, 0)
}
