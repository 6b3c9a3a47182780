import { type SQL, sql } from 'drizzle-orm'
import { countRows } from '../../db/queries/contacts.ts'
import type { Ctx } from '../access/index.ts'
import { audienceCondition } from './audience-condition.ts'

/**
 * `FROM contacts c … WHERE …` over the people of an audience, each once, erased people never. With a list its members; without one
 * everybody who is on a list other than the examples'. Append `AND c.id > … ORDER BY c.id LIMIT …` to walk it in ranges.
 */
export function audienceMembers(rule: unknown, list?: string): SQL {
  const member =
    list === undefined
      ? sql`EXISTS (SELECT 1 FROM list_members m JOIN lists l ON l.id = m.list_id WHERE m.contact_id = c.id AND l.is_example = 0)`
      : sql`EXISTS (SELECT 1 FROM list_members m WHERE m.list_id = (SELECT id FROM lists WHERE name = ${list}) AND m.contact_id = c.id)`
  return sql`FROM contacts c WHERE c.erased_at IS NULL AND ${member} AND ${audienceCondition(rule)}`
}

/** How many people are in an audience now, with or without an address. */
export async function countAudience(
  ctx: Pick<Ctx, 'db'>,
  audience: { rule?: unknown; list?: string },
): Promise<number> {
  return countRows(ctx.db.rows, audienceMembers(audience.rule, audience.list))
}
