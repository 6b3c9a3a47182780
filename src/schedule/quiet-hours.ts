import { Invalid, type Problem } from '../errors.ts'
import { DAY, MINUTE } from './duration.ts'
import { isTimeOfDay } from './time-of-day.ts'
import { clockChange, zoneOffset } from './zone-time.ts'

/** From `from` until just before `to`, `HH:MM` on the recipient's clock; may cross midnight. */
export interface QuietHours {
  readonly from: string
  readonly to: string
}

/** Reads `{ from: "21:00", to: "08:00" }`; throws `Invalid` with every fault. */
export function parseQuietHours(value: unknown): QuietHours {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) {
    throw new Invalid('expected two times of day as quiet hours, such as { from: "21:00", to: "08:00" }')
  }
  const { from, to } = value
  if (isTime(from) && isTime(to)) {
    if (from !== to) return { from, to }
    throw new Invalid(`quiet hours from ${from} to ${to} have no end; expected two different times of day`)
  }
  const ends = [
    { path: 'from', time: from },
    { path: 'to', time: to },
  ]
  throw new Invalid(ends.filter(({ time }) => !isTime(time)).map(({ path, time }) => noTime(path, time)))
}

/**
 * The first moment from `instant` on at which it is not quiet where clocks follow `zone`: `instant` itself, or the end
 * of the quiet hours it falls in. What counts is what the clock there shows, also on the days when it is changed.
 */
export function endOfQuietHours(instant: number, zone: string, quiet: QuietHours | undefined): number {
  if (!quiet) return instant
  const from = sinceMidnight(quiet.from)
  const length = sinceMidnight(quiet.to) - from
  const quietFor = length > 0 ? length : length + DAY
  for (let at = instant; ;) {
    const offset = zoneOffset(at, zone)
    const intoQuiet = modulo(at + offset - from, DAY)
    if (intoQuiet >= quietFor) return at
    const end = at + quietFor - intoQuiet
    if (zoneOffset(end, zone) === offset) return end
    at = clockChange(zone, at, end)
  }
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && isTimeOfDay(value)
}

function noTime(path: string, value: unknown): Problem {
  const message = `${JSON.stringify(value)} is no time of day; expected one in quotes, such as "21:00"`
  return { path, message, severity: 'error' }
}

function sinceMidnight(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
