import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** An unfinished occurrence of an activity, or the activity alone where it has none. */
export interface OpenRow {
  id: string
  /** People put it up, and nobody is written to. */
  isOffline: number
  pausedAt: number | null
  occurrenceId: number | null
  handedOff: number
  /** Over its time and not yet released by a person: missed, or stopped on the way. What people put up never is. */
  overdue: number
}

/** A rest that stood still this long, and what is this late, waits for a person. Milliseconds. */
const LATE_BY = 3_600_000

export async function campaignState(
  rows: Rows,
  campaignId: string,
): Promise<{ pausedAt: number | null; cancelledAt: number | null; postponedAt: number | null } | undefined> {
  const found = await rows.all<{ pausedAt: number | null; cancelledAt: number | null; postponedAt: number | null }>(
    sql`SELECT paused_at AS pausedAt, cancelled_at AS cancelledAt, postponed_at AS postponedAt FROM campaigns WHERE id = ${campaignId}`,
  )
  return found[0]
}

/** What of a campaign is not finished, in the order of the plan and of its dates. */
export async function openOccurrences(rows: Rows, campaignId: string, now: number): Promise<OpenRow[]> {
  return rows.all<OpenRow>(sql`
    SELECT a.id, a.message_id IS NULL AS isOffline, a.paused_at AS pausedAt, o.id AS occurrenceId, coalesce(o.handed_off, 0) AS handedOff,
      coalesce(a.message_id IS NOT NULL AND o.send_late = 0 AND (o.latest_at < ${now}
        OR (a.late = 'ask' AND o.frozen_at IS NOT NULL AND o.goes_on_at < ${now - LATE_BY})), 0) AS overdue
    FROM activities a LEFT JOIN occurrences o ON o.campaign_id = a.campaign_id AND o.activity_id = a.id
    WHERE a.campaign_id = ${campaignId} AND a.ended_at IS NULL AND (o.id IS NULL OR o.finished_at IS NULL)
    ORDER BY a.position, a.id, o.instant`)
}

export async function setCampaignPaused(rows: Rows, campaignId: string, at: number | null): Promise<void> {
  await rows.run(sql`UPDATE campaigns SET paused_at = ${at} WHERE id = ${campaignId}`)
}

/** Without a date of its launch a campaign waits; null: it has one again. */
export async function setPostponed(rows: Rows, campaignId: string, at: number | null): Promise<void> {
  await rows.run(sql`UPDATE campaigns SET postponed_at = ${at} WHERE id = ${campaignId}`)
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

/** They do not go out by themselves any more, however late they may be by their plan: a person decides. */
export async function holdBacklog(rows: Rows, occurrenceIds: readonly number[], reason: string): Promise<void> {
  await rows.run(sql`UPDATE occurrences SET status = 'missed', reason = ${reason}, latest_at = instant + ${LATE_BY}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(occurrenceIds)})) AND frozen_at IS NULL AND audience = 0`)
}

/** Something newer goes out in its place: it ends as missed, and its reason says so. */
export async function endMissed(rows: Rows, occurrenceId: number, reason: string, now: number): Promise<void> {
  await rows.run(sql`UPDATE occurrences SET status = 'missed', reason = ${reason}, finished_at = ${now}
    WHERE id = ${occurrenceId} AND frozen_at IS NULL AND audience = 0`)
}

/** A person decided that an overdue occurrence is to be sent all the same. */
export async function sendLate(rows: Rows, occurrenceId: number): Promise<void> {
  await rows.run(
    sql`UPDATE occurrences SET send_late = 1, status = CASE WHEN frozen_at IS NULL THEN 'planned' ELSE 'sending' END, reason = NULL
        WHERE id = ${occurrenceId} AND finished_at IS NULL`,
  )
}
