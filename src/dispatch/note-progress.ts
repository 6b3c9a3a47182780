import { hasReady, nextNotBefore } from '../../db/queries/ledger.ts'
import { changeOccurrence, type DueRow } from '../../db/queries/occurrences.ts'
import type { Rows } from '../../db/index.ts'
import type { Ports } from '../ports.ts'
import { stoodStill } from './standing.ts'

/** A note this near the truth is not written again. Milliseconds. */
const FRESH = 30_000

/**
 * Writes down when an unfinished occurrence, as it stands in `row`, is to go on: now, or when quiet hours, a retry, a rate or a server that is down
 * let it. A later turn can then tell a rest that merely waited from one that nobody was sending.
 */
export async function noteProgress(ports: Ports, row: DueRow): Promise<void> {
  const now = ports.clock.now().getTime()
  const { rows } = ports.db
  if (row.frozenAt === null || row.queued === 0 || row.dueAt > now) return
  if (stoodStill(row, now) !== undefined) return
  const goesOnAt = await goesOn(rows, row, now)
  if (row.goesOnAt !== null && Math.abs(goesOnAt - row.goesOnAt) < FRESH) return
  await ports.db.write((tx) => changeOccurrence(tx, row.id, { goesOnAt }))
}

async function goesOn(rows: Rows, row: DueRow, now: number): Promise<number> {
  const first = (await hasReady(rows, row.id, now)) ? now : ((await nextNotBefore(rows, row.id, now)) ?? now)
  return Math.ceil(Math.max(first, row.nextSlotAt, row.downUntil ?? 0))
}
