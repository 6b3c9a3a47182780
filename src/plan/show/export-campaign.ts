import { planRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { Conflict } from '../../errors.ts'
import { campaignFileText } from '../file/campaign-file-text.ts'
import { fileOfPlan } from '../file/file-of-plan.ts'
import { planAhead } from '../stored/plan-of-rows.ts'
import { LARGEST } from '../file/read-campaign-file.ts'
import { noCampaign } from '../stored/no-campaign.ts'

export interface CampaignFileText {
  /** Such as `renew-online.yaml`. */
  readonly fileName: string
  readonly text: string
}

/**
 * A campaign as its file, with the bodies of its messages in it; applied again it changes nothing. Activities that have
 * ended are left out, unless others hang on them or the whole campaign was cancelled. For every role. Throws `NotFound`, and `Conflict` for a
 * campaign with more text than a file may have.
 */
export async function campaignFile(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<CampaignFileText> {
  requireRole(ctx.actor, ...ROLES)
  const rows = await planRows(ctx.db.rows, campaignId)
  if (rows === undefined) throw await noCampaign(ctx.db.rows, campaignId)
  const ended = rows.activities.filter(({ endedAt }) => endedAt !== null && rows.campaign.cancelledAt === null)
  const text = campaignFileText(fileOfPlan(planAhead(rows)), new Set(ended.map(({ id }) => id)))
  if (new TextEncoder().encode(text).length > LARGEST) {
    throw new Conflict(`${campaignId} has over 2 MB of text, which is more than one campaign file may have`)
  }
  return { fileName: `${campaignId}.yaml`, text }
}
