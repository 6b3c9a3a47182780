import { Invalid } from '../errors.ts'
import { DAY, FARTHEST } from './duration.ts'
import { type Weekday, weekdayOf } from './weekday.ts'
import { floatingOf, type WallTime, wallOfFloating } from './zone-time.ts'

/** The days on which nobody works: days of the week, and single dates as `YYYY-MM-DD`. */
export interface WorkingCalendar {
  readonly weekend: readonly Weekday[]
  readonly holidays: readonly string[]
}

export const DEFAULT_WEEKEND: readonly Weekday[] = ['SA', 'SU']

/** What holds where a campaign says nothing else: no work on Saturdays and Sundays, and no holidays. */
export const USUAL_WEEK: WorkingCalendar = { weekend: DEFAULT_WEEKEND, holidays: [] }

/**
 * The wall time so many working days after `wall`, before it where `days` is negative; the time of day stays. The day
 * of `wall` itself is not counted. No working days from a day is that day, or the next working day where it is none.
 * Throws `Invalid` where ten years of the calendar do not hold so many.
 * @example addWorkingDays('2027-03-25T09:00', 1, { weekend: ['SA', 'SU'], holidays: ['2027-03-26'] }) // '2027-03-29T09:00'
 */
export function addWorkingDays(wall: WallTime, days: number, calendar: WorkingCalendar): WallTime {
  const start = floatingOf(wall)
  const holidays = daysOf(calendar.holidays)
  const works = (day: number) => !calendar.weekend.includes(weekdayOf(day)) && !holidays.has(Math.floor(day / DAY))
  if (days === 0 && works(start)) return wall
  const step = days < 0 ? -DAY : DAY
  let left = Math.max(Math.abs(days), 1)
  for (let day = start + step; Math.abs(day - start) <= FARTHEST; day += step) {
    if (works(day)) left -= 1
    if (left === 0) return wallOfFloating(day)
  }
  const way = days < 0 ? 'before' : 'after'
  throw new Invalid(
    `ten years ${way} ${wall.slice(0, 10)} do not hold ${Math.max(Math.abs(days), 1)} working days; ` +
      'expected fewer, or a calendar with fewer weekend days and holidays',
  )
}

const known = new WeakMap<readonly string[], ReadonlySet<number>>()

/** Dates as numbers of days; a plan counts tens of thousands of days by the same holidays. */
function daysOf(holidays: readonly string[]): ReadonlySet<number> {
  const found = known.get(holidays)
  if (found !== undefined) return found
  const days = new Set(holidays.map((day) => Date.parse(`${day}T00:00Z`) / DAY))
  known.set(holidays, days)
  return days
}
