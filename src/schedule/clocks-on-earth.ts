import { instantOf, type WallTime } from './zone-time.ts'

/** When clocks show a wall time somewhere on earth for the first time. Milliseconds. */
export function shownFirst(wall: WallTime): number {
  return instantOf(wall, 'Etc/GMT-14')
}

/** When clocks show a wall time somewhere on earth for the last time. Milliseconds. */
export function shownLast(wall: WallTime): number {
  return instantOf(wall, 'Etc/GMT+12')
}
