/** Rows of the ledger that changed. */
export interface Counts {
  handedOff: number
  sent: number
  failed: number
  skipped: number
  unknown: number
}

export function noCounts(): Counts {
  return { handedOff: 0, sent: 0, failed: 0, skipped: 0, unknown: 0 }
}

export function addCounts(sum: Counts, more: Counts): void {
  sum.handedOff += more.handedOff
  sum.sent += more.sent
  sum.failed += more.failed
  sum.skipped += more.skipped
  sum.unknown += more.unknown
}
