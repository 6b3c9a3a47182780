import {
  anchorRows,
  activityRows,
  type CampaignRow,
  campaignRow,
  campaignRows,
  occurrenceRows,
} from '../../../db/queries/plan.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { formatInstant } from '../../schedule/index.ts'
import { isApproved } from '../approval/approval-of.ts'
import { hasGoneOut } from '../dates/dated-occurrence.ts'
import { type StatusInPlan, standingInPlan } from './standing-in-plan.ts'
import { noCampaign } from '../stored/no-campaign.ts'

/** Instants are ISO 8601 in UTC; `wall` is what clocks in `zone` show then. */
export interface ShownDate {
  readonly wall: string
  readonly zone: string
  readonly instant: string
}

interface ShownOccurrence extends ShownDate {
  readonly activity: string
  readonly channel: string
  /** The id of the audience; null: people put something up, and nobody is written to. */
  readonly audience: string | null
  /**
   * As in the ledger, or `paused` while the campaign or the activity is paused and it is not finished. What people put up is
   * `to do` from its date on and then `done`.
   */
  readonly status: StatusInPlan
  readonly reason: string | null
  /** What is over was approved when it went out. */
  readonly approved: boolean
  /** Rows of the ledger; `audience` is the sum of the others. */
  readonly counts: Readonly<
    Record<'audience' | 'queued' | 'handedOff' | 'sent' | 'failed' | 'skipped' | 'unknown' | 'cancelled', number>
  >
}

export interface ShownPlan {
  readonly campaign: string
  readonly title: string
  readonly isExample: boolean
  readonly launch: ShownDate
  /** The launch has no date for now, and nothing goes out; `launch` is the one it had. */
  readonly isPostponed: boolean
  /** In the order of their instants. */
  readonly occurrences: readonly ShownOccurrence[]
}

/** The dated plan of a campaign, for every role. Throws `NotFound`. */
export async function showPlan(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<ShownPlan> {
  requireRole(ctx.actor, ...ROLES)
  const campaign = await campaignRow(ctx.db.rows, campaignId)
  if (campaign === undefined) throw await noCampaign(ctx.db.rows, campaignId)
  const launch = (await anchorRows(ctx.db.rows, campaignId)).find(({ name }) => name === 'launch')!
  const activities = new Map((await activityRows(ctx.db.rows, campaignId)).map((activity) => [activity.id, activity]))
  const occurrences = await occurrenceRows(ctx.db.rows, campaignId)
  const standingOf = standingInPlan({ campaign, launch, activities, occurrences }, ctx.now.getTime())
  return {
    campaign: campaign.id,
    title: campaign.title,
    isExample: campaign.isExample,
    launch: shownDate(launch),
    isPostponed: campaign.postponedAt !== null,
    occurrences: occurrences.flatMap((occurrence) => {
      const activity = activities.get(occurrence.activityId)
      if (activity === undefined) return []
      const { audience, queued, handedOff, sent, failed, skipped, unknown, cancelled } = occurrence
      return [
        {
          activity: activity.id,
          channel: activity.channel,
          audience: activity.audienceId,
          ...shownDate(occurrence),
          ...standingOf(activity, occurrence),
          approved: isApproved(activity) || hasGoneOut(occurrence),
          counts: { audience, queued, handedOff, sent, failed, skipped, unknown, cancelled },
        },
      ]
    }),
  }
}

export interface CampaignSummary {
  readonly campaign: string
  readonly title: string
  readonly launch: ShownDate
  readonly activities: number
  readonly isExample: boolean
  readonly status: 'running' | 'paused' | 'postponed' | 'cancelled'
}

/** Every campaign, the earliest launch first; for every role. */
export async function listCampaigns(ctx: Ctx): Promise<CampaignSummary[]> {
  requireRole(ctx.actor, ...ROLES)
  const campaigns = await campaignRows(ctx.db.rows)
  return campaigns.map(({ id, title, wall, zone, instant, activities, isExample, ...of }) => ({
    campaign: id,
    title,
    launch: shownDate({ wall, zone, instant }),
    activities,
    isExample,
    status: stateOf(of),
  }))
}

function stateOf({
  cancelledAt,
  postponedAt,
  pausedAt,
}: Pick<CampaignRow, 'cancelledAt' | 'postponedAt' | 'pausedAt'>): CampaignSummary['status'] {
  if (cancelledAt !== null) return 'cancelled'
  if (postponedAt !== null) return 'postponed'
  return pausedAt !== null ? 'paused' : 'running'
}

export function shownDate({ wall, zone, instant }: { wall: string; zone: string; instant: number }): ShownDate {
  return { wall, zone, instant: formatInstant(instant) }
}
