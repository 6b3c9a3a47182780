import { sql } from 'drizzle-orm'
import { contactsVersion } from '../../db/queries/contacts-version.ts'
import { countMembers, type Members } from '../../db/queries/members.ts'
import type { Ctx } from '../access/index.ts'
import { answersKept } from '../kept-answers.ts'
import { audienceCondition } from './audience-condition.ts'

/**
 * The people of an audience, each once, erased people never. With a list its members; without one everybody who is on a list
 * other than the examples'. Throws `Invalid` for a rule that cannot be read.
 */
export function audienceMembers(rule: unknown, list?: string): Members {
  const are = sql`c.erased_at IS NULL AND ${audienceCondition(rule)}`
  if (list === undefined) {
    // The plus keeps to the one index that holds the lists of a contact.
    const onList = sql`EXISTS (SELECT 1 FROM list_members m WHERE m.contact_id = c.id
      AND +m.list_id IN (SELECT id FROM lists WHERE is_example = 0))`
    return { from: sql`FROM contacts c WHERE ${onList} AND ${are}`, id: sql`c.id` }
  }
  // A list is often small among the contacts, so it leads.
  const from = sql`FROM list_members m CROSS JOIN contacts c ON c.id = m.contact_id
    WHERE m.list_id = (SELECT id FROM lists WHERE name = ${list}) AND ${are}`
  return { from, id: sql`m.contact_id` }
}

const counts = answersKept<number>()

/** How many people are in an audience now, with or without an address. */
export async function countAudience(
  { db }: Pick<Ctx, 'db'>,
  { rule, list }: { rule?: unknown; list?: string },
): Promise<number> {
  const count = () => countMembers(db.rows, audienceMembers(rule, list))
  const version = await contactsVersion(db.rows)
  return version === undefined ? count() : counts(db, [version, rule, list], count)
}
