import { campaignRow } from '../../../db/queries/plan.ts'
import type { Ctx } from '../../access/index.ts'
import { campaignClashes } from '../dates/campaign-clashes.ts'
import { type Attention, eachOnce } from './needs-attention.ts'
import { noCampaign } from '../stored/no-campaign.ts'

/** What of a campaign reaches the same people too often, as matters that a person should look at. Any role. Throws `NotFound`. */
export async function clashAttention(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<Attention[]> {
  const campaign = await campaignRow(ctx.db.rows, campaignId)
  if (campaign === undefined) throw await noCampaign(ctx.db.rows, campaignId)
  const clashes = await campaignClashes(ctx, { campaignId })
  const { id, title, isExample } = campaign
  const matters = clashes.map(({ kind, activity, sentence }) => ({
    of: kind,
    matter: { campaign: { id, title, isExample }, activity, what: 'clash', why: sentence } as const,
  }))
  return [...Map.groupBy(matters, ({ of }) => of).values()].flatMap((some) =>
    eachOnce(some.map(({ matter }) => matter)),
  )
}
