import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** Notes that a scheduler took a turn. */
export async function noteTick(rows: Rows, now: number): Promise<void> {
  await rows.run(sql`UPDATE installation SET ticked_at = ${now} WHERE ticked_at < ${now}`)
}

export async function tickedAt(rows: Rows): Promise<number> {
  const found = await rows.all<{ at: number }>(sql`SELECT ticked_at AS at FROM installation WHERE id = 1`)
  return found[0]?.at ?? 0
}

export async function secretCheck(rows: Rows): Promise<string | undefined> {
  const found = await rows.all<{ check: string }>(sql`SELECT secret_check AS "check" FROM installation WHERE id = 1`)
  return found[0]?.check
}

/** Keeps the check of the first secret a database is used with; answers the one that is kept. */
export async function keepSecretCheck(rows: Rows, check: string, at: number): Promise<string> {
  await rows.run(
    sql`INSERT INTO installation (id, secret_check, created_at) VALUES (1, ${check}, ${at}) ON CONFLICT DO NOTHING`,
  )
  return (await secretCheck(rows)) ?? check
}
