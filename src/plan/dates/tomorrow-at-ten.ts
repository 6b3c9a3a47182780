import { instantOf, wallOf } from '../../schedule/index.ts'

/** The day after the one at `now`, at 10:00, as the wall time that a pinned activity is given: `YYYY-MM-DD 10:00`. */
export function tomorrowAtTen(zone: string, now: number): string {
  const tomorrow = wallOf(instantOf(wallOf(now, zone), 'UTC') + 86_400_000, 'UTC')
  return `${tomorrow.slice(0, 10)} 10:00`
}
