import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { spokenWith } from './freeze.ts'
import type { Members } from './members.ts'
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

/** Which of the people are written to in one language. */
export function writtenIn(members: Members, languages: readonly string[], language: string | undefined): Members {
  if (language === undefined) return members
  return { ...members, from: sql`${members.from} AND ${spokenWith(languages)} = ${language}` }
}

/** The person at a place among members in the order they were brought in, counted from 0. */
export async function memberAt(
  rows: Rows,
  { from, id }: Members,
  position: number,
  of: { campaignId: string; channel: string; needsConsent: boolean; languages: readonly string[] },
): Promise<MemberRow | undefined> {
  const found = await rows.all<MemberRow>(sql`SELECT c.id, c.external_id AS externalId, c.language AS ownLanguage,
      ${spokenWith(of.languages)} AS language, c.email, c.first_name AS firstName, c.last_name AS lastName, c.attributes,
      ${whyNot(of.channel, of.campaignId, of.needsConsent)} AS why
    FROM contacts c WHERE c.id = (SELECT ${id} ${from} ORDER BY ${id} LIMIT 1 OFFSET ${position})`)
  return found[0]
}
