import { closest, distance } from 'fastest-levenshtein'
import { Invalid } from '../../errors.ts'
import { isWallTime, isZone, parseRepeat } from '../../schedule/index.ts'

/** Throws `Invalid` unless `text` is a date and time of the calendar, `2027-03-01T09:00` or with a space between. */
export function checkWall(text: string): void {
  if (isWallTime(text.replace(' ', 'T'))) return
  const what = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d$/.test(text) ? 'is not in the calendar' : 'is no date and time'
  throw new Invalid(`“${text}” ${what}; expected one such as 2027-03-01T09:00`)
}

/** Throws `Invalid`, in one sentence with the names of the parts, unless `text` is a rule that an activity repeats by. */
export function checkRepeat(text: string): void {
  try {
    parseRepeat(text)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(error.problems.map(({ path, message }) => `${path ? `${path}: ` : ''}${message}`).join('; '))
  }
}

/** A moment in UTC, in milliseconds. @example parseInstant('2027-02-20T10:00:00Z') */
export function parseInstant(text: string): number {
  const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?Z$/.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(instant)) return instant
  throw new Invalid(`“${text}” is no moment in UTC; expected one such as 2027-02-20T10:00:00Z`)
}

/** Throws `Invalid`, with the nearest known zone, unless `text` is an IANA time zone. */
export function checkZone(text: string): void {
  if (isZone(text)) return
  const nearest = closest(text, Intl.supportedValuesOf('timeZone'))
  const hint = distance(text, nearest) <= 4 ? `did you mean ${nearest}?` : 'expected an IANA name such as Europe/London'
  throw new Invalid(`“${text}” is no known time zone; ${hint}`)
}

/** Throws `Invalid` unless `text` is an absolute web address without a password in it. */
export function checkUrl(text: string): void {
  const url = URL.parse(text)
  if (url !== null && ['http:', 'https:'].includes(url.protocol) && url.username === '' && url.password === '') return
  throw new Invalid(`“${text}” is no web address; expected one such as https://renew.example.gov`)
}
