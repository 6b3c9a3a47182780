import { type SQL, sql } from 'drizzle-orm'

/** Why contact `c` may not be written to, as the reason of a skipped row; null when they may. */
export function whyNot(channel: string, campaignId: string, needsConsent: boolean): SQL {
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
