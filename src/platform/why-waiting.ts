import type { DispatchReport } from '../dispatch/index.ts'

/** Named in one line of the log; the pages name all. */
const NAMED = 5

/** Why activities wait, short enough for a line of the log: the first of them, and how many wait besides. */
export function whyWaiting(held: DispatchReport['held']): string {
  const named = held
    .slice(0, NAMED)
    .map(({ campaign, activity, reason }) => `${campaign}/${activity}: ${reason}`)
    .join('; ')
  if (held.length <= NAMED) return named
  const others = Map.groupBy(held.slice(NAMED), ({ reason }) => reason.split(/[:,]/, 1)[0]!)
  return `${named}; and ${[...others].map(([reason, { length }]) => `${length} more (${reason})`).join(', ')}`
}
