import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** A dated instance of an activity with its counters, on which depends whom it has reached. */
export interface ReachingRow {
  id: number
  activityId: string
  finishedAt: number | null
  audience: number
  handedOff: number
  sent: number
  failed: number
  unknown: number
  /** Of `sent`: caught by the built-in inbox. */
  caught: number
}

/** The occurrences of a campaign; of the ledger only the index of what the inbox caught is looked at. */
export async function reachingOccurrences(rows: Rows, campaignId: string): Promise<ReachingRow[]> {
  return rows.all<ReachingRow>(sql`SELECT o.id, o.activity_id AS activityId, o.finished_at AS finishedAt, o.audience,
      o.handed_off AS handedOff, o.sent, o.failed, o.unknown, (SELECT count(*) FROM deliveries d
        WHERE d.occurrence_id = o.id AND status = 'sent' AND provider_ref LIKE 'inbox %') AS caught
    FROM occurrences o WHERE o.campaign_id = ${campaignId} ORDER BY o.id`)
}

/** Different people, each in as many of these as hold for them. */
export interface ReachRow {
  /** Reached for certain. */
  readonly accepted: number
  /** Reached, or with a hand-off of unknown outcome. */
  readonly possible: number
  /** The same, or with a message that the built-in inbox caught. */
  readonly written: number
  /** Sent rows behind these people that the built-in inbox caught. */
  readonly caughtMessages: number
}

export interface ReachQuestion {
  readonly occurrenceIds: readonly number[]
  /** People count only where they do not so for this occurrence already. */
  readonly besides: number | null
  readonly until: number
  /** Also where the built-in inbox caught the message. */
  readonly inboxCounts: boolean
  /** Contacts by number, `above` left out and `upTo` taken in. */
  readonly above: number
  readonly upTo: number
}

export function reachQuery({ occurrenceIds, besides, until, inboxCounts, above, upTo }: ReachQuestion): SQL {
  const caught = sql.raw("status = 'sent' AND coalesce(provider_ref, '') LIKE 'inbox %'")
  const accepted = sql`status = 'sent' AND (${inboxCounts ? 1 : 0} OR NOT (${caught}))`
  return sql`SELECT coalesce(sum(was_accepted > coalesce(${accepted}, 0)), 0) AS accepted,
      coalesce(sum((was_accepted OR is_open) > coalesce(status <> 'sent' OR (${accepted}), 0)), 0) AS possible,
      coalesce(sum(status IS NULL), 0) AS written, coalesce(sum(caught), 0) AS caughtMessages
    FROM (
      SELECT contact_id, max(${accepted}) AS was_accepted, max(status <> 'sent') AS is_open, sum(${caught}) AS caught FROM deliveries
      WHERE occurrence_id IN (SELECT value FROM json_each(${JSON.stringify(occurrenceIds)}))
        AND contact_id > ${above} AND contact_id <= ${upTo}
        AND status IN ('sent', 'unknown', 'handed-off') AND handed_off_at <= ${until}
      GROUP BY contact_id) people
    LEFT JOIN deliveries b ON b.occurrence_id = ${besides} AND b.contact_id = people.contact_id
      AND b.status IN ('sent', 'unknown', 'handed-off')`
}

/** Whom these occurrences reached. */
export async function peopleReached(rows: Rows, question: ReachQuestion): Promise<ReachRow> {
  return (await rows.all<ReachRow>(reachQuery(question)))[0]!
}

/** The highest number of a contact in the ledger of these occurrences. */
export async function lastContact(rows: Rows, occurrenceIds: readonly number[]): Promise<number> {
  const found = await rows.all<{ last: number | null }>(sql`SELECT max((SELECT max(d.contact_id) FROM deliveries d
      WHERE d.occurrence_id = o.value)) AS last FROM json_each(${JSON.stringify(occurrenceIds)}) o`)
  return found[0]?.last ?? 0
}
