import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { spokenWith } from './freeze.ts'
import { whyNot } from './permission.ts'

/** A person of an audience as a message would meet them now. */
export interface MemberRow {
  id: number
  externalId: string | null
  ownLanguage: string | null
  language: string
  email: string | null
  firstName: string | null
  lastName: string | null
  attributes: string
  why: string | null
}

/** Which of the people `members` (`FROM … WHERE …` over contacts `c`) are written to in one language. */
export function writtenIn(members: SQL, languages: readonly string[], language: string | undefined): SQL {
  return language === undefined ? members : sql`${members} AND ${spokenWith(languages)} = ${language}`
}

/** The person at a place among members in the order they were brought in, counted from 0. */
export async function memberAt(
  rows: Rows,
  members: SQL,
  position: number,
  of: { campaignId: string; channel: string; needsConsent: boolean; languages: readonly string[] },
): Promise<MemberRow | undefined> {
  const found = await rows.all<MemberRow>(sql`SELECT c.id, c.external_id AS externalId, c.language AS ownLanguage,
      ${spokenWith(of.languages)} AS language, c.email, c.first_name AS firstName, c.last_name AS lastName, c.attributes,
      ${whyNot(of.channel, of.campaignId, of.needsConsent)} AS why
    FROM contacts c WHERE c.id = (SELECT c.id ${members} ORDER BY c.id LIMIT 1 OFFSET ${position})`)
  return found[0]
}
