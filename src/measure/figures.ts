import type { EventCountRow, LedgerRow } from '../../db/queries/measure.ts'

/** A number of different people: at least `low`, and at most `high` if every hand-off of unknown outcome arrived. */
export interface People {
  readonly low: number
  readonly high: number
}

/** The people reached, beside what the built-in inbox kept from leaving. */
export interface Reach {
  readonly people: People
  /** Messages to them that the built-in inbox caught. */
  readonly caughtMessages: number
  /** People not counted, for the built-in inbox caught all that was sent to them. */
  readonly caughtOnly: number
}

/** What became of everybody an activity was for: audience = sent + failed + skipped + unknown + cancelled + still to go. */
export interface Ledger {
  readonly audience: number
  readonly sent: number
  readonly failed: number
  readonly skipped: number
  readonly unknown: number
  readonly cancelled: number
  readonly stillToGo: number
  /** Most frequent first. */
  readonly skippedBecause: readonly { readonly reason: string; readonly rows: number }[]
  /** Of `sent`: caught by the built-in inbox, so that nobody outside received them. */
  readonly caughtByInbox: number
  /** Whether both sides of the equation are equal; false means the ledger is damaged. */
  readonly balances: boolean
}

/** What was put out and what came of it. Messages, visits and unsubscribes add up; people never do. */
export interface Figures {
  readonly reach: People
  /**
   * People not in `reach`, for the built-in inbox caught all that was sent to them. 0 in an example campaign, where what
   * the inbox caught counts as if it had arrived.
   */
  readonly caughtOnly: number
  readonly ledger: Ledger
  /** Messages that count towards reach, per person reached; null before anybody was. */
  readonly frequency: number | null
  /** Visits of tracked links, in visits and not people; those by programs, as far as their names tell, apart. */
  readonly visits: number
  readonly visitsByPrograms: number
  readonly unsubscribes: number
}

/**
 * Puts the figures of one activity, or of a whole campaign, together from its occurrences, events and people.
 * `inboxCounts`: whether what the built-in inbox caught counts as if it had arrived.
 */
export function figuresOf(
  { people, caughtOnly }: Reach,
  ledgerRows: readonly LedgerRow[],
  eventRows: readonly EventCountRow[],
  inboxCounts: boolean,
): Figures {
  const ledger = ledgerFrom(ledgerRows)
  const events = (kind: string, automated: number) =>
    total(eventRows.filter((row) => row.kind === kind && row.automated === automated).map((row) => row.events))
  return {
    reach: people,
    caughtOnly,
    ledger,
    frequency: people.low > 0 ? messagesThatCount(ledger, inboxCounts) / people.low : null,
    visits: events('visit', 0),
    visitsByPrograms: events('visit', 1),
    unsubscribes: events('unsubscribe', 0) + events('unsubscribe', 1),
  }
}

/** Sent messages that count towards reach: without those the built-in inbox caught, unless these count too. */
export function messagesThatCount({ sent, caughtByInbox }: Ledger, inboxCounts: boolean): number {
  return inboxCounts ? sent : sent - caughtByInbox
}

function ledgerFrom(rows: readonly LedgerRow[]): Ledger {
  const sum = (count: (row: LedgerRow) => number) => total(rows.map(count))
  const counts = {
    audience: sum((row) => row.audience),
    sent: sum((row) => row.sent),
    failed: sum((row) => row.failed),
    skipped: sum((row) => row.skipped),
    unknown: sum((row) => row.unknown),
    cancelled: sum((row) => row.cancelled),
    stillToGo: sum((row) => row.stillToGo),
  }
  const { audience, ...fates } = counts
  return {
    ...counts,
    skippedBecause: reasons(rows),
    caughtByInbox: sum((row) => row.caughtByInbox),
    balances: audience === total(Object.values(fates)),
  }
}

function reasons(rows: readonly LedgerRow[]): Ledger['skippedBecause'] {
  const byReason = new Map<string, number>()
  for (const { skippedBecause } of rows) {
    const skips: Record<string, number> = JSON.parse(skippedBecause)
    for (const [reason, count] of Object.entries(skips)) byReason.set(reason, (byReason.get(reason) ?? 0) + count)
  }
  return [...byReason]
    .map(([reason, count]) => ({ reason, rows: count }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1))
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
