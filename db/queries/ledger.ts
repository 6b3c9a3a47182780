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
  instant: number
  zone: string
  latestAt: number | null
  late: string
  sendLate: number
  frozenTo: number
  frozenAt: number | null
  audience: number
  queued: number
  handedOff: number
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
  purpose: 'service' | 'public-task' | 'marketing' | 'emergency'
  rule: string | null
  list: string | null
  contentHash: string
  approvedHash: string | null
  campaignPaused: number | null
  activityPaused: number | null
  ended: number | null
}

const dueColumns = sql`
  o.id, o.campaign_id AS campaignId, o.activity_id AS activityId, o.status, o.reason, o.instant, o.zone, o.latest_at AS latestAt, a.late,
  o.send_late AS sendLate, o.frozen_to AS frozenTo, o.frozen_at AS frozenAt, o.audience, o.queued, o.handed_off AS handedOff, o.skipped,
  o.failed, o.unknown, o.cancelled,
  o.schedule_epoch AS scheduleEpoch, c.is_example AS isExample,
  c.quiet_hours AS quietHours, c.languages, a.channel, ch.rate, coalesce(ch.next_slot_at, 0) AS nextSlotAt,
  ch.down_until AS downUntil, ch.down_reason AS downReason, a.message_id AS messageId, m.purpose, au.rule, au.list,
  a.content_hash AS contentHash, a.approved_hash AS approvedHash, c.paused_at AS campaignPaused,
  a.paused_at AS activityPaused, coalesce(a.ended_at, c.cancelled_at) AS ended`

const dueTables = sql`
  occurrences o
  JOIN campaigns c ON c.id = o.campaign_id
  JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
  JOIN messages m ON m.campaign_id = o.campaign_id AND m.id = a.message_id
  JOIN audiences au ON au.campaign_id = o.campaign_id AND au.id = a.audience_id
  LEFT JOIN channels ch ON ch.campaign_id = o.campaign_id AND ch.id = a.channel`

/** Occurrences whose time has come and which are not finished, earliest first. */
export function dueQuery(now: number): SQL {
  return sql`SELECT ${dueColumns} FROM ${dueTables}
    WHERE o.finished_at IS NULL AND o.instant <= ${now} ORDER BY o.instant, o.id`
}

export async function dueOccurrences(rows: Rows, now: number): Promise<DueRow[]> {
  return rows.all<DueRow>(dueQuery(now))
}

export async function dueOccurrence(rows: Rows, id: number): Promise<DueRow | undefined> {
  return (await rows.all<DueRow>(sql`SELECT ${dueColumns} FROM ${dueTables} WHERE o.id = ${id}`))[0]
}

/** The next moment an unfinished occurrence falls due after `now`. */
export async function nextDueInstant(rows: Rows, now: number): Promise<number | undefined> {
  const next = await rows.all<{ instant: number }>(
    sql`SELECT instant FROM occurrences WHERE finished_at IS NULL AND instant > ${now} ORDER BY instant LIMIT 1`,
  )
  return next[0]?.instant
}

export interface OccurrenceChange {
  status?: string
  reason?: string | null
  frozenTo?: number
  frozenAt?: number
  finishedAt?: number
}

export async function changeOccurrence(rows: Rows, id: number, change: OccurrenceChange): Promise<void> {
  const sets: SQL[] = []
  if (change.status !== undefined) sets.push(sql`status = ${change.status}`)
  if (change.reason !== undefined) sets.push(sql`reason = ${change.reason}`)
  if (change.frozenTo !== undefined) sets.push(sql`frozen_to = ${change.frozenTo}`)
  if (change.frozenAt !== undefined) sets.push(sql`frozen_at = ${change.frozenAt}`)
  if (change.finishedAt !== undefined) sets.push(sql`finished_at = ${change.finishedAt}`)
  await rows.run(sql`UPDATE occurrences SET ${sql.join(sets, sql`, `)} WHERE id = ${id}`)
}

