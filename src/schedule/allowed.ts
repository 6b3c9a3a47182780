import { Invalid } from '../errors.ts'
import { startOfDay } from './date-of.ts'
import { endOfQuietHours, type QuietHours } from './quiet-hours.ts'
import { isWeekday, type Weekday, WEEKDAYS, weekdayOf } from './weekday.ts'
import { addDays, floatingOf, wallOf, type WallTime } from './zone-time.ts'

/** Days on which nothing goes out: days of the week, and the campaign's holidays. */
export type QuietDay = Weekday | 'holidays'

/** When people are left alone, by the clock and calendar of the place where they are. */
export interface AllowedTimes {
  readonly quietHours?: QuietHours | undefined
  readonly quietDays?: readonly QuietDay[] | undefined
  /** Dates as `YYYY-MM-DD`; they count where `quietDays` has `holidays`. */
  readonly holidays?: readonly string[] | undefined
}

/** Reads days on which nothing goes out, such as `[SU, holidays]`; throws `Invalid` with every fault. */
export function parseQuietDays(value: unknown): readonly QuietDay[] {
  if (!Array.isArray(value)) throw new Invalid('expected a list of days, such as [SU, holidays]')
  const problems = value.flatMap((day: unknown, i) => {
    if (isWeekday(day) || day === 'holidays') return []
    const message = `${JSON.stringify(day)} is no day; expected one of ${WEEKDAYS.join(', ')}, holidays`
    return [{ path: String(i), message, severity: 'error' as const }]
  })
  if (problems.length > 0) throw new Invalid(problems)
  const days = [...WEEKDAYS, 'holidays' as const].filter((day) => value.includes(day))
  if (WEEKDAYS.some((day) => !days.includes(day))) return days
  throw new Invalid('all seven days are quiet and nothing would ever go out; leave at least one')
}

/**
 * The first moment from `instant` on at which it is neither a quiet hour nor a quiet day where clocks follow `zone`:
 * `instant` itself where it is neither.
 */
export function nextAllowed(instant: number, zone: string, rules: AllowedTimes | undefined): number {
  if (rules === undefined) return instant
  for (let at = instant; ;) {
    const wall = rules.quietDays?.length ? wallOf(at, zone) : undefined
    const next =
      wall !== undefined && isQuietDay(wall, rules)
        ? startOfDay(addDays(wall, 1), zone)
        : endOfQuietHours(at, zone, rules.quietHours)
    if (next === at) return at
    at = next
  }
}

function isQuietDay(wall: WallTime, { quietDays = [], holidays = [] }: AllowedTimes): boolean {
  if (quietDays.includes(weekdayOf(floatingOf(wall)))) return true
  return quietDays.includes('holidays') && holidays.includes(wall.slice(0, 10))
}
