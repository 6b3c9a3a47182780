import { sql } from 'drizzle-orm'
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

/** The next rows of a campaign's ledger after the row `after`, by id. */
export async function ledgerPage(
  rows: Rows,
  campaignId: string,
  after: number,
  limit: number,
): Promise<LedgerPageRow[]> {
  return rows.all<LedgerPageRow>(sql`
    SELECT d.id, d.occurrence_id AS occurrence, o.activity_id AS activity, d.contact_id AS contactId,
      c.external_id AS externalId, d.channel, d.language, d.status, d.reason, d.attempts,
      d.handed_off_at AS handedOffAt, d.provider_ref AS providerRef
    FROM deliveries d
    JOIN occurrences o ON o.id = d.occurrence_id
    LEFT JOIN contacts c ON c.id = d.contact_id
    WHERE d.id > ${after} AND o.campaign_id = ${campaignId} ORDER BY d.id LIMIT ${limit}`)
}
