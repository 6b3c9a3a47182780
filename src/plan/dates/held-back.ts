import { type Blackout, blackoutAt, endOfBlackout, formatInstant } from '../../schedule/index.ts'

/** The blackout that holds what is public at `at`, as the reason and the moment it ends; days are counted in `zone`. Milliseconds. Pure. */
export function heldByBlackout(
  blackouts: readonly Blackout[],
  zone: string,
  at: number,
): { reason: string; until: number } | undefined {
  const blackout = blackoutAt(at, zone, blackouts)
  if (blackout?.policy !== 'block') return undefined
  const until = endOfBlackout(blackout, zone)
  return { reason: `blackout: ${blackout.name} until ${formatInstant(until)}`, until }
}

/** Why something waits for the activity that has to go out first, which may have ended. */
export function waitsForFirst(first: string | null, hasEnded: boolean): string {
  const why = hasEnded
    ? 'it has ended and did not go out; let it wait for another, or cancel it'
    : 'it has not gone out yet'
  return `waits for ${first}: ${why}`
}