/** Moves the counters of an occurrence; always in the transaction that moved the rows. */
export async function moveCounters(rows: Rows, id: number, delta: CounterDelta & { audience?: number }): Promise<void> {
  await rows.run(sql`UPDATE occurrences SET
    audience = audience + ${delta.audience ?? 0}, queued = queued + ${delta.queued ?? 0},
    handed_off = handed_off + ${delta.handedOff ?? 0}, sent = sent + ${delta.sent ?? 0},
    failed = failed + ${delta.failed ?? 0}, skipped = skipped + ${delta.skipped ?? 0},
    unknown = unknown + ${delta.unknown ?? 0}, cancelled = cancelled + ${delta.cancelled ?? 0} WHERE id = ${id}`)
}

/**
 * Freezes one range of an audience into the ledger: a row per person, queued or skipped with its reason.
 * `members` is the `FROM … WHERE …` over contacts `c` in the audience. Answers where the range ended, and its counts.
 */
export async function freezeRange(
  rows: Rows,
  range: {
    occurrenceId: number
    campaignId: string
    channel: string
    languages: readonly string[]
    needsConsent: boolean
    members: SQL
    after: number
    limit: number
  },
): Promise<{ upTo: number | undefined; queued: number; skipped: number }> {
  const end = await rows.all<{ upTo: number | null }>(
    sql`SELECT max(id) AS upTo FROM (SELECT c.id ${range.members} AND c.id > ${range.after} ORDER BY c.id LIMIT ${range.limit})`,
  )
  const upTo = end[0]?.upTo ?? undefined
  if (upTo === undefined) return { upTo, queued: 0, skipped: 0 }
  await rows.run(sql`
    INSERT INTO deliveries (occurrence_id, contact_id, channel, language, status, reason)
    SELECT ${range.occurrenceId}, id, ${range.channel}, spoken, CASE WHEN why IS NULL THEN 'queued' ELSE 'skipped' END, why FROM (
      SELECT c.id,
        CASE WHEN c.language IN (SELECT value FROM json_each(${JSON.stringify(range.languages)})) THEN c.language
             WHEN substr(c.language, 1, instr(c.language || '-', '-') - 1) IN (SELECT value FROM json_each(${JSON.stringify(range.languages)}))
               THEN substr(c.language, 1, instr(c.language || '-', '-') - 1)
             ELSE ${range.languages[0]!} END AS spoken,
        ${whyNot(range.channel, range.campaignId, range.needsConsent)} AS why
      ${range.members} AND c.id > ${range.after} AND c.id <= ${upTo}) ORDER BY id
    ON CONFLICT DO NOTHING`)
  const counts = await rows.all<{ status: string; rows: number }>(
    sql`SELECT status, count(*) AS rows FROM deliveries
        WHERE occurrence_id = ${range.occurrenceId} AND contact_id > ${range.after} AND contact_id <= ${upTo} GROUP BY status`,
  )
  const counted = (status: string) => counts.find((row) => row.status === status)?.rows ?? 0
  return { upTo, queued: counted('queued'), skipped: counted('skipped') }
}

/** Why contact `c` may not be written to, as the reason of a skipped row; null when they may. */
function whyNot(channel: string, campaignId: string, needsConsent: boolean): SQL {
  const suppressed = (reasons: SQL) => sql`EXISTS (SELECT 1 FROM suppressions s WHERE s.address_hash = c.email_hash
    AND s.channel = ${channel} AND s.campaign_id IN ('', ${campaignId}) AND ${reasons})`
  const granted = sql`(SELECT granted FROM consents k WHERE k.contact_id = c.id AND k.channel = ${channel})`
  return sql`CASE
    WHEN c.erased_at IS NOT NULL THEN 'erased'
    WHEN c.email IS NULL THEN 'no-address'
    WHEN ${suppressed(sql`s.reason = 'unsubscribed'`)} THEN 'unsubscribed'
    WHEN ${suppressed(sql`s.reason <> 'unsubscribed'`)} THEN 'suppressed'
    WHEN ${needsConsent ? sql`coalesce(${granted}, 0) = 0` : sql`${granted} = 0`} THEN 'no-consent' END`
}

