import type { Database } from '../../db/index.ts'
import { lastContact, peopleReached, type ReachingRow, type ReachRow } from '../../db/queries/reach.ts'
import { answersKept } from '../kept-answers.ts'
import type { Reach } from './figures.ts'

/** The different people some occurrences reached until an instant. */
export type ReachOf = (occurrences: readonly ReachingRow[], until: number) => Promise<Reach>

const NOBODY: ReachRow = { accepted: 0, possible: 0, written: 0, caughtMessages: 0 }

/** Rows of the ledger looked at in one statement: others wait while a database file is read. */
const AT_ONCE = 25_000

const kept = answersKept<ReachRow>()

/**
 * Asks the ledger who was reached by `now` (milliseconds). An occurrence writes to everybody once, so of the largest its
 * counters tell; the rows of the others are read, and again only where counters have moved. `inboxCounts`: whether people
 * whose message the built-in inbox caught count as reached, as they do in examples.
 */
export function reachAsker(db: Database, inboxCounts: boolean, now: number): ReachOf {
  return async (occurrences, until) => {
    const [first, ...others] = occurrences
      .filter((one) => peopleOf(one) > 0)
      .toSorted((one, other) => peopleOf(other) - peopleOf(one))
    if (first === undefined) return reach(NOBODY)
    const isWithin = until >= now || (first.finishedAt !== null && first.finishedAt <= until)
    const largest = isWithin ? countersOf(first, inboxCounts) : NOBODY
    const rest = isWithin ? others : [first, ...others]
    if (rest.length === 0) return reach(largest)
    const besides = isWithin ? first.id : null
    const ask = () => reachIn(db, rest, { besides, until, inboxCounts })
    // While rows are handed off, others can take their place without moving a counter.
    const isMoving = [first, ...others].some(({ handedOff }) => handedOff > 0)
    const counters = [first, ...others].map(({ id, sent, failed, unknown }) => [id, sent, failed, unknown])
    const more = await (isMoving ? ask() : kept(db, [inboxCounts, besides, until < now ? until : 'now', counters], ask))
    return reach(added(largest, more))
  }
}

/** Everybody whom an occurrence has reached or may have. */
function peopleOf({ handedOff, sent, unknown }: ReachingRow): number {
  return handedOff + sent + unknown
}

function countersOf(row: ReachingRow, inboxCounts: boolean): ReachRow {
  const { sent, caught } = row
  const notReached = inboxCounts ? 0 : caught
  const written = peopleOf(row)
  return { accepted: sent - notReached, possible: written - notReached, written, caughtMessages: caught }
}

/** A person is in one range of contacts only, so the ranges add up. */
async function reachIn(
  { rows }: Database,
  occurrences: readonly ReachingRow[],
  of: { readonly besides: number | null; readonly until: number; readonly inboxCounts: boolean },
): Promise<ReachRow> {
  const occurrenceIds = occurrences.map(({ id }) => id)
  const ranges = Math.ceil(occurrences.reduce((sum, { audience }) => sum + audience, 0) / AT_ONCE)
  const last = await lastContact(rows, occurrenceIds)
  const size = Math.max(1, Math.ceil(last / ranges))
  let sum = NOBODY
  for (let above = 0; above < last; above += size) {
    sum = added(sum, await peopleReached(rows, { ...of, occurrenceIds, above, upTo: above + size }))
  }
  return sum
}

function added(one: ReachRow, other: ReachRow): ReachRow {
  return {
    accepted: one.accepted + other.accepted,
    possible: one.possible + other.possible,
    written: one.written + other.written,
    caughtMessages: one.caughtMessages + other.caughtMessages,
  }
}

function reach({ accepted, possible, written, caughtMessages }: ReachRow): Reach {
  return { people: { low: accepted, high: possible }, caughtMessages, caughtOnly: written - possible }
}
