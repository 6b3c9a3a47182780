import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'
import { contentOf } from './content-of-activity.ts'

/**
 * Activities whose approval covers a helpline: their message prints it, or their material prints any. Those that ended do
 * not count. For every role. Throws `NotFound`.
 */
export async function activitiesWithHelpline(
  ctx: Ctx,
  { campaignId, helpline }: { campaignId: string; helpline: string },
): Promise<readonly string[]> {
  requireRole(ctx.actor, ...ROLES)
  const rows = await storedPlan(ctx.db.rows, campaignId)
  const open = new Set(rows.activities.filter(({ endedAt }) => endedAt === null).map(({ id }) => id))
  const plan = planOfRows(rows)
  const covering = plan.activities.filter((activity) => {
    const { helplines = {}, material } = contentOf(plan, activity, rows.launchesHad)
    return Object.hasOwn(helplines, helpline) || material?.helplines !== undefined
  })
  return covering.flatMap(({ id }) => (open.has(id) ? [id] : []))
}
