import type { EventCountRow, LedgerRow, PeopleRow } from '../../db/queries/measure.ts'

/** A number of different people: at least `low`, and at most `high` if every hand-off of unknown outcome arrived. */
export interface People {
  readonly low: number
  readonly high: number
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
  readonly ledger: Ledger
  /** Accepted messages per person reached; null before anybody was. */
  readonly frequency: number | null
  /** Visits of tracked links, in visits and not people; those by programs, as far as their names tell, apart. */
  readonly visits: number
  readonly visitsByPrograms: number
  readonly unsubscribes: number
}

/** Puts the figures of one activity, or of a whole campaign, together from counted rows. */
export function figuresOf(
  people: PeopleRow | undefined,
  ledgerRows: readonly LedgerRow[],
  eventRows: readonly EventCountRow[],
): Figures {
  const ledger = ledgerFrom(ledgerRows)
  const reach = peopleFrom(people)
  const events = (kind: string, automated: number) =>
    total(eventRows.filter((row) => row.kind === kind && row.automated === automated).map((row) => row.events))
  return {
    reach,
    ledger,
    frequency: reach.low > 0 ? ledger.sent / reach.low : null,
    visits: events('visit', 0),
    visitsByPrograms: events('visit', 1),
    unsubscribes: events('unsubscribe', 0) + events('unsubscribe', 1),
  }
}

export function peopleFrom(row: PeopleRow | undefined): People {
  return { low: row?.accepted ?? 0, high: row?.possible ?? 0 }
}

function ledgerFrom(rows: readonly LedgerRow[]): Ledger {
  const count = (status: string) => total(rows.filter((row) => row.status === status).map((row) => row.rows))
  const [audience, sent, failed, skipped] = [count('audience'), count('sent'), count('failed'), count('skipped')]
  const [unknown, cancelled, stillToGo] = [count('unknown'), count('cancelled'), count('queued') + count('handed-off')]
  return {
    audience,
    sent,
    failed,
    skipped,
    unknown,
    cancelled,
    stillToGo,
    skippedBecause: reasons(rows.filter((row) => row.status === 'skipped')),
    caughtByInbox: total(rows.filter((row) => row.detail === 'inbox' && row.status === 'sent').map((row) => row.rows)),
    balances: audience === sent + failed + skipped + unknown + cancelled + stillToGo,
  }
}

function reasons(skipped: readonly LedgerRow[]): Ledger['skippedBecause'] {
  const byReason = new Map<string, number>()
  for (const { detail, rows } of skipped) {
    const reason = detail ?? 'no reason recorded'
    byReason.set(reason, (byReason.get(reason) ?? 0) + rows)
  }
  return [...byReason]
    .map(([reason, rows]) => ({ reason, rows }))
    .sort((a, b) => b.rows - a.rows || (a.reason < b.reason ? -1 : 1))
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
