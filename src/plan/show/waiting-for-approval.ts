import { waitingCampaigns } from '../../../db/queries/plan-pages.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { campaignNamed, type NamedCampaign } from './coming-up.ts'
import { type ShownDate, shownDate } from './show-plan.ts'

/** What of a campaign waits for an approver, and when the first of it goes out or was to. */
export interface WaitingForApproval {
  readonly campaign: NamedCampaign
  readonly activities: number
  readonly first: ShownDate
  /** The launch has no date for now, so nothing goes out. */
  readonly isPostponed: boolean
}

/** Campaigns with activities that nobody has approved as they are, the most urgent first. For every role. */
export async function waitingForApproval(ctx: Ctx): Promise<WaitingForApproval[]> {
  requireRole(ctx.actor, ...ROLES)
  const rows = await waitingCampaigns(ctx.db.rows)
  return rows.map((row) => ({
    campaign: campaignNamed(row),
    activities: row.activities,
    first: shownDate(row),
    isPostponed: row.postponedAt !== null,
  }))
}
