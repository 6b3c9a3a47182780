/** True in `npm run nightly`, which has the time for what takes too long for every change. */
export const isAtNight = process.env['FANFARE_NIGHTLY'] === 'yes'

/** All of these at night, and only the first of them by day. */
export function firstByDay<Case>(cases: readonly Case[], count = 1): readonly Case[] {
  return isAtNight ? cases : cases.slice(0, count)
}
