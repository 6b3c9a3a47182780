import type { DueRow } from '../../db/queries/occurrences.ts'

/** What a row of the ledger is; finished means nobody is queued or handed off. */
export const ROW_STATUSES = ['queued', 'handed-off', 'sent', 'failed', 'skipped', 'unknown', 'cancelled'] as const
export type RowStatus = (typeof ROW_STATUSES)[number]

/** The ledger equation: `audience` is the sum of the others. */
export type RowCounts = Readonly<Record<RowStatus | 'audience', number>>

export function countsOfRows(row: DueRow | undefined): RowCounts {
  if (row === undefined) {
    return { audience: 0, queued: 0, 'handed-off': 0, sent: 0, failed: 0, skipped: 0, unknown: 0, cancelled: 0 }
  }
  const { audience, queued, handedOff, sent, failed, skipped, unknown, cancelled } = row
  return { audience, queued, 'handed-off': handedOff, sent, failed, skipped, unknown, cancelled }
}
