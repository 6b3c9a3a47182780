import { planRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import type { Applied } from '../apply/applied.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { changeCampaign } from '../apply/change-campaign.ts'
import { createCampaign } from '../apply/create-campaign.ts'
import { refuseExampleLists } from '../apply/example-lists.ts'
import { launchWall } from '../launch/launch-wall.ts'
import { moveSentences, moveWithin } from '../launch/move-launch.ts'
import { launchOf } from '../dates/plan-anchors.ts'

export interface ApplyInput {
  readonly plan: CampaignPlan
  /** A wall time in the launch's zone, or `now` for this minute, instead of the launch in the file; moves that of a campaign that is there. */
  readonly launch?: string
  /** Marks a new campaign as an example: it only ever reaches the built-in inbox, and may use lists of examples. */
  readonly isExample?: boolean
}

/**
 * Creates the campaign of a plan, or brings it up to the plan, in one transaction. The same plan twice changes nothing.
 * An anchor keeps the date it has, also while the plan is without it; a plan that dates it otherwise moves nothing and
 * says so, and only `launch` moves it. What a person approved is void as soon as it changes. What was handed off keeps its date.
 *
 * Throws `NotAllowed` without the role planner, `Invalid` for a launch that cannot be, `Conflict` for a cancelled campaign.
 */
export async function applyPlan(ctx: Ctx, input: ApplyInput): Promise<Applied> {
  requireRole(ctx.actor, 'planner')
  const plan = input.launch === undefined ? input.plan : withLaunch(input.plan, input.launch, ctx.now)
  return ctx.db.write(async (tx) => {
    const before = await planRows(tx, plan.id)
    await refuseExampleLists(tx, plan, before?.campaign.isExample ?? input.isExample ?? false)
    if (before === undefined) return createCampaign(tx, ctx, plan, input.isExample ?? false)
    if (input.launch === undefined) return changeCampaign(tx, ctx, before, plan)
    const move = await moveWithin(tx, ctx, { campaignId: plan.id, to: input.launch })
    const applied = await changeCampaign(tx, ctx, await storedPlan(tx, plan.id), plan)
    return { ...applied, changes: [...moveSentences(move), ...applied.changes] }
  })
}

function withLaunch(plan: CampaignPlan, launch: string, now: Date): CampaignPlan {
  const { zone } = launchOf(plan.anchors)
  return { ...plan, anchors: { ...plan.anchors, launch: { wall: launchWall(launch, zone, now), zone } } }
}
