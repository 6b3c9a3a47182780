import type { Database } from '../../db/index.ts'
import { lastContact, peopleReached, type ReachingRow } from '../../db/queries/reach.ts'
import { answersKept } from '../kept-answers.ts'
import type { Reach } from './figures.ts'

/** The different people some occurrences reached until an instant. */
export type ReachOf = (occurrences: readonly ReachingRow[], until: number) => Promise<Reach>

const NOBODY: Reach = { people: { low: 0, high: 0 }, caughtMessages: 0, caughtOnly: 0 }

/** Rows of the ledger looked at in one statement: others wait while a database file is read. */
const AT_ONCE = 25_000

const kept = answersKept<Reach>()

/**
 * Asks the ledger who was reached by `now` (milliseconds), and asks again only where its counters have moved. `inboxCounts`:
 * whether people whose message the built-in inbox caught count as reached, as they do in examples.
 */
export function reachAsker(db: Database, inboxCounts: boolean, now: number): ReachOf {
  return async (occurrences, until) => {
    const reaching = occurrences.filter(({ handedOff, sent, unknown }) => handedOff + sent + unknown > 0)
    if (reaching.length === 0) return NOBODY
    const ask = () => reachIn(db, reaching, until, inboxCounts)
    // While rows are handed off, others can take their place without moving a counter.
    if (reaching.some(({ handedOff }) => handedOff > 0)) return ask()
    const counters = reaching.map(({ id, sent, failed, unknown }) => [id, sent, failed, unknown])
    return kept(db, [inboxCounts, until < now ? until : 'now', counters], ask)
  }
}

/** A person is in one range of contacts only, so the ranges add up. */
async function reachIn(
  { rows }: Database,
  occurrences: readonly ReachingRow[],
  until: number,
  inboxCounts: boolean,
): Promise<Reach> {
  const ids = occurrences.map(({ id }) => id)
  const ranges = Math.ceil(occurrences.reduce((sum, { audience }) => sum + audience, 0) / AT_ONCE)
  const last = await lastContact(rows, ids)
  const size = Math.max(1, Math.ceil(last / ranges))
  const sum = { accepted: 0, possible: 0, caughtMessages: 0, caughtOnly: 0 }
  for (let above = 0; above < last; above += size) {
    const part = await peopleReached(rows, ids, until, inboxCounts, { above, upTo: above + size })
    sum.accepted += part.accepted
    sum.possible += part.possible
    sum.caughtMessages += part.caughtMessages
    sum.caughtOnly += part.caughtOnly
  }
  const { accepted, possible, ...caught } = sum
  return { people: { low: accepted, high: possible }, ...caught }
}
