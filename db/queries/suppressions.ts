import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { noteContactsChanged } from './contacts-version.ts'

/** Whom a delivery went to, and for what: all that an unsubscribe needs. */
export interface DeliveredTo {
  deliveryId: number
  contactId: number
  channel: string
  language: string
  campaignId: string
  activityId: string
  campaignTitle: string
  serviceName: string
  emailHash: string | null
  phoneHash: string | null
}

export async function deliveredTo(rows: Rows, deliveryId: number): Promise<DeliveredTo | undefined> {
  const found =
    await rows.all<DeliveredTo>(sql`SELECT d.id AS deliveryId, d.contact_id AS contactId, d.channel, d.language,
      o.campaign_id AS campaignId, o.activity_id AS activityId, c.title AS campaignTitle, c.service ->> 'name' AS serviceName,
      p.email_hash AS emailHash, p.phone_hash AS phoneHash
    FROM deliveries d JOIN occurrences o ON o.id = d.occurrence_id JOIN campaigns c ON c.id = o.campaign_id
      LEFT JOIN contacts p ON p.id = d.contact_id
    WHERE d.id = ${deliveryId}`)
  return found[0]
}

/** The campaigns an address has unsubscribed from on a channel; the empty text stands for all of them. */
export async function unsubscribedFrom(rows: Rows, addressHash: string, channel: string): Promise<string[]> {
  const found = await rows.all<{ campaignId: string }>(sql`SELECT campaign_id AS campaignId FROM suppressions
    WHERE address_hash = ${addressHash} AND channel = ${channel} AND reason = 'unsubscribed'`)
  return found.map((row) => row.campaignId)
}

/** Suppresses addresses because the person said so, which is kept over a bounce; answers how many rows are new or say so now. */
export async function saveUnsubscribes(
  rows: Rows,
  unsubscribes: readonly { addressHash: string; channel: string; campaignId: string }[],
  at: number,
): Promise<number> {
  const saved = await rows.run(sql`INSERT INTO suppressions (channel, address_hash, campaign_id, reason, at)
    SELECT value ->> 'channel', value ->> 'addressHash', value ->> 'campaignId', 'unsubscribed', ${at}
    FROM json_each(${JSON.stringify(unsubscribes)}) WHERE true
    ON CONFLICT DO UPDATE SET reason = 'unsubscribed', at = excluded.at WHERE suppressions.reason = 'bounced'`)
  if (saved.rowsAffected > 0) await noteContactsChanged(rows)
  return saved.rowsAffected
}

/** Suppresses addresses for another reason than an unsubscribe, which is kept; answers how many are new or have another reason now. */
export async function suppressAddresses(
  rows: Rows,
  addresses: readonly { addressHash: string; channel: string; campaignId: string }[],
  reason: 'requested' | 'erased',
  at: number,
): Promise<number> {
  const saved = await rows.run(sql`INSERT INTO suppressions (channel, address_hash, campaign_id, reason, at)
    SELECT value ->> 'channel', value ->> 'addressHash', value ->> 'campaignId', ${reason}, ${at}
    FROM json_each(${JSON.stringify(addresses)}) WHERE true
    ON CONFLICT DO UPDATE SET reason = excluded.reason, at = excluded.at WHERE suppressions.reason = 'bounced'`)
  if (saved.rowsAffected > 0) await noteContactsChanged(rows)
  return saved.rowsAffected
}

export async function withdrawConsents(
  rows: Rows,
  contactId: number,
  channels: readonly string[],
  source: string,
  at: number,
): Promise<void> {
  await rows.run(sql`INSERT INTO consents (contact_id, channel, granted, source, at)
    SELECT ${contactId}, value, 0, ${source}, ${at} FROM json_each(${JSON.stringify(channels)}) WHERE true
    ON CONFLICT (contact_id, channel) DO UPDATE SET granted = 0, source = excluded.source, at = excluded.at`)
  await noteContactsChanged(rows)
}

export async function recordUnsubscribe(rows: Rows, of: DeliveredTo, at: number): Promise<void> {
  await rows.run(sql`INSERT INTO events (kind, campaign_id, activity_id, language, automated, at)
    VALUES ('unsubscribe', ${of.campaignId}, ${of.activityId}, ${of.language}, 0, ${at})`)
}

/**
 * Puts new addresses of people under what holds for an address they had: everything but bounces, which are of the address alone.
 * With `everyCampaignOn` only what was asked of all campaigns, on that channel: it comes from an address of another kind.
 */
export async function inheritSuppressions(
  rows: Rows,
  heirs: readonly { from: string; to: string; everyCampaignOn: string | null }[],
): Promise<void> {
  if (heirs.length === 0) return
  await rows.run(sql`INSERT INTO suppressions (channel, address_hash, campaign_id, reason, at)
    SELECT coalesce(h.value ->> 'everyCampaignOn', s.channel), h.value ->> 'to', s.campaign_id, s.reason, s.at
    FROM json_each(${JSON.stringify(heirs)}) h JOIN suppressions s ON s.address_hash = h.value ->> 'from'
    WHERE CASE WHEN h.value ->> 'everyCampaignOn' IS NULL THEN s.reason <> 'bounced'
      ELSE s.campaign_id = '' AND s.reason IN ('unsubscribed', 'requested', 'erased') END
    ON CONFLICT DO NOTHING`)
}
