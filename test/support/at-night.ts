/** True in `npm run nightly`, which has the time for what takes too long for every change. */
export const isAtNight = process.env['FANFARE_NIGHTLY'] === 'yes'
