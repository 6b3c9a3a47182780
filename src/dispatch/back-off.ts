const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits after the first, second, … temporary refusal of one recipient; the last repeats. Greylisting takes minutes, full mailboxes hours. */
const RECIPIENT_WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR, 4 * HOUR]

/** Waits after the first, second, … failure to reach a provider at all. */
const PROVIDER_WAITS = [SECOND, 2 * SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE]

/** Milliseconds until a recipient who was refused for now is tried again, after `attempts` hand-offs (1 or more). */
export function recipientBackOff(attempts: number): number {
  return waitAt(RECIPIENT_WAITS, attempts)
}

/** Milliseconds until an unreachable provider is tried again, after `failures` in a row (1 or more). */
export function providerBackOff(failures: number): number {
  return waitAt(PROVIDER_WAITS, failures)
}

/** Temporary refusals are retried this long where an activity has no latest time (72 h, as mail servers do). */
export const RETRY_PATIENCE = 72 * HOUR

function waitAt(waits: readonly number[], count: number): number {
  return waits[Math.min(Math.max(count, 1), waits.length) - 1]!
}
