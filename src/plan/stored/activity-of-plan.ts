import type { Rows } from '../../../db/index.ts'
import { type PlanRows, planRows } from '../../../db/queries/plan.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { nearestOr } from '../file/shape-problems.ts'
import { noCampaign } from './no-campaign.ts'

/** The plan of a campaign in the database. Throws `NotFound`, and says which campaigns there are. */
export async function storedPlan(rows: Rows, campaignId: string): Promise<PlanRows> {
  const plan = await planRows(rows, campaignId)
  if (plan === undefined) throw await noCampaign(rows, campaignId)
  return plan
}

/** An activity of a plan by its id. Throws `NotFound`, with the nearest id. */
export function activityOf({ campaign, activities }: PlanRows, activityId: string): PlanRows['activities'][number] {
  const activity = activities.find(({ id }) => id === activityId)
  if (activity !== undefined) return activity
  const known = activities.map(({ id }) => id)
  const choice = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'
  throw new NotFound(`${campaign.id} has no activity ${activityId}; ${nearestOr(activityId, known, choice)}`)
}

/** Throws `Conflict` where an activity is not what somebody saw of it, told by the hash of its content. */
export function refuseUnseen({ id, contentHash }: PlanRows['activities'][number], seen: string | undefined): void {
  if (seen === undefined || seen === contentHash) return
  throw new Conflict(
    `activity ${id} was changed since you opened it, so nothing was decided: look at what it is now, and decide on that`,
  )
}
