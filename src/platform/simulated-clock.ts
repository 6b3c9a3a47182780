import type { Clock } from '../ports.ts'

/** A clock that nobody waits for: it stands while there is work to do, and goes to the next moment when all sleep. */
export interface SimulatedClock extends Clock {
  /** Goes to a moment at once, but never back. Milliseconds. */
  goTo(instant: number): void
}

interface Sleeper {
  readonly until: number
  readonly wake: () => void
}

/**
 * A clock of whole milliseconds that begins at `start`. Sleepers wake in the order of their moments, as if each had a process of its
 * own. What is between two sleeps must be done within one round of the event loop, as work on a database file is.
 */
export function simulatedClock(start: number): SimulatedClock {
  let now = start
  let isLooking = false
  const sleepers: Sleeper[] = []

  function look(): void {
    if (isLooking || sleepers.length === 0) return
    isLooking = true
    // Whoever is awake has run as far as it can before the loop comes round again.
    setImmediate(() => {
      isLooking = false
      const { until, wake } = sleepers.shift()!
      now = Math.max(now, until)
      wake()
      look()
    })
  }

  return {
    now: () => new Date(now),
    sleep: (milliseconds) =>
      new Promise((wake) => {
        const until = now + Math.max(0, Math.ceil(milliseconds))
        const later = sleepers.findIndex((other) => other.until > until)
        sleepers.splice(later === -1 ? sleepers.length : later, 0, { until, wake })
        look()
      }),
    goTo: (instant) => void (now = Math.max(now, Math.ceil(instant))),
  }
}
