import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

export interface LedgerPageRow {
  id: number
  occurrence: number
  activity: string
  contactId: number
  externalId: string | null
  channel: string
  language: string
  status: string
  reason: string | null
  attempts: number
  handedOffAt: number | null
  providerRef: string | null
}

const columns = sql`d.id, d.occurrence_id AS occurrence, o.activity_id AS activity, d.contact_id AS contactId,
  c.external_id AS externalId, d.channel, d.language, d.status, d.reason, d.attempts,
  d.handed_off_at AS handedOffAt, d.provider_ref AS providerRef`

/** The next rows of a campaign's ledger after the row `after`, by id. */
export async function ledgerPage(
  rows: Rows,
  campaignId: string,
  after: number,
  limit: number,
): Promise<LedgerPageRow[]> {
  return rows.all<LedgerPageRow>(sql`
    SELECT ${columns}
    FROM deliveries d
    JOIN occurrences o ON o.id = d.occurrence_id
    LEFT JOIN contacts c ON c.id = d.contact_id
    WHERE d.id > ${after} AND o.campaign_id = ${campaignId} ORDER BY d.id LIMIT ${limit}`)
}

export interface LedgerQuery {
  occurrenceId: number
  status: string | undefined
  reason: string | undefined
  language: string | undefined
  /** The last contact of the page before. */
  after: number
  limit: number
}

/** The literal terms let SQLite use the partial indexes: what is not sent, queued or under way never means a walk past the rest. */
function whichRows(status: string | undefined): SQL {
  if (status === undefined) return sql``
  if (status === 'queued' || status === 'handed-off' || status === 'sent')
    return sql`AND d.status = ${sql.raw(`'${status}'`)}`
  return sql`AND d.status IN ('failed', 'skipped', 'unknown', 'cancelled') AND d.status = ${status}`
}

/** The next rows of one occurrence in the order of its contacts, of those the filters leave. */
export function ledgerOfOccurrenceQuery(of: LedgerQuery): SQL {
  return sql`SELECT ${columns}
    FROM deliveries d CROSS JOIN occurrences o ON o.id = d.occurrence_id LEFT JOIN contacts c ON c.id = d.contact_id
    WHERE d.occurrence_id = ${of.occurrenceId} AND d.contact_id > ${of.after} ${whichRows(of.status)}
      ${of.reason === undefined ? sql`` : sql`AND d.reason = ${of.reason}`}
      ${of.language === undefined ? sql`` : sql`AND d.language = ${of.language}`}
    ORDER BY d.contact_id LIMIT ${of.limit}`
}

export async function ledgerOfOccurrence(rows: Rows, of: LedgerQuery): Promise<LedgerPageRow[]> {
  return rows.all<LedgerPageRow>(ledgerOfOccurrenceQuery(of))
}

/** Why rows of an occurrence were not sent, how many for each reason, among the first `most` of them. */
export function reasonsQuery(occurrenceId: number, most: number): SQL {
  return sql`SELECT status, reason, count(*) AS people FROM (SELECT status, reason FROM deliveries
      WHERE occurrence_id = ${occurrenceId} AND status IN ('failed', 'skipped', 'unknown', 'cancelled') LIMIT ${most})
    GROUP BY status, reason ORDER BY people DESC, reason LIMIT 50`
}

export async function reasonsOf(
  rows: Rows,
  occurrenceId: number,
  most: number,
): Promise<{ status: string; reason: string | null; people: number }[]> {
  return rows.all(reasonsQuery(occurrenceId, most))
}
