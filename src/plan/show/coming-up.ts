import { linesBetween } from '../../../db/queries/plan-pages.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import { type ActivityLine, activityLine } from './activity-line.ts'
import { DAY } from '../../schedule/index.ts'

/** A campaign as a line about one of its parts names it. */
export interface NamedCampaign {
  readonly id: string
  readonly title: string
  readonly isExample: boolean
}

export interface ComingUp extends ActivityLine {
  readonly campaign: NamedCampaign
}

const LONGEST = 366

/** What goes out within so many days, of all campaigns or of one, the earliest first; for every role. */
export async function comingUp(
  ctx: Ctx,
  { days = 7, campaignId }: { days?: number; campaignId?: string } = {},
): Promise<ComingUp[]> {
  requireRole(ctx.actor, ...ROLES)
  if (!(days > 0 && days <= LONGEST)) {
    throw new Invalid([{ path: 'days', message: `expected a number of days up to ${LONGEST}`, severity: 'error' }])
  }
  const now = ctx.now.getTime()
  const rows = await linesBetween(ctx.db.rows, now, now + days * DAY, campaignId)
  return rows.map((row) => ({ ...activityLine(row, now), campaign: campaignNamed(row) }))
}

export function campaignNamed(row: { campaignId: string; campaignTitle: string; isExample: number }): NamedCampaign {
  return { id: row.campaignId, title: row.campaignTitle, isExample: row.isExample === 1 }
}
