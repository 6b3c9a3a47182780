import { allAnchorRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { anchorsOfRows } from '../stored/anchors-of-rows.ts'
import { launchWall } from '../launch/launch-wall.ts'
import type { AnchorsOf } from '../file/check-campaign.ts'

/**
 * The anchors that a file would count by if it were applied: those that its campaign has already, then its own; with the
 * launch at `launch` where one is given (see `applyPlan`). So a check of it tells of the dates that there would be. Any role. Throws `Invalid` for a
 * `launch` that is no date.
 */
export async function anchorsInForce(ctx: Ctx, { launch }: { launch?: string | undefined }): Promise<AnchorsOf> {
  requireRole(ctx.actor, ...ROLES)
  const stored = Map.groupBy(await allAnchorRows(ctx.db.rows), ({ campaignId }) => campaignId)
  return (campaignId, inFile) => {
    const anchors = { ...inFile, ...anchorsOfRows(stored.get(campaignId) ?? []) }
    if (launch === undefined || anchors.launch === undefined) return anchors
    const { zone } = anchors.launch
    return { ...anchors, launch: { wall: launchWall(launch, zone, ctx.now), zone } }
  }
}
