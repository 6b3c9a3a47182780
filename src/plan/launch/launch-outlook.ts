import { type Ctx, requireRole } from '../../access/index.ts'
import { Conflict } from '../../errors.ts'
import { type CampaignPage, campaignPage } from '../show/campaign-page.ts'
import type { DatedLine } from '../show/dated-lines.ts'
import { type LaunchHistory, launchHistory } from './postpone-launch.ts'

export type LaunchAct = 'move' | 'postpone' | 'reinstate'

/** What a person is shown before a launch changes. */
export interface LaunchOutlook extends Pick<
  CampaignPage,
  'campaign' | 'launch' | 'anchors' | 'objectives' | 'activities'
> {
  readonly history: LaunchHistory
  /** Dates on which something is still to go out, in their order. */
  readonly ahead: readonly DatedLine[]
}

/**
 * The launch of a campaign with what hangs on it, before it is moved (role planner), postponed or reinstated (planner or
 * operator). Throws `NotFound`, and `Conflict` for a cancelled campaign.
 */
export async function launchOutlook(
  ctx: Ctx,
  { campaignId, act }: { campaignId: string; act: LaunchAct },
): Promise<LaunchOutlook> {
  requireRole(ctx.actor, ...(act === 'move' ? (['planner'] as const) : (['planner', 'operator'] as const)))
  const { campaign, launch, anchors, objectives, activities } = await campaignPage(ctx, { campaignId })
  if (campaign.state === 'cancelled')
    throw new Conflict(`${campaignId} was cancelled; its launch does not change any more`)
  const dates = activities.flatMap((activity) => activity.dates)
  return {
    campaign,
    launch,
    anchors,
    objectives,
    activities,
    history: await launchHistory(ctx, { campaignId }),
    ahead: dates
      .filter(({ isOver }) => !isOver)
      .toSorted((one, other) => Date.parse(one.instant) - Date.parse(other.instant)),
  }
}
