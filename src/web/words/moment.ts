const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Made once: a formatter takes longer to make than a page to render. */
const WALL = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

/** A wall time (`YYYY-MM-DDTHH:MM`) as people read it: “Mon 1 March 2027, 09:00”. Its zone is said beside it. */
export function wallInWords(wall: string): string {
  return WALL.format(new Date(`${wall}Z`))
    .replace(' at ', ', ')
    .replace(/^(\w{3}),/, '$1')
}

/** A day (`YYYY-MM-DD`) as people read it: “Mon 1 March 2027”. */
export function dayInWords(day: string): string {
  return wallInWords(`${day}T00:00`).replace(/, 00:00$/, '')
}

/** A day, or a wall time with a blank or a T in it, as people read it. */
export function dayOrWallInWords(date: string): string {
  return date.length > 10 ? wallInWords(date.replace(' ', 'T')) : dayInWords(date)
}

/** How far an instant (ISO in UTC) lies from now: “in 3 days 4 h”, “2 h 5 min ago”, “now”. */
export function fromNow(instant: string, now: Date): string {
  const difference = Date.parse(instant) - now.getTime()
  const span = spanInWords(Math.abs(difference))
  if (span === '') return 'now'
  return difference > 0 ? `in ${span}` : `${span} ago`
}

/** A length of time in its two largest units; empty below a minute. */
export function spanInWords(milliseconds: number): string {
  const days = Math.floor(milliseconds / DAY)
  const hours = Math.floor((milliseconds % DAY) / HOUR)
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE)
  const said = [
    days > 0 && `${days} ${days === 1 ? 'day' : 'days'}`,
    hours > 0 && `${hours} h`,
    days === 0 && minutes > 0 && `${minutes} min`,
  ]
  return said.filter(Boolean).join(' ')
}

/** An instant (ISO in UTC) as it is said where no zone of a campaign applies: “21 November 2026, 07:15 UTC”. */
export function instantInWords(instant: string): string {
  return `${wallInWords(instant.slice(0, 16))} UTC`
}
