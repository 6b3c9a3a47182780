import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'

/** The materials that messages of activities lead to which have not ended: those named, or all. For every role. Throws `NotFound`. */
export async function materialsOfActivities(
  ctx: Ctx,
  { campaignId, activityIds }: { campaignId: string; activityIds?: readonly string[] },
): Promise<readonly string[]> {
  requireRole(ctx.actor, ...ROLES)
  const { activities } = await storedPlan(ctx.db.rows, campaignId)
  const open = activities.filter(
    ({ id, messageId, endedAt }) =>
      endedAt === null && messageId !== null && (activityIds === undefined || activityIds.includes(id)),
  )
  return [...new Set(open.flatMap(({ materialId }) => materialId ?? []))]
}
