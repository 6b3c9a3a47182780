import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** What a row of the ledger can count as; the names of the counters of an occurrence. */
export type Counter = 'queued' | 'handedOff' | 'sent' | 'failed' | 'skipped' | 'unknown' | 'cancelled'

export type CounterDelta = Partial<Record<Counter, number>>

export interface DueRow {
  id: number
  campaignId: string
  activityId: string
  status: 'planned' | 'due' | 'sending' | 'held' | 'missed' | 'sent' | 'part-sent' | 'cancelled'
  reason: string | null
  /** Which of its activity's occurrences it is, from 1. */
  ordinal: number
  wall: string
  zone: string
  instant: number
  /** From when on it is looked at; before its instant where each recipient's own clock counts. */
  dueAt: number
  latestAt: number | null
  late: string
  sendLate: number
  frozenTo: number
  frozenAt: number | null
  finishedAt: number | null
  goesOnAt: number | null
  audience: number
  queued: number
  handedOff: number
  sent: number
  skipped: number
  failed: number
  unknown: number
  cancelled: number
  scheduleEpoch: number
  isExample: number
  quietHours: string | null
  languages: string
  channel: string
  rate: string | null
  nextSlotAt: number
  downUntil: number | null
  downReason: string | null
  messageId: string
  audienceId: string
  purpose: 'service' | 'public-task' | 'marketing' | 'emergency'
  rule: string | null
  list: string | null
  received: string | null
  contentHash: string
  approvedHash: string | null
  campaignPaused: number | null
  activityPaused: number | null
  ended: number | null
  clock: 'campaign' | 'recipient'
  /** An activity that has to have gone out first, and whether it has; 1 where there is none. */
  notBeforeActivity: string | null
  mayFollow: number
  /** That activity has ended, so that it never will if it has not. */
  firstEnded: number
  postponedAt: number | null
  calendar: string | null
  frequencyCap: string | null
  blackoutOverride: string | null
  launchZone: string
  withoutZone: number
}

/** Whether the activity that has to go out before `a` has, or was done, the first time at least. */
export const firstHasGone = sql`(a.not_before_activity IS NULL OR EXISTS (SELECT 1 FROM occurrences b
  WHERE b.campaign_id = a.campaign_id AND b.activity_id = a.not_before_activity AND b.finished_at IS NOT NULL AND (b.sent > 0 OR b.proof IS NOT NULL)))`

/** Whether that activity has ended. */
export const firstHasEnded = sql`EXISTS (SELECT 1 FROM activities f
  WHERE f.campaign_id = a.campaign_id AND f.id = a.not_before_activity AND f.ended_at IS NOT NULL)`

const dueColumns = sql`
  o.id, o.campaign_id AS campaignId, o.activity_id AS activityId, o.status, o.reason, o.ordinal, o.wall, o.zone, o.instant, o.due_at AS dueAt, o.latest_at AS latestAt, a.late,
  o.send_late AS sendLate, o.frozen_to AS frozenTo, o.frozen_at AS frozenAt, o.finished_at AS finishedAt, o.goes_on_at AS goesOnAt, o.audience, o.queued, o.handed_off AS handedOff, o.sent, o.skipped,
  o.failed, o.unknown, o.cancelled,
  o.schedule_epoch AS scheduleEpoch, c.is_example AS isExample,
  c.quiet_hours AS quietHours, c.languages, a.channel, ch.rate, coalesce(ch.next_slot_at, 0) AS nextSlotAt,
  ch.down_until AS downUntil, ch.down_reason AS downReason, a.message_id AS messageId, a.audience_id AS audienceId, m.purpose, au.rule, au.list, au.received,
  a.content_hash AS contentHash, a.approved_hash AS approvedHash, c.paused_at AS campaignPaused,
  a.paused_at AS activityPaused, coalesce(a.ended_at, c.cancelled_at) AS ended, a.clock,
  a.not_before_activity AS notBeforeActivity, ${firstHasGone} AS mayFollow, ${firstHasEnded} AS firstEnded, c.postponed_at AS postponedAt, c.calendar,
  c.frequency_cap AS frequencyCap, a.blackout_override AS blackoutOverride,
  (SELECT zone FROM anchors n WHERE n.campaign_id = c.id AND n.name = 'launch') AS launchZone, o.without_zone AS withoutZone`

/** What is put up on an offline channel has no message and no audience, and is not among these: no dispatcher has anything to do with it. */
const dueTables = sql`
  occurrences o
  JOIN campaigns c ON c.id = o.campaign_id
  JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
  JOIN messages m ON m.campaign_id = o.campaign_id AND m.id = a.message_id
  JOIN audiences au ON au.campaign_id = o.campaign_id AND au.id = a.audience_id
  LEFT JOIN channels ch ON ch.campaign_id = o.campaign_id AND ch.id = a.channel`

