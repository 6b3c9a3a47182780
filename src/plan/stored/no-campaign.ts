import type { Rows } from '../../../db/index.ts'
import { campaignRows } from '../../../db/queries/plan.ts'
import { NotFound } from '../../errors.ts'

/** The error for a campaign that is not there; says which there are. */
export async function noCampaign(rows: Rows, campaignId: string): Promise<NotFound> {
  const known = (await campaignRows(rows)).map(({ id }) => id)
  return new NotFound(
    `there is no campaign ${campaignId}; ${known.length > 0 ? `there are ${known.join(', ')}` : 'apply a campaign file first'}`,
  )
}
