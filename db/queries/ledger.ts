import { type SQL, sql } from 'drizzle-orm'
import { namedCells } from '../one-cell.ts'
import type { Rows } from '../open.ts'
import { whyNot } from './permission.ts'

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
  /** Messages of any campaign handed over to them since the moment asked for, none where none was. */
  recent: number
}

const CANDIDATE: readonly (keyof CandidateRow)[] = [
  'id',
  'contactId',
  'externalId',
  'language',
  'attempts',
  'email',
  'timezone',
  'firstName',
  'lastName',
  'attributes',
  'why',
  'recent',
]

export function candidatesQuery(
  of: {
    occurrenceId: number
    campaignId: string
    channel: string
    needsConsent: boolean
    recentSince?: number | undefined
  },
  now: number,
  limit: number,
): SQL {
  return sql`SELECT d.id, c.id AS contactId, c.external_id AS externalId, d.language, d.attempts, c.email, c.timezone,
      c.first_name AS firstName, c.last_name AS lastName, c.attributes, ${whyNot(of.channel, of.campaignId, of.needsConsent)} AS why,
      ${of.recentSince === undefined ? sql`0` : handedOverSince(of.recentSince)} AS recent
    FROM (SELECT id, contact_id, language, attempts FROM deliveries
          WHERE status = 'queued' AND occurrence_id = ${of.occurrenceId} AND not_before <= ${now} LIMIT ${limit}) d
    CROSS JOIN contacts c ON c.id = d.contact_id`
}

/** What may have arrived counts: an outcome that is not known yet, or never will be, is a message all the same. */
function handedOverSince(since: number): SQL {
  return sql`(SELECT count(*) FROM deliveries r WHERE r.contact_id = c.id
    AND r.status IN ('sent', 'handed-off', 'unknown') AND r.handed_off_at > ${since})`
}

export async function candidates(rows: Rows, ...query: Parameters<typeof candidatesQuery>): Promise<CandidateRow[]> {
  return namedCells<CandidateRow>(rows, CANDIDATE, candidatesQuery(...query))
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
  /** Nothing was handed over: the attempt does not count. */
  untried: boolean
}

/** Rows that went from one status to another. */
export interface StatusChange {
  before: 'handed-off' | 'unknown'
  after: Outcome['status']
  rows: number
}

/**
 * Writes down what became of a batch. Only the attempt that was begun may be settled, so a dispatcher that wakes up
 * late changes nothing another has decided; one that comes late with certainty replaces `unknown`, but never queues again.
 */
export async function recordOutcomes(rows: Rows, outcomes: readonly Outcome[], now: number): Promise<StatusChange[]> {
  const changes: StatusChange[] = []
  const groups = [...Map.groupBy(outcomes, ({ status }) => status)]
  for (const [after, these] of groups) {
    const settled = await rows.run(sql`WITH ${batchOf(these)} UPDATE deliveries SET
        status = ${after}, reason = s.reason, provider_ref = s.ref, not_before = s.not_before, settle_by = NULL,
        attempts = deliveries.attempts - s.untried,
        handed_off_at = CASE WHEN s.untried AND deliveries.attempts = 1 THEN NULL ELSE handed_off_at END,
        settled_at = ${after === 'queued' ? null : now}
      FROM s WHERE deliveries.id = s.id AND deliveries.attempts = s.attempts AND deliveries.status = 'handed-off'`)
    changes.push({ before: 'handed-off', after, rows: settled.rowsAffected })
  }
  if (changes.reduce((sum, change) => sum + change.rows, 0) === outcomes.length) return changes
  for (const [status, these] of groups) {
    if (status === 'unknown') continue
    const after = status === 'queued' ? 'failed' : status
    const late = await rows.run(sql`WITH ${batchOf(these)} UPDATE deliveries SET
        status = ${after}, reason = coalesce(s.reason, ${status === 'queued' ? 'not handed over in time' : null}),
        provider_ref = s.ref, settled_at = ${now}
      FROM s WHERE deliveries.id = s.id AND deliveries.attempts = s.attempts AND deliveries.status = 'unknown'`)
    changes.push({ before: 'unknown', after, rows: late.rowsAffected })
  }
  return changes
}

/** The table `s` of a batch; read from its text once, which for objects with names would take longer than the update. */
function batchOf(outcomes: readonly Outcome[]): SQL {
  const cells = outcomes.map(({ id, attempts, reason, ref, notBefore, untried }) => [
    id,
    attempts,
    reason,
    ref,
    notBefore,
    untried ? 1 : 0,
  ])
  return sql`s (id, attempts, reason, ref, not_before, untried) AS MATERIALIZED (
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(${JSON.stringify(cells)}))`
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

/** Of how many people of an occurrence the latest time was over before they could be written to. */
export async function countTooLate(rows: Rows, occurrenceId: number): Promise<number> {
  const [found] = await rows.all<{ people: number }>(sql`SELECT count(*) AS people FROM deliveries
    WHERE status = 'skipped' AND occurrence_id = ${occurrenceId} AND reason = 'too-late'`)
  return found!.people
}

/** Whether any queued row of an occurrence could go now. */
export async function hasReady(rows: Rows, occurrenceId: number, now: number): Promise<boolean> {
  const found = await rows.all(sql`SELECT 1 FROM deliveries
    WHERE status = 'queued' AND occurrence_id = ${occurrenceId} AND not_before <= ${now} LIMIT 1`)
  return found.length > 0
}

/** Looked at for the reasons why people wait; a night's quiet hours may hold millions, and every turn asks. */
const SAMPLE = 1_000

/** Why rows of an occurrence are put off: how many of the first thousand for which reason, and until when the first of them. */
export async function putOff(
  rows: Rows,
  occurrenceId: number,
  now: number,
): Promise<{ reason: string | null; rows: number; until: number }[]> {
  return rows.all(sql`SELECT reason, count(*) AS rows, min(not_before) AS until FROM (SELECT reason, not_before FROM deliveries
      WHERE status = 'queued' AND occurrence_id = ${occurrenceId} AND not_before > ${now} ORDER BY not_before LIMIT ${SAMPLE})
    GROUP BY reason ORDER BY rows DESC LIMIT 5`)
}

/** The earliest moment at which a row that was put off may go. */
export async function nextNotBefore(rows: Rows, occurrenceId: number, now: number): Promise<number | undefined> {
  const next = await rows.all<{ at: number }>(sql`SELECT not_before AS at FROM deliveries
    WHERE status = 'queued' AND occurrence_id = ${occurrenceId} AND not_before > ${now} ORDER BY not_before LIMIT 1`)
  return next[0]?.at
}
