import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import { materialsAsTheyAre } from './material-given-out.ts'

/**
 * The materials whose checks count for activities that have not ended: those that messages lead to, and those that are put
 * up without a published version in force. Of the activities named, or of all. For every role. Throws `NotFound`.
 */
export async function materialsOfActivities(
  ctx: Ctx,
  { campaignId, activityIds }: { campaignId: string; activityIds?: readonly string[] },
): Promise<readonly string[]> {
  requireRole(ctx.actor, ...ROLES)
  const { activities } = await storedPlan(ctx.db.rows, campaignId)
  const open = activities.filter(
    ({ id, endedAt }) => endedAt === null && (activityIds === undefined || activityIds.includes(id)),
  )
  const asItIs = await materialsAsTheyAre(ctx.db.rows, campaignId, open)
  return [...new Set(open.flatMap((activity) => asItIs(activity) ?? []))]
}
