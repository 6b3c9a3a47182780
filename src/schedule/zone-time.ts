import { Invalid } from '../errors.ts'
import { DAY, MINUTE } from './duration.ts'

/** `YYYY-MM-DDTHH:MM` as a clock on the wall shows it; means a moment only together with a zone. */
export type WallTime = string

const WALL_TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)$/
const UTC_OFFSET = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/

/** The offsets from UTC, in milliseconds, of one UTC day of a zone: one before `change`, the other from then on. */
interface OffsetsOfDay {
  readonly before: number
  readonly after: number
  readonly change: number
}

interface Zone {
  readonly name: string
  readonly format: Intl.DateTimeFormat
  readonly days: Map<number, OffsetsOfDay>
}

/** Some years: a plan and the one that it moves to, without asking for any day twice. */
const DAYS_KEPT = 2_000
const zones = new Map<string, Zone>()

/** Whether `zone` is a known IANA time zone such as `Europe/London`. Bare offsets such as `+01:00` are none. */
export function isZone(zone: string): boolean {
  if (zones.has(zone)) return true
  return /^[A-Za-z]/.test(zone) && openZone(zone) !== undefined
}

/** Whether `text` is `YYYY-MM-DDTHH:MM` and that day and time are in the calendar, in the years 1900 to 2999. */
export function isWallTime(text: string): boolean {
  return utcOf(text) !== undefined
}

/**
 * The instant, in milliseconds since 1970, at which clocks in `zone` show `wall`. A time that the clocks skip moves
 * forward by what they skip; one that they show twice is the first. Throws `Invalid` for what is no wall time or zone.
 * @example instantOf('2027-03-28T01:30', 'Europe/London') // 2027-03-28T01:30:00Z, which is 02:30 there
 */
export function instantOf(wall: WallTime, zone: string): number {
  return instantOfFloating(floatingOf(wall), zone)
}

/** The same for a floating time: a wall time as milliseconds, as if it were UTC. It may have seconds. */
export function instantOfFloating(floating: number, zone: string): number {
  const known = zoneNamed(zone)
  const before = offsetAt(known, floating - DAY)
  const after = offsetAt(known, floating + DAY)
  if (before === after || offsetAt(known, floating - before) === before) return floating - before
  if (offsetAt(known, floating - after) === after) return floating - after
  return floating - before
}

/** A wall time as milliseconds, as if it were UTC: time that can be counted in, and means a moment only with a zone. */
export function floatingOf(wall: WallTime): number {
  const floating = utcOf(wall)
  if (floating !== undefined) return floating
  throw new Invalid(`“${wall}” is no date and time of the calendar; expected one such as 2027-03-01T09:00`)
}

/** What clocks in `zone` show at `instant`, to the minute. */
export function wallOf(instant: number, zone: string): WallTime {
  return wallOfFloating(instant + offsetAt(zoneNamed(zone), instant))
}

/** Milliseconds that clocks in `zone` are ahead of UTC at `instant`; negative west of Greenwich. */
export function zoneOffset(instant: number, zone: string): number {
  return offsetAt(zoneNamed(zone), instant)
}

/**
 * The moment after `from`, up to and including `to`, at which the clocks of `zone` change, where the offsets at both
 * ends differ. `from` and `to` lie at most a few days apart, and clocks change at most once between them.
 */
export function clockChange(zone: string, from: number, to: number): number {
  const known = zoneNamed(zone)
  return firstInstant(from, to, (instant) => offsetAt(known, instant) !== offsetAt(known, from))
}

/** The wall time so many calendar days later; a day is a date here, not 24 hours. */
export function addDays(wall: WallTime, days: number): WallTime {
  return wallOfFloating(floatingOf(wall) + days * DAY)
}

/** The wall time, to the minute, of milliseconds that count as if it were UTC. */
export function wallOfFloating(floating: number): WallTime {
  return new Date(floating).toISOString().slice(0, 16)
}

function utcOf(wall: WallTime): number | undefined {
  const parts = WALL_TIME.exec(wall)
  if (!parts) return undefined
  const [year, month, day, hour, minute] = [+parts[1]!, +parts[2]!, +parts[3]!, +parts[4]!, +parts[5]!]
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59) return undefined
  if (day > 28 && day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined
  return Date.UTC(year, month - 1, day, hour, minute)
}

function zoneNamed(name: string): Zone {
  const known = zones.get(name) ?? (/^[A-Za-z]/.test(name) ? openZone(name) : undefined)
  if (!known) throw new Invalid(`“${name}” is no known time zone; expected an IANA name such as Europe/London`)
  return known
}

function openZone(name: string): Zone | undefined {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch {
    return undefined
  }
  const zone: Zone = { name, format, days: new Map() }
  zones.set(name, zone)
  return zone
}

/** Asking Intl takes microseconds, so the offsets of each UTC day are asked for once. */
function offsetAt(zone: Zone, instant: number): number {
  const day = Math.floor(instant / DAY)
  let offsets = zone.days.get(day)
  if (offsets === undefined) {
    offsets = offsetsOfDay(zone, day)
    if (zone.days.size >= DAYS_KEPT) zone.days.clear()
    zone.days.set(day, offsets)
  }
  return instant < offsets.change ? offsets.before : offsets.after
}

function offsetsOfDay(zone: Zone, day: number): OffsetsOfDay {
  const start = day * DAY
  const before = askedOffset(zone, start)
  const after = askedOffset(zone, start + DAY)
  if (before === after) return { before, after, change: Infinity }
  return { before, after, change: firstInstant(start, start + DAY, (at) => askedOffset(zone, at) !== before) }
}

function askedOffset(zone: Zone, instant: number): number {
  const parts = UTC_OFFSET.exec(zone.format.format(instant))
  if (!parts) throw new Error(`this runtime gives no offset for the zone ${zone.name}`)
  const [, sign, hours, minutes, seconds] = parts
  if (sign === undefined) return 0
  const size = (+hours! * 60 + +minutes!) * MINUTE + +(seconds ?? 0) * 1000
  return sign === '-' ? -size : size
}

/** The first instant after `from`, up to `to`, that `holds`; it does not hold at `from` and does from then on to `to`. */
function firstInstant(from: number, to: number, holds: (instant: number) => boolean): number {
  let [lacking, holding] = [from, to]
  while (holding - lacking > 1) {
    const middle = Math.floor((lacking + holding) / 2)
    if (holds(middle)) holding = middle
    else lacking = middle
  }
  return holding
}
