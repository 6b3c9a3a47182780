import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

export interface SteeredActivity {
  id: string
  pausedAt: number | null
  occurrenceId: number | null
  handedOff: number
  /** Over its time and not yet released by a person: missed, or stopped on the way. */
  overdue: number
}

export async function campaignState(
  rows: Rows,
  campaignId: string,
): Promise<{ pausedAt: number | null; cancelledAt: number | null } | undefined> {
  const found = await rows.all<{ pausedAt: number | null; cancelledAt: number | null }>(
    sql`SELECT paused_at AS pausedAt, cancelled_at AS cancelledAt FROM campaigns WHERE id = ${campaignId}`,
  )
  return found[0]
}

/** The activities of a campaign that are not finished, each with its open occurrence. */
export async function unfinishedActivities(rows: Rows, campaignId: string, now: number): Promise<SteeredActivity[]> {
  return rows.all<SteeredActivity>(sql`
    SELECT a.id, a.paused_at AS pausedAt, o.id AS occurrenceId, coalesce(o.handed_off, 0) AS handedOff,
      coalesce(o.send_late = 0 AND o.latest_at < ${now}, 0) AS overdue
    FROM activities a LEFT JOIN occurrences o ON o.campaign_id = a.campaign_id AND o.activity_id = a.id
    WHERE a.campaign_id = ${campaignId} AND a.ended_at IS NULL AND (o.id IS NULL OR o.finished_at IS NULL)
    ORDER BY a.position`)
}

export async function setCampaignPaused(rows: Rows, campaignId: string, at: number | null): Promise<void> {
  await rows.run(sql`UPDATE campaigns SET paused_at = ${at} WHERE id = ${campaignId}`)
}

export async function setCampaignCancelled(rows: Rows, campaignId: string, at: number): Promise<void> {
  await rows.run(sql`UPDATE campaigns SET cancelled_at = ${at} WHERE id = ${campaignId}`)
}

export async function setActivityPaused(
  rows: Rows,
  campaignId: string,
  activityId: string,
  at: number | null,
): Promise<void> {
  await rows.run(sql`UPDATE activities SET paused_at = ${at} WHERE campaign_id = ${campaignId} AND id = ${activityId}`)
}

export async function setActivityEnded(rows: Rows, campaignId: string, activityId: string, at: number): Promise<void> {
  await rows.run(sql`UPDATE activities SET ended_at = ${at} WHERE campaign_id = ${campaignId} AND id = ${activityId}`)
}

/** A person lets an occurrence go on: the time it stood still does not count. */
export async function goOn(rows: Rows, occurrenceId: number, now: number): Promise<void> {
  await rows.run(sql`UPDATE occurrences SET goes_on_at = ${now} WHERE id = ${occurrenceId} AND goes_on_at IS NOT NULL`)
}

/** A person decided that an overdue occurrence is to be sent all the same. */
export async function sendLate(rows: Rows, occurrenceId: number): Promise<void> {
  await rows.run(
    sql`UPDATE occurrences SET send_late = 1, status = CASE WHEN frozen_at IS NULL THEN 'planned' ELSE 'sending' END, reason = NULL
        WHERE id = ${occurrenceId}`,
  )
}
