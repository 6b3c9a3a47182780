import { eq, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { occurrences } from '../schema/index.ts'

/** A dated instance of an activity with its counters, on which depends whom it has reached. */
export type ReachingRow = Awaited<ReturnType<typeof reachingOccurrences>>[number]

/** The occurrences of a campaign, without a look at the ledger. */
export async function reachingOccurrences(rows: Rows, campaignId: string) {
  return rows
    .select({
      id: occurrences.id,
      activityId: occurrences.activityId,
      audience: occurrences.audience,
      handedOff: occurrences.handedOff,
      sent: occurrences.sent,
      failed: occurrences.failed,
      unknown: occurrences.unknown,
    })
    .from(occurrences)
    .where(eq(occurrences.campaignId, campaignId))
    .orderBy(occurrences.id)
}

/** Different people: those reached, those who may have been, and those whom only the built-in inbox kept from it. */
export interface ReachRow {
  readonly accepted: number
  /** Accepted, and those besides who have a hand-off of unknown outcome. */
  readonly possible: number
  /** Sent rows behind these people that the built-in inbox caught. */
  readonly caughtMessages: number
  /** In neither of the first two; none where what the inbox caught counts. */
  readonly caughtOnly: number
}

/** Contacts by number, `above` left out and `upTo` taken in. */
interface ContactRange {
  readonly above: number
  readonly upTo: number
}

export function reachQuery(
  occurrenceIds: readonly number[],
  until: number,
  inboxCounts: boolean,
  { above, upTo }: ContactRange,
): SQL {
  const caught = sql.raw("status = 'sent' AND coalesce(provider_ref, '') LIKE 'inbox %'")
  return sql`SELECT coalesce(sum(was_accepted), 0) AS accepted, coalesce(sum(was_accepted OR is_open), 0) AS possible,
      coalesce(sum(caught), 0) AS caughtMessages, coalesce(sum(NOT (was_accepted OR is_open)), 0) AS caughtOnly
    FROM (
      SELECT max(status = 'sent' AND (${inboxCounts ? 1 : 0} OR NOT (${caught}))) AS was_accepted,
        max(status <> 'sent') AS is_open, sum(${caught}) AS caught FROM deliveries
      WHERE occurrence_id IN (SELECT value FROM json_each(${JSON.stringify(occurrenceIds)}))
        AND contact_id > ${above} AND contact_id <= ${upTo}
        AND status IN ('sent', 'unknown', 'handed-off') AND handed_off_at <= ${until}
      GROUP BY contact_id)`
}

/** Whom these occurrences reached until `until`; `inboxCounts`: also where the built-in inbox caught the message. */
export async function peopleReached(rows: Rows, ...query: Parameters<typeof reachQuery>): Promise<ReachRow> {
  return (await rows.all<ReachRow>(reachQuery(...query)))[0]!
}

/** The highest number of a contact in the ledger of these occurrences. */
export async function lastContact(rows: Rows, occurrenceIds: readonly number[]): Promise<number> {
  const found = await rows.all<{ last: number | null }>(sql`SELECT max((SELECT max(d.contact_id) FROM deliveries d
      WHERE d.occurrence_id = o.value)) AS last FROM json_each(${JSON.stringify(occurrenceIds)}) o`)
  return found[0]?.last ?? 0
}
