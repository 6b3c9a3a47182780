import type { Rows } from '../../db/index.ts'
import { peopleReached } from '../../db/queries/measure.ts'
import type { Reach } from './figures.ts'

/** The different people some occurrences reached until an instant. */
export type ReachOf = (occurrenceIds: readonly number[], until: number) => Promise<Reach>

const NOBODY: Reach = { people: { low: 0, high: 0 }, caughtMessages: 0, caughtOnly: 0 }

/**
 * Asks the ledger who was reached, and for the same occurrences and instant only once. `inboxCounts`: whether people whose
 * message the built-in inbox caught count as reached, as they do in examples.
 */
export function reachAsker(rows: Rows, inboxCounts: boolean): ReachOf {
  const known = new Map<string, Reach>()
  return async (occurrenceIds, until) => {
    if (occurrenceIds.length === 0) return NOBODY
    const question = JSON.stringify([occurrenceIds, until])
    const answered = known.get(question)
    if (answered) return answered
    const { accepted, possible, ...caught } = await peopleReached(rows, occurrenceIds, until, inboxCounts)
    const reach = { people: { low: accepted, high: possible }, ...caught }
    known.set(question, reach)
    return reach
  }
}
