import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { noteContactsChanged } from './contacts-version.ts'

export interface ContactDetails {
  timezone: string | null
  attributes: string
  emailHash: string | null
  phoneHash: string | null
  addedAt: number
  changedAt: number
  erasedAt: number | null
}

export async function contactDetails(rows: Rows, id: number): Promise<ContactDetails | undefined> {
  const found =
    await rows.all<ContactDetails>(sql`SELECT timezone, attributes, email_hash AS emailHash, phone_hash AS phoneHash,
    created_at AS addedAt, updated_at AS changedAt, erased_at AS erasedAt FROM contacts WHERE id = ${id}`)
  return found[0]
}

export async function consentsGiven(
  rows: Rows,
  id: number,
): Promise<{ channel: string; granted: number; source: string; at: number }[]> {
  return rows.all(sql`SELECT channel, granted, source, at FROM consents WHERE contact_id = ${id} ORDER BY channel`)
}

/** What holds for any of these addresses; `campaign` is null where it holds for all of them. */
export async function suppressionsOf(
  rows: Rows,
  hashes: readonly string[],
): Promise<{ channel: string; campaign: string | null; reason: string; at: number }[]> {
  return rows.all(sql`SELECT channel, nullif(campaign_id, '') AS campaign, reason, at FROM suppressions
    WHERE address_hash IN (SELECT value FROM json_each(${JSON.stringify(hashes)})) ORDER BY at DESC, channel, campaign_id`)
}

export interface DeliveryToContact {
  campaign: string
  campaignTitle: string
  activity: string
  channel: string
  language: string
  status: string
  reason: string | null
  handedOffAt: number | null
}

/** The newest rows of the ledger that are about a contact. */
export async function deliveriesTo(rows: Rows, contactId: number, limit: number): Promise<DeliveryToContact[]> {
  return rows.all<DeliveryToContact>(sql`SELECT o.campaign_id AS campaign, coalesce(c.title, o.campaign_id) AS campaignTitle,
      o.activity_id AS activity, d.channel, d.language, d.status, d.reason, d.handed_off_at AS handedOffAt
    FROM deliveries d JOIN occurrences o ON o.id = d.occurrence_id LEFT JOIN campaigns c ON c.id = o.campaign_id
    WHERE d.contact_id = ${contactId} ORDER BY d.id DESC LIMIT ${limit}`)
}

/** Whether a message to a contact is with a provider at this moment. */
export async function isUnderWay(rows: Rows, contactId: number): Promise<boolean> {
  const found = await rows.all(
    sql`SELECT 1 FROM deliveries WHERE contact_id = ${contactId} AND status = 'handed-off' LIMIT 1`,
  )
  return found.length > 0
}

/** Empties a contact of what tells who they are; the keyed hashes stay, so that the address is known if it comes again. */
export async function eraseContactData(rows: Rows, id: number, address: string | null, at: number): Promise<void> {
  await rows.run(sql`UPDATE contacts SET external_id = NULL, email = NULL, phone = NULL, language = NULL, timezone = NULL,
    first_name = NULL, last_name = NULL, attributes = '{}', updated_at = ${at}, erased_at = ${at} WHERE id = ${id}`)
  await rows.run(sql`DELETE FROM consents WHERE contact_id = ${id}`)
  await rows.run(sql`DELETE FROM list_members WHERE contact_id = ${id}`)
  await noteContactsChanged(rows)
  if (address !== null) await rows.run(sql`DELETE FROM inbox WHERE "to" = ${address}`)
}
