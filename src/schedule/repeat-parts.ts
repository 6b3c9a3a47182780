import { closest } from 'fastest-levenshtein'
import { Invalid } from '../errors.ts'

/** From rare to frequent, as RFC 5545 names them. */
export const FREQUENCIES = ['YEARLY', 'MONTHLY', 'WEEKLY', 'DAILY', 'HOURLY', 'MINUTELY', 'SECONDLY'] as const
export type Frequency = (typeof FREQUENCIES)[number]

interface Range {
  readonly least: number
  readonly most: number
  /** Whether it may count from the end: `-1` is the last. */
  readonly fromEnd: boolean
}

/** RFC 5545 section 3.3.10; it allows second 60 too, which no clock here shows. */
const RANGES: Readonly<Record<string, Range>> = {
  BYMONTH: { least: 1, most: 12, fromEnd: false },
  BYWEEKNO: { least: 1, most: 53, fromEnd: true },
  BYYEARDAY: { least: 1, most: 366, fromEnd: true },
  BYMONTHDAY: { least: 1, most: 31, fromEnd: true },
  BYHOUR: { least: 0, most: 23, fromEnd: false },
  BYMINUTE: { least: 0, most: 59, fromEnd: false },
  BYSECOND: { least: 0, most: 59, fromEnd: false },
  BYSETPOS: { least: 1, most: 366, fromEnd: true },
}

const PARTS = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'WKST', ...Object.keys(RANGES)]

export function isPart(name: string): boolean {
  return PARTS.includes(name)
}

export function nearestPart(name: string): string {
  return `did you mean ${closest(name.toUpperCase(), PARTS)}? Expected ${PARTS.join(', ')}`
}

/** The numbers of a part such as `BYHOUR=9,14`, each in the range of that part, without repetition, as written. */
export function listPart(name: string, value: string): readonly number[] {
  const { least, most, fromEnd } = RANGES[name]!
  const numbers = value.split(',').map((word) => {
    const number = /^ *[+-]?\d{1,3} *$/.test(word) ? Number(word) : Number.NaN
    const size = fromEnd ? Math.abs(number) : number
    if (size >= least && size <= most) return number
    const range = fromEnd ? `${least} to ${most} or -${most} to -${least}` : `${least} to ${most}`
    throw new Invalid(`“${word}” is out of its range; expected whole numbers from ${range}`)
  })
  return [...new Set(numbers)]
}

/** `INTERVAL` and `COUNT`: a whole number from 1 on. */
export function wholeNumber(value: string): number {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0
  if (number > 0) return number
  throw new Invalid(`“${value}” is no number of times; expected a whole number from 1 on`)
}
