import { type Ctx, requireRole } from '../../access/index.ts'
import { materialsOfActivities } from '../../plan/index.ts'
import type { DrawingPorts } from '../drawing.ts'
import { checkMaterials } from './check-material.ts'

/**
 * Runs the checks that approving needs and that were not run on what the materials say now: of one activity, of those
 * named, or of all. Draws, so it is done before the approval and outside of its transaction. Role approver.
 */
export async function checkBeforeApproval(
  ctx: Ctx,
  ports: DrawingPorts,
  { campaignId, activityIds }: { campaignId: string; activityIds?: readonly string[] },
): Promise<void> {
  requireRole(ctx.actor, 'approver')
  const materialIds = await materialsOfActivities(ctx, { campaignId, ...(activityIds && { activityIds }) })
  if (materialIds.length > 0) await checkMaterials(ctx, ports, { campaignId, materialIds })
}
