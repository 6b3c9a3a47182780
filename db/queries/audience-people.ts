import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

export interface AudienceRow {
  id: string
  title: string
  population: string | null
  rule: string | null
  list: string | null
}

export async function audienceById(
  rows: Rows,
  campaignId: string,
  audienceId: string,
): Promise<AudienceRow | undefined> {
  const found = await rows.all<AudienceRow>(sql`SELECT id, title, population, rule, list FROM audiences
    WHERE campaign_id = ${campaignId} AND id = ${audienceId}`)
  return found[0]
}

/**
 * People of an audience by language and by why an e-mail would not go to them. The answer of `whyNot` for each, but from
 * sets that are made once, which takes half the time over many people.
 */
export async function peopleByReason(
  rows: Rows,
  members: SQL,
  campaignId: string,
): Promise<{ why: string | null; language: string | null; people: number }[]> {
  const suppressed = (reasons: SQL) => sql`c.email_hash IN (SELECT s.address_hash FROM suppressions s
    WHERE s.channel = 'email' AND s.campaign_id IN ('', ${campaignId}) AND ${reasons})`
  return rows.all(sql`SELECT CASE
      WHEN c.email IS NULL THEN 'no-address'
      WHEN ${suppressed(sql`s.reason = 'unsubscribed'`)} THEN 'unsubscribed'
      WHEN ${suppressed(sql`s.reason <> 'unsubscribed'`)} THEN 'suppressed'
      WHEN c.id IN (SELECT contact_id FROM consents WHERE channel = 'email' AND granted = 0) THEN 'no-consent' END AS why,
    c.language, count(*) AS people ${members} GROUP BY 1, 2`)
}
