import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import type { Members } from './members.ts'
import { whyNot } from './permission.ts'

export interface AudienceRow {
  id: string
  title: string
  population: string | null
  rule: string | null
  list: string | null
  received: string | null
}

export async function audienceById(
  rows: Rows,
  campaignId: string,
  audienceId: string,
): Promise<AudienceRow | undefined> {
  const found = await rows.all<AudienceRow>(sql`SELECT id, title, population, rule, list, received FROM audiences
    WHERE campaign_id = ${campaignId} AND id = ${audienceId}`)
  return found[0]
}

/** People of an audience by their language, and how many of them have no e-mail address. */
export async function peopleByLanguage(
  rows: Rows,
  { from }: Members,
): Promise<{ language: string | null; people: number; withoutAddress: number }[]> {
  return rows.all(
    sql`SELECT c.language, count(*) AS people, sum(c.email IS NULL) AS withoutAddress ${from} GROUP BY c.language`,
  )
}

/** How many people say that they are in a zone; null: they say nothing. */
export interface PeopleInZone {
  timezone: string | null
  people: number
}

/** People of an audience by the zone that they say they are in: of all, or of contacts after `after` and up to `upTo`. */
export async function peopleByZone(
  rows: Rows,
  { from, id }: Members,
  range?: { after: number; upTo: number },
): Promise<PeopleInZone[]> {
  const within = range === undefined ? sql`` : sql`AND ${id} > ${range.after} AND ${id} <= ${range.upTo}`
  return rows.all(sql`SELECT c.timezone, count(*) AS people ${from} ${within} GROUP BY c.timezone`)
}

/** Those with an address to which an e-mail would not go, by the reason. They are few, so the search begins with them. */
export function refusalsQuery({ from, id }: Members, campaignId: string): SQL {
  return sql`SELECT why, count(*) AS people FROM (SELECT ${whyNot('email', campaignId, false)} AS why ${from}
      AND c.email IS NOT NULL AND ${id} IN (
        SELECT x.id FROM suppressions s CROSS JOIN contacts x ON x.email_hash = s.address_hash
        WHERE s.channel = 'email' AND s.campaign_id IN ('', ${campaignId})
        UNION ALL SELECT k.contact_id FROM consents k WHERE k.channel = 'email' AND k.granted = 0))
    GROUP BY why`
}

export async function refusals(
  rows: Rows,
  members: Members,
  campaignId: string,
): Promise<{ why: string; people: number }[]> {
  return rows.all(refusalsQuery(members, campaignId))
}

/** Whether any address is suppressed for this campaign alone. */
export async function hasSuppressions(rows: Rows, campaignId: string): Promise<boolean> {
  const found = await rows.all(sql`SELECT 1 FROM suppressions WHERE campaign_id = ${campaignId} LIMIT 1`)
  return found.length > 0
}
