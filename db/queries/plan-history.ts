import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

export interface ChangeRow {
  readonly at: number
  readonly actor: string
}

/**
 * Who last changed a part of a plan: under its own subject, or by name within an entry on the whole campaign. A name that
 * ends in ` (` is a beginning.
 */
export async function lastChange(
  rows: Rows,
  campaignId: string,
  kind: string,
  subject: string,
  names: readonly string[],
): Promise<ChangeRow | undefined> {
  const found = await rows.all<ChangeRow>(sql`
    SELECT l.at, l.actor FROM audit_log l
    WHERE l.subject IN (${subject}, ${campaignId}) AND (l.action = 'plan.apply' OR l.action LIKE ${`${kind}.%`})
      AND EXISTS (SELECT 1 FROM json_each(${JSON.stringify(names)}) named,
        (SELECT key FROM json_each(coalesce(l.before, '{}')) UNION ALL SELECT key FROM json_each(coalesce(l.after, '{}'))) part
        WHERE part.key = named.value OR (named.value LIKE '% (' AND instr(part.key, named.value) = 1))
    ORDER BY l.id DESC LIMIT 1`)
  return found[0]
}

/** The lists of contacts that a campaign may name: those of the examples are for example campaigns. */
export async function listsFor(rows: Rows, isExample: boolean): Promise<string[]> {
  const found = await rows.all<{ name: string }>(
    sql`SELECT name FROM lists WHERE is_example = 0 OR ${isExample ? 1 : 0} = 1 ORDER BY name`,
  )
  return found.map(({ name }) => name)
}
