import { Invalid } from '../../errors.ts'
import { instantOf, isWallTime, wallOf } from '../../schedule/index.ts'

/**
 * Reads the date that a launch is given, as clocks in `zone` will show it: a wall time, also with a space for its T, or
 * `now` for this minute. One that the clocks skip is the one they show instead. Throws `Invalid`.
 */
export function launchWall(text: string, zone: string, now: Date): string {
  const wall = text.trim() === 'now' ? wallOf(now.getTime(), zone) : text.trim().replace(' ', 'T')
  if (isWallTime(wall)) return wallOf(instantOf(wall, zone), zone)
  const message = `“${text}” is no date and time of the calendar; expected one such as 2027-03-01T09:00, or now`
  throw new Invalid([{ path: 'launch', message, severity: 'error' }])
}
