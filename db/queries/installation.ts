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
