import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { Database } from '../../db/index.ts'

const STATES = ['queued', 'handed-off', 'sent', 'failed', 'skipped', 'unknown', 'cancelled'] as const
type State = (typeof STATES)[number]

export interface OccurrenceState {
  id: number
  activity: string
  status: string
  reason: string | null
  finishedAt: number | null
  audience: number
}

/** Each occurrence with its rows counted anew from the ledger. */
export async function ledgerOf(db: Database): Promise<(OccurrenceState & Record<State, number>)[]> {
  const occurrences = await db.rows.all<OccurrenceState & Record<string, number>>(sql`
    SELECT id, activity_id AS activity, status, reason, finished_at AS finishedAt, audience, queued, handed_off AS "handed-off",
      sent, failed, skipped, unknown, cancelled FROM occurrences ORDER BY id`)
  return occurrences as never
}

/** Holds what must always hold: the counters are the rows, the sum is the audience, and finished means nothing is left. */
export async function expectBalanced(db: Database): Promise<void> {
  const rows = await db.rows.all<{ occurrence: number; status: State; rows: number }>(
    sql`SELECT occurrence_id AS occurrence, status, count(*) AS rows FROM deliveries GROUP BY occurrence_id, status`,
  )
  for (const occurrence of await ledgerOf(db)) {
    const counted = Object.fromEntries(
      STATES.map((state) => [
        state,
        rows.find((row) => row.occurrence === occurrence.id && row.status === state)?.rows ?? 0,
      ]),
    )
    expect({ ...occurrence }).toMatchObject(counted)
    expect(STATES.reduce((sum, state) => sum + occurrence[state], 0)).toBe(occurrence.audience)
    if (occurrence.finishedAt !== null) expect(occurrence.queued + occurrence['handed-off']).toBe(0)
  }
  const unexplained = await db.rows.all(sql`SELECT id FROM deliveries WHERE status = 'skipped' AND reason IS NULL`)
  expect(unexplained).toEqual([])
}
