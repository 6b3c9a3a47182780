import { DAY, type Anchor, instantOf, wallOf } from '../../schedule/index.ts'

/** Calendar days from the day of the launch to the day of an instant, as both read where the launch is. Before is negative. */
export function daysFromLaunch(instant: number, launch: Anchor): number {
  return (midnight(wallOf(instant, launch.zone)) - midnight(launch.wall)) / DAY
}

/** The same with the time of day: elapsed days, for drawing. */
export function positionFromLaunch(instant: number, launch: Anchor): number {
  return (instant - instantOf(launch.wall, launch.zone)) / DAY
}

/** Days of the calendar are counted in UTC, where each is as long as the next. */
function midnight(wall: string): number {
  return Date.parse(`${wall.slice(0, 10)}T00:00Z`)
}
