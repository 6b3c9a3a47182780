import type { Rows } from '../../db/index.ts'
import { peopleReached } from '../../db/queries/measure.ts'
import type { People } from './figures.ts'

/** The different people some occurrences reached until an instant. */
export type ReachOf = (occurrenceIds: readonly number[], until: number) => Promise<People>

/** Asks the ledger who was reached, and for the same occurrences and instant only once. */
export function reachAsker(rows: Rows): ReachOf {
  const known = new Map<string, People>()
  return async (occurrenceIds, until) => {
    if (occurrenceIds.length === 0) return { low: 0, high: 0 }
    const question = JSON.stringify([occurrenceIds, until])
    const answered = known.get(question)
    if (answered) return answered
    const { accepted, possible } = await peopleReached(rows, occurrenceIds, until)
    const people = { low: accepted, high: possible }
    known.set(question, people)
    return people
  }
}
