import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** How far behind the next row in line hand-offs are looked for, in rows of the whole ledger and of the occurrence. */
const BEHIND = 30_000
const SAMPLE = 2_000

/**
 * Hand-offs of an occurrence since a moment, at most the last two thousand, and the earliest of them. People go in the order
 * of the ledger, so they stand just before the first who is still in line; retries that stand elsewhere are not counted.
 */
export async function recentHandOffs(
  rows: Rows,
  occurrenceId: number,
  since: number,
): Promise<{ handedOff: number; earliest: number | null; isAll: boolean }> {
  const next = await rows.all<{ id: number }>(sql`SELECT id FROM deliveries
    WHERE status = 'queued' AND occurrence_id = ${occurrenceId} AND not_before = 0 ORDER BY id LIMIT 1`)
  const last = await rows.all<{ id: number }>(sql`SELECT id FROM deliveries
    WHERE occurrence_id = ${occurrenceId} ORDER BY contact_id DESC LIMIT 1`)
  const end = next[0]?.id ?? (last[0]?.id ?? 0) + 1
  const found = await rows.all<{ handedOff: number; earliest: number | null }>(sql`
    SELECT count(*) AS handedOff, min(handed_off_at) AS earliest FROM (
      SELECT handed_off_at FROM deliveries NOT INDEXED
      WHERE id < ${end} AND id >= ${end - BEHIND} AND occurrence_id = ${occurrenceId} AND handed_off_at IS NOT NULL
      ORDER BY id DESC LIMIT ${SAMPLE}) WHERE handed_off_at > ${since}`)
  const { handedOff, earliest } = found[0]!
  return { handedOff, earliest, isAll: handedOff < SAMPLE }
}
