import { startOfDay } from './date-of.ts'
import { addDays, wallOf } from './zone-time.ts'

/** Days on which a campaign keeps silent, such as before an election. `block` holds what falls in it, `warn` says so. */
export interface Blackout {
  readonly name: string
  /** First day, `YYYY-MM-DD`. */
  readonly from: string
  /** Last day, itself included. */
  readonly to: string
  readonly policy: 'block' | 'warn'
}

/**
 * The blackout that holds at `instant` by the calendar of `zone`. Of several, one that blocks comes before one that
 * warns, then the one that ends last.
 */
export function blackoutAt(instant: number, zone: string, blackouts: readonly Blackout[]): Blackout | undefined {
  if (blackouts.length === 0) return undefined
  const day = wallOf(instant, zone).slice(0, 10)
  const holding = blackouts.filter(({ from, to }) => from <= day && day <= to)
  return holding.reduce<Blackout | undefined>(
    (first, next) => (first && !comesBefore(next, first) ? first : next),
    undefined,
  )
}

/** The first instant after a blackout where clocks follow `zone`: the start of the day after its last. */
export function endOfBlackout({ to }: Blackout, zone: string): number {
  return startOfDay(addDays(`${to}T00:00`, 1), zone)
}

function comesBefore(one: Blackout, other: Blackout): boolean {
  if (one.policy !== other.policy) return one.policy === 'block'
  return one.to > other.to
}