/** A queued row with what its hand-off needs, and why it may not go any more. */
export interface CandidateRow {
  id: number
  contactId: number
  externalId: string | null
  language: string
  attempts: number
  email: string
  timezone: string | null
  firstName: string | null
  lastName: string | null
  attributes: string
  why: string | null
}

export function candidatesQuery(
  of: { occurrenceId: number; campaignId: string; channel: string; needsConsent: boolean },
  now: number,
  limit: number,
): SQL {
  return sql`SELECT d.id, c.id AS contactId, c.external_id AS externalId, d.language, d.attempts, c.email, c.timezone,
      c.first_name AS firstName, c.last_name AS lastName, c.attributes, ${whyNot(of.channel, of.campaignId, of.needsConsent)} AS why
    FROM (SELECT id, contact_id, language, attempts FROM deliveries
          WHERE status = 'queued' AND occurrence_id = ${of.occurrenceId} AND not_before <= ${now} LIMIT ${limit}) d
    CROSS JOIN contacts c ON c.id = d.contact_id`
}

export async function candidates(rows: Rows, ...query: Parameters<typeof candidatesQuery>): Promise<CandidateRow[]> {
  return rows.all<CandidateRow>(candidatesQuery(...query))
}

/** The intent, committed before the provider is called: these rows are being handed off and have an outcome by `settleBy`. */
export async function recordIntent(rows: Rows, ids: readonly number[], now: number, settleBy: number): Promise<void> {
  if (ids.length === 0) return
  await rows.run(sql`UPDATE deliveries SET status = 'handed-off', attempts = attempts + 1, handed_off_at = ${now}, settle_by = ${settleBy}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)})) AND status = 'queued'`)
}

export async function recordSkips(
  rows: Rows,
  skips: readonly { id: number; reason: string }[],
  now: number,
): Promise<void> {
  if (skips.length === 0) return
  await rows.run(sql`UPDATE deliveries SET status = 'skipped', reason = s.value ->> 'reason', settled_at = ${now}
    FROM json_each(${JSON.stringify(skips)}) s WHERE deliveries.id = s.value ->> 'id' AND deliveries.status = 'queued'`)
}

export async function recordDeferrals(
  rows: Rows,
  deferrals: readonly { id: number; until: number; reason: string }[],
): Promise<void> {
  if (deferrals.length === 0) return
  await rows.run(sql`UPDATE deliveries SET not_before = s.value ->> 'until', reason = s.value ->> 'reason'
    FROM json_each(${JSON.stringify(deferrals)}) s WHERE deliveries.id = s.value ->> 'id' AND deliveries.status = 'queued'`)
}

export interface Outcome {
  id: number
  attempts: number
  status: 'sent' | 'failed' | 'unknown' | 'queued'
  reason: string | null
  ref: string | null
  notBefore: number
}

/**
 * Writes down what became of a batch. Only the attempt that was begun may be settled, so a dispatcher that wakes up
 * late changes nothing another has decided; one that comes late with certainty replaces `unknown`, but never queues again.
 * Answers the rows changed, each with its status before and after.
 */
export async function recordOutcomes(
  rows: Rows,
  outcomes: readonly Outcome[],
  now: number,
): Promise<{ before: string; after: string }[]> {
  if (outcomes.length === 0) return []
  const json = JSON.stringify(outcomes)
  const matching = sql`json_each(${json}) s WHERE deliveries.id = s.value ->> 'id' AND deliveries.attempts = s.value ->> 'attempts'`
  const late = await rows.all<{ after: string }>(sql`UPDATE deliveries SET
      status = CASE s.value ->> 'status' WHEN 'queued' THEN 'failed' ELSE s.value ->> 'status' END,
      reason = coalesce(s.value ->> 'reason', CASE s.value ->> 'status' WHEN 'queued' THEN 'not handed over in time' END),
      provider_ref = s.value ->> 'ref', settled_at = ${now}
    FROM ${matching} AND deliveries.status = 'unknown' AND s.value ->> 'status' <> 'unknown' RETURNING status AS after`)
  const settled = await rows.all<{ after: string }>(sql`UPDATE deliveries SET
      status = s.value ->> 'status', reason = s.value ->> 'reason', provider_ref = s.value ->> 'ref',
      not_before = s.value ->> 'notBefore', settle_by = NULL,
      settled_at = CASE s.value ->> 'status' WHEN 'queued' THEN NULL ELSE ${now} END
    FROM ${matching} AND deliveries.status = 'handed-off' RETURNING status AS after`)
  return [
    ...late.map((row) => ({ before: 'unknown', after: row.after })),
    ...settled.map((row) => ({ before: 'handed-off', after: row.after })),
  ]
}