/** Occurrences of messages whose time has come and which are not finished, earliest first. */
export function dueQuery(now: number): SQL {
  return sql`SELECT ${dueColumns} FROM ${dueTables}
    WHERE o.finished_at IS NULL AND o.due_at <= ${now} ORDER BY o.due_at, o.id`
}

export async function dueOccurrences(rows: Rows, now: number): Promise<DueRow[]> {
  return rows.all<DueRow>(dueQuery(now))
}

export async function dueOccurrence(rows: Rows, id: number): Promise<DueRow | undefined> {
  return (await rows.all<DueRow>(sql`SELECT ${dueColumns} FROM ${dueTables} WHERE o.id = ${id}`))[0]
}

/** The occurrences of a campaign's messages, or of one activity, in the order of the plan; of an activity the latest comes last. */
export async function occurrencesOfCampaign(rows: Rows, campaignId: string, activityId?: string): Promise<DueRow[]> {
  const only = activityId === undefined ? sql`` : sql`AND o.activity_id = ${activityId}`
  return rows.all<DueRow>(sql`SELECT ${dueColumns} FROM ${dueTables}
    WHERE o.campaign_id = ${campaignId} ${only} ORDER BY a.position, a.id, o.instant, o.ordinal`)
}

/** The next moment an unfinished occurrence of a message falls due after `now`. */
export async function nextDueInstant(rows: Rows, now: number): Promise<number | undefined> {
  const next = await rows.all<{ dueAt: number }>(
    sql`SELECT o.due_at AS dueAt FROM occurrences o WHERE o.finished_at IS NULL AND o.due_at > ${now} AND EXISTS (
      SELECT 1 FROM activities a WHERE a.campaign_id = o.campaign_id AND a.id = o.activity_id AND a.message_id IS NOT NULL)
      ORDER BY o.due_at LIMIT 1`,
  )
  return next[0]?.dueAt
}

/** Ends a date on an offline channel: a person did it. */
export async function finishDone(
  rows: Rows,
  { campaignId, activityId, ordinal }: { campaignId: string; activityId: string; ordinal: number },
  { proof, doneBy, at }: { proof: string; doneBy: string; at: number },
): Promise<void> {
  await rows.run(sql`UPDATE occurrences SET status = 'sent', reason = NULL, finished_at = ${at}, proof = ${proof}, done_by = ${doneBy}
    WHERE campaign_id = ${campaignId} AND activity_id = ${activityId} AND ordinal = ${ordinal} AND finished_at IS NULL`)
}

export interface OccurrenceChange {
  status?: string
  reason?: string | null
  frozenTo?: number
  frozenAt?: number
  finishedAt?: number
  goesOnAt?: number
}

export async function changeOccurrence(rows: Rows, id: number, change: OccurrenceChange): Promise<void> {
  const sets: SQL[] = []
  if (change.status !== undefined) sets.push(sql`status = ${change.status}`)
  if (change.reason !== undefined) sets.push(sql`reason = ${change.reason}`)
  if (change.frozenTo !== undefined) sets.push(sql`frozen_to = ${change.frozenTo}`)
  if (change.frozenAt !== undefined) sets.push(sql`frozen_at = ${change.frozenAt}`)
  if (change.finishedAt !== undefined) sets.push(sql`finished_at = ${change.finishedAt}`)
  if (change.goesOnAt !== undefined) sets.push(sql`goes_on_at = ${change.goesOnAt}`)
  await rows.run(sql`UPDATE occurrences SET ${sql.join(sets, sql`, `)} WHERE id = ${id}`)
}

/** Gives an occurrence that was moved while the last of it went out the date it went out under, if nobody is left for the new one. */
export async function keepDateOfLast(
  rows: Rows,
  { id, wall, zone, instant, dueAt, latestAt, ...sent }: DueRow,
): Promise<void> {
  await rows.run(sql`UPDATE occurrences
    SET wall = ${wall}, zone = ${zone}, instant = ${instant}, due_at = ${dueAt}, latest_at = ${latestAt}
    WHERE id = ${id} AND schedule_epoch <> ${sent.scheduleEpoch} AND finished_at IS NULL AND queued = 0 AND handed_off = 0
      AND sent + failed + unknown > 0`)
}

/** Moves the counters of an occurrence; always in the transaction that moved the rows. */
export async function moveCounters(
  rows: Rows,
  id: number,
  delta: CounterDelta & { audience?: number; withoutZone?: number },
): Promise<void> {
  await rows.run(sql`UPDATE occurrences SET
    audience = audience + ${delta.audience ?? 0}, queued = queued + ${delta.queued ?? 0},
    handed_off = handed_off + ${delta.handedOff ?? 0}, sent = sent + ${delta.sent ?? 0},
    failed = failed + ${delta.failed ?? 0}, skipped = skipped + ${delta.skipped ?? 0},
    unknown = unknown + ${delta.unknown ?? 0}, cancelled = cancelled + ${delta.cancelled ?? 0},
    without_zone = without_zone + ${delta.withoutZone ?? 0} WHERE id = ${id}`)
}
