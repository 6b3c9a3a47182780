import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** The people of an audience. */
export interface Members {
  /** `FROM … WHERE …` over contacts `c`, each person once. */
  readonly from: SQL
  /** Whose order an index holds: a range is `… AND id > … ORDER BY id LIMIT …`. */
  readonly id: SQL
}

export async function countMembers(rows: Rows, { from }: Members): Promise<number> {
  return (await rows.all<{ people: number }>(sql`SELECT count(*) AS people ${from}`))[0]?.people ?? 0
}
