import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** The channels on which a campaign sends, with the rate at which each hands over. */
export async function ratesOf(rows: Rows, campaignId: string): Promise<{ channel: string; rate: string | null }[]> {
  return rows.all(
    sql`SELECT id AS channel, rate FROM channels WHERE campaign_id = ${campaignId} AND kind <> 'offline' ORDER BY id`,
  )
}

/** The audiences that activities still to come are for, each once. */
export async function audiencesToCome(
  rows: Rows,
  campaignId: string,
): Promise<{ campaignId: string; rule: string | null; list: string | null; received: string | null }[]> {
  return rows.all(sql`SELECT DISTINCT au.campaign_id AS campaignId, au.rule, au.list, au.received FROM occurrences o
    JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
    JOIN audiences au ON au.campaign_id = a.campaign_id AND au.id = a.audience_id
    WHERE o.campaign_id = ${campaignId} AND o.finished_at IS NULL AND a.ended_at IS NULL`)
}

/** Occurrences of a campaign of which the ledger has rows. */
export async function frozenOccurrences(rows: Rows, campaignId: string): Promise<number[]> {
  const found = await rows.all<{ id: number }>(
    sql`SELECT id FROM occurrences WHERE campaign_id = ${campaignId} AND (frozen_at IS NOT NULL OR frozen_to > 0) ORDER BY id`,
  )
  return found.map(({ id }) => id)
}

/** The cap on messages per person that a campaign keeps to, if any; `per` as written. */
export async function frequencyCapOf(rows: Rows, campaignId: string): Promise<{ per: string } | undefined> {
  const found = await rows.all<{ cap: string | null }>(
    sql`SELECT frequency_cap AS cap FROM campaigns WHERE id = ${campaignId}`,
  )
  const cap = found[0]?.cap
  if (!cap) return undefined
  const { per }: { per: string } = JSON.parse(cap)
  return { per }
}

/** Of these activities no more dates are planned than are there. */
export async function stopRepeating(tx: Rows, campaignId: string, activities: readonly string[]): Promise<void> {
  await tx.run(sql`UPDATE activities SET repeat = NULL
    WHERE campaign_id = ${campaignId} AND id IN (SELECT value FROM json_each(${JSON.stringify(activities)}))`)
}

/** Approves every activity that is still to come as it is now; answers which were not, in the order of the plan. */
export async function approveAll(tx: Rows, campaignId: string): Promise<string[]> {
  const waiting = sql`campaign_id = ${campaignId} AND ended_at IS NULL AND approved_hash IS NOT content_hash AND EXISTS (
    SELECT 1 FROM occurrences o WHERE o.campaign_id = activities.campaign_id AND o.activity_id = activities.id
      AND o.finished_at IS NULL)`
  const found = await tx.all<{ id: string }>(sql`SELECT id FROM activities WHERE ${waiting} ORDER BY position, id`)
  await tx.run(sql`UPDATE activities SET approved_hash = content_hash WHERE ${waiting}`)
  return found.map(({ id }) => id)
}

/** Takes what is being handed over just now as accepted, and counts the ledger of every occurrence anew. */
export async function settleAndRecount(tx: Rows, now: number): Promise<void> {
  await tx.run(
    sql`UPDATE deliveries SET status = 'sent', settle_by = NULL, settled_at = ${now} WHERE status = 'handed-off'`,
  )
  await tx.run(sql`UPDATE occurrences SET audience = n.audience, queued = n.queued, handed_off = 0, sent = n.sent,
      failed = n.failed, skipped = n.skipped, unknown = n.unknown, cancelled = n.cancelled
    FROM (SELECT occurrence_id AS id, count(*) AS audience, sum(status = 'queued') AS queued, sum(status = 'sent') AS sent,
        sum(status = 'failed') AS failed, sum(status = 'skipped') AS skipped, sum(status = 'unknown') AS unknown,
        sum(status = 'cancelled') AS cancelled FROM deliveries GROUP BY occurrence_id) n
    WHERE occurrences.id = n.id`)
}

/** How many rows of each occurrence were sent. */
export async function sentByOccurrence(rows: Rows, campaignId: string): Promise<Map<number, number>> {
  const found = await rows.all<{ id: number; sent: number }>(
    sql`SELECT id, sent FROM occurrences WHERE campaign_id = ${campaignId}`,
  )
  return new Map(found.map(({ id, sent }) => [id, sent]))
}

/** How many ledger rows there can be for what is still to come, at most. */
export async function mostRowsToCome(rows: Rows): Promise<number> {
  const found = await rows.all<{ rows: number }>(sql`SELECT (SELECT count(*) FROM contacts) *
    (SELECT count(*) FROM occurrences WHERE finished_at IS NULL) AS rows`)
  return found[0]!.rows
}

/** When the next rate that holds anything back allows a hand-over. */
export async function nextSlot(rows: Rows, now: number): Promise<number | undefined> {
  const next = await rows.all<{ at: number | null }>(
    sql`SELECT min(next_slot_at) AS at FROM channels WHERE next_slot_at > ${now}`,
  )
  return next[0]?.at ?? undefined
}

/** When the next occurrence that was not begun is over its time. */
export async function nextLatestStart(rows: Rows, now: number): Promise<number | undefined> {
  const next = await rows.all<{ at: number | null }>(sql`SELECT min(o.latest_at) AS at FROM occurrences o
    JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id AND a.message_id IS NOT NULL
    WHERE o.finished_at IS NULL AND o.frozen_at IS NULL AND o.status <> 'missed' AND o.send_late = 0 AND o.latest_at >= ${now}`)
  return next[0]?.at ?? undefined
}

/** One date of a campaign as it ended. Instants in milliseconds. */
export interface RehearsedRow {
  id: number
  activity: string
  channel: string
  /** Null: nobody is written to, it is put up on an offline channel. */
  audience: string | null
  wall: string
  zone: string
  instant: number
  status: string
  reason: string | null
  finishedAt: number | null
  paused: number
  ended: number
  /** The first hand-over, and the last outcome of one. */
  begins: number | null
  ends: number | null
}

/** Every date of a campaign, in the order of its instants, with what became of it. */
export async function rehearsedOccurrences(rows: Rows, campaignId: string): Promise<RehearsedRow[]> {
  return rows.all<RehearsedRow>(sql`SELECT o.id, o.activity_id AS activity, a.channel, a.audience_id AS audience, o.wall, o.zone,
      o.instant, o.status, o.reason, o.finished_at AS finishedAt, coalesce(a.paused_at, c.paused_at) IS NOT NULL AS paused,
      coalesce(a.ended_at, c.cancelled_at) IS NOT NULL AS ended, n.begins, n.ends
    FROM occurrences o JOIN campaigns c ON c.id = o.campaign_id
      JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
      LEFT JOIN (SELECT occurrence_id AS id, min(handed_off_at) AS begins, max(settled_at) AS ends
        FROM deliveries WHERE handed_off_at IS NOT NULL GROUP BY occurrence_id) n ON n.id = o.id
    WHERE o.campaign_id = ${campaignId} ORDER BY o.instant, a.position, o.ordinal`)
}

/** The last deadline of a campaign's goals. */
export async function lastDeadline(rows: Rows, campaignId: string): Promise<number> {
  const found = await rows.all<{ at: number | null }>(
    sql`SELECT max(by_instant) AS at FROM goals WHERE campaign_id = ${campaignId}`,
  )
  return found[0]?.at ?? 0
}