export function expiredQuery(now: number): SQL {
  return sql`UPDATE deliveries SET status = 'unknown', settled_at = ${now}, settle_by = NULL,
    reason = 'no answer: the dispatcher stopped while handing it over'
    WHERE status = 'handed-off' AND settle_by < ${now} RETURNING occurrence_id AS occurrenceId`
}

/** Hand-offs whose dispatcher is gone. Answers the occurrence of each row. */
export async function expireHandOffs(rows: Rows, now: number): Promise<number[]> {
  return (await rows.all<{ occurrenceId: number }>(expiredQuery(now))).map((row) => row.occurrenceId)
}

/** The earliest moment at which a hand-off now under way is given up as unknown. */
export async function nextSettleBy(rows: Rows): Promise<number | undefined> {
  const next = await rows.all<{ at: number }>(
    sql`SELECT settle_by AS at FROM deliveries WHERE status = 'handed-off' ORDER BY settle_by LIMIT 1`,
  )
  return next[0]?.at
}

/** Ends every queued row of an occurrence at once; answers how many. */
export async function endQueued(
  rows: Rows,
  occurrenceId: number,
  status: 'skipped' | 'cancelled',
  reason: string | null,
  now: number,
): Promise<number> {
  const ended = await rows.run(sql`UPDATE deliveries SET status = ${status}, reason = ${reason}, settled_at = ${now}
    WHERE status = 'queued' AND occurrence_id = ${occurrenceId}`)
  return ended.rowsAffected
}

/** What is put off in an occurrence: how many, why, and until when the first of them. */
export async function putOff(
  rows: Rows,
  occurrenceId: number,
  now: number,
): Promise<{ reason: string | null; rows: number; until: number }[]> {
  return rows.all(sql`SELECT reason, count(*) AS rows, min(not_before) AS until FROM deliveries
    WHERE status = 'queued' AND occurrence_id = ${occurrenceId} AND not_before > ${now} GROUP BY reason ORDER BY rows DESC LIMIT 5`)
}

/** The earliest moment at which a row that was put off may go. */
export async function nextNotBefore(rows: Rows, occurrenceId: number, now: number): Promise<number | undefined> {
  const next = await rows.all<{ at: number }>(sql`SELECT not_before AS at FROM deliveries
    WHERE status = 'queued' AND occurrence_id = ${occurrenceId} AND not_before > ${now} ORDER BY not_before LIMIT 1`)
  return next[0]?.at
}

export async function reserveSlots(rows: Rows, campaignId: string, channel: string, nextSlotAt: number): Promise<void> {
  await rows.run(
    sql`UPDATE channels SET next_slot_at = ${nextSlotAt} WHERE campaign_id = ${campaignId} AND id = ${channel}`,
  )
}

/** Notes that a channel's provider cannot be reached, or (without `down`) that it can again. */
export async function markChannel(
  rows: Rows,
  campaignId: string,
  channel: string,
  down?: { until: number; reason: string },
): Promise<void> {
  const where = sql`WHERE campaign_id = ${campaignId} AND id = ${channel}`
  await rows.run(
    down
      ? sql`UPDATE channels SET down_until = ${down.until}, down_reason = ${down.reason}, down_count = down_count + 1 ${where}`
      : sql`UPDATE channels SET down_until = NULL, down_reason = NULL, down_count = 0 ${where} AND down_count > 0`,
  )
}

export async function downCount(rows: Rows, campaignId: string, channel: string): Promise<number> {
  const found = await rows.all<{ downCount: number }>(
    sql`SELECT down_count AS downCount FROM channels WHERE campaign_id = ${campaignId} AND id = ${channel}`,
  )
  return found[0]?.downCount ?? 0
}
