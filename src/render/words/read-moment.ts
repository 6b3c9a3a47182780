import { TZDate } from '@date-fns/tz'
import { Invalid } from '../../errors.ts'
import { found } from './word.ts'

/** A day, a wall time or an instant, ready to be written: its parts are read in `zone`. */
export interface Moment {
  readonly date: TZDate
  readonly zone: string
  /** False of a day alone, of which no time can be said. */
  readonly hasTime: boolean
}

const day = /^(\d{4})-(\d{2})-(\d{2})$/
const wallTime = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/
const instant = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/i

/**
 * Reads a day (`2027-03-01`), a wall time (`2027-03-01T09:00`) or an instant (`2027-03-01T09:00Z`, or a `Date`). A day
 * and a wall time are what they say in any zone; an instant is read in `zone`, and cannot be read without one.
 */
export function readMoment(value: unknown, zone: string | undefined): Moment {
  if (zone !== undefined) refuseUnknown(zone)
  if (value instanceof Date) return readInstant(value.getTime(), value, zone)
  const text = typeof value === 'string' ? value.trim() : ''
  if (instant.test(text)) return readInstant(Date.parse(text.replace(' ', 'T')), value, zone)
  const parts = (day.exec(text) ?? wallTime.exec(text))?.slice(1).map((part) => Number(part ?? 0))
  if (!parts) throw unreadable(value)
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0, second = 0] = parts
  // Read in UTC, where every wall time exists.
  const read = new TZDate(year, month - 1, date, hour, minute, second, 'UTC')
  if (
    read.getMonth() !== month - 1 ||
    read.getDate() !== date ||
    read.getHours() !== hour ||
    minute > 59 ||
    second > 59
  )
    throw unreadable(value)
  return { date: read, zone: 'UTC', hasTime: parts.length > 3 }
}

function readInstant(milliseconds: number, value: unknown, zone: string | undefined): Moment {
  if (Number.isNaN(milliseconds)) throw unreadable(value)
  if (zone === undefined)
    throw new Invalid(`"date" cannot say where it is ${found(value)}: write zone="Europe/London" after it.`)
  return { date: new TZDate(milliseconds, zone), zone, hasTime: true }
}

function refuseUnknown(zone: string): void {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone })
  } catch {
    throw new Invalid(`"date" knows no zone ${found(zone)}: write one such as zone="Europe/London".`)
  }
}

function unreadable(value: unknown): Invalid {
  return new Invalid(
    `"date" cannot read ${found(value)}: expected a day such as 2027-03-01, or a time such as 2027-03-01T09:00.`,
  )
}
