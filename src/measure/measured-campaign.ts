import { closest } from 'fastest-levenshtein'
import { everyCampaign } from '../../db/queries/measure.ts'
import type { Ctx } from '../access/index.ts'
import { NotFound } from '../errors.ts'

/** The campaign that is to be measured. Throws `NotFound`, naming the one that was perhaps meant. */
export async function requireCampaign(ctx: Ctx, campaignId: string): Promise<{ isExample: boolean }> {
  const known = await everyCampaign(ctx.db.rows)
  const found = known.find(({ id }) => id === campaignId)
  if (found) return found
  const ids = known.map(({ id }) => id)
  const hint = ids.length > 0 ? `did you mean “${closest(campaignId, ids)}”?` : 'apply a campaign file first.'
  throw new NotFound(`there is no campaign “${campaignId}”; ${hint}`)
}
