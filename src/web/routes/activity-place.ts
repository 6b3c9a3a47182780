import type { SignedInContext } from '../signed-in.ts'

/** An activity of a campaign, as the address of a page names it. */
export interface ActivityPlace {
  readonly campaignId: string
  readonly activityId: string
}

export function placeOf(c: SignedInContext): ActivityPlace {
  return { campaignId: c.req.param('campaign') ?? '', activityId: c.req.param('activity') ?? '' }
}
