import type { Rows } from '../../../db/index.ts'
import { addLaunchMove, launchMoveRows } from '../../../db/queries/launch-moves.ts'
import { campaignRow } from '../../../db/queries/plan.ts'
import { setPostponed } from '../../../db/queries/steering.ts'
import { actorName, audit, type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { Conflict } from '../../errors.ts'
import { readFreeText, readFreeTextOrNone } from '../free-text.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import { noCampaign } from '../stored/no-campaign.ts'

export interface PostponeInput {
  readonly campaignId: string
  readonly reason?: string | undefined
}

/**
 * Takes the date from a launch without giving it another: from the next batch on nothing of the campaign goes out, until
 * the launch is moved or reinstated. Role planner or operator, with a reason. Throws `Conflict` where it has no date already.
 */
export async function postponeLaunch(ctx: Ctx, { campaignId, reason = '' }: PostponeInput): Promise<void> {
  requireRole(ctx.actor, 'planner', 'operator')
  const why = readFreeText(reason, { path: 'reason', expected: 'in a sentence why the launch is postponed' })
  await ctx.db.write(async (tx) => {
    const { launch, postponedAt } = await launchOfCampaign(tx, campaignId)
    if (postponedAt !== null) throw new Conflict(`the launch of ${campaignId} is postponed already`)
    await setPostponed(tx, campaignId, ctx.now.getTime())
    const change = { kind: 'postponed', toWall: null, toZone: null, reason: why } as const
    await note(tx, ctx, campaignId, { launch, ...change })
    await audit(tx, ctx, 'launch.postpone', campaignId, { launch }, { launch: null, reason: why })
  })
}

/**
 * Gives a postponed launch its old date back. What fell due meanwhile is late, and its late policy decides. Role planner
 * or operator. Throws `Conflict` where it was not postponed.
 */
export async function reinstateLaunch(ctx: Ctx, { campaignId, reason = '' }: PostponeInput): Promise<void> {
  requireRole(ctx.actor, 'planner', 'operator')
  const why = readFreeTextOrNone(reason, 'reason')
  await ctx.db.write(async (tx) => {
    const { launch, postponedAt } = await launchOfCampaign(tx, campaignId)
    if (postponedAt === null) throw new Conflict(`the launch of ${campaignId} is not postponed: it is ${launch.wall}`)
    await setPostponed(tx, campaignId, null)
    const change = { kind: 'reinstated', toWall: launch.wall, toZone: launch.zone, reason: why } as const
    await note(tx, ctx, campaignId, { launch, ...change })
    await audit(tx, ctx, 'launch.reinstate', campaignId, { launch: null }, { launch, reason: why })
  })
}

/** How the anchors of a campaign were moved, the first move first. */
export type LaunchHistory = Awaited<ReturnType<typeof launchMoveRows>>

/** The history of a campaign's launch and other anchors. Any role. Throws `NotFound`. */
export async function launchHistory(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<LaunchHistory> {
  requireRole(ctx.actor, ...ROLES)
  if ((await campaignRow(ctx.db.rows, campaignId)) === undefined) throw await noCampaign(ctx.db.rows, campaignId)
  return launchMoveRows(ctx.db.rows, campaignId)
}

async function launchOfCampaign(tx: Rows, campaignId: string) {
  const { campaign, anchors } = await storedPlan(tx, campaignId)
  if (campaign.cancelledAt !== null) throw new Conflict(`${campaignId} was cancelled; nothing of it changes any more`)
  const { wall, zone } = anchors.find(({ name }) => name === 'launch')!
  return { launch: { wall, zone }, postponedAt: campaign.postponedAt }
}

async function note(
  tx: Rows,
  ctx: Ctx,
  campaignId: string,
  {
    launch,
    ...change
  }: { launch: { wall: string; zone: string } } & Pick<LaunchHistory[number], 'kind' | 'toWall' | 'toZone' | 'reason'>,
): Promise<void> {
  const by = { actor: actorName(ctx.actor), at: ctx.now.getTime() }
  await addLaunchMove(tx, {
    campaignId,
    anchor: 'launch',
    fromWall: launch.wall,
    fromZone: launch.zone,
    ...change,
    ...by,
  })
}
