import { DAY } from './duration.ts'
import { daysOfYear, explicitRule } from './explicit-rule.ts'
import { isPlain, walkPlainDays } from './plain-days.ts'
import type { Repeat } from './repeat.ts'
import { type DayRule, PATIENCE, walkDayRule } from './rrule-days.ts'
import { type ClockRule, everFits, stepFrom, stepsOf, timesOfDay } from './times-of-day.ts'
import { weekdayNumber, WEEKDAYS } from './weekday.ts'

/** The last moment of the calendar, 9999-12-31. */
const LAST = Date.UTC(10_000, 0, 1) - 1

type Visit = (floating: number) => boolean

/**
 * Shows `visit` the floating times of a rule in order, from `from` on but never before `dtstart`, until it answers false
 * or the rule has no more up to `to`. COUNT and UNTIL are left to the caller. The work is bounded by what lies between
 * `from` and `to`, not by the age of the rule, and also for a rule that never fits a day.
 */
export function walkRule(rule: Repeat, dtstart: number, from: number, to: number, visit: Visit): void {
  const whole = explicitRule(rule, dtstart)
  const end = Math.min(to, LAST)
  const shown: Visit = (floating) => floating <= end && (floating < dtstart || floating < from || visit(floating))
  if (isDayRule(whole)) walkDays(whole, dtstart, from, end, shown)
  else if (isClockRule(whole)) walkTimes(whole, dtstart, from, end, shown)
}

function isDayRule(rule: Repeat): rule is DayRule {
  return !isClockRule(rule)
}

function isClockRule(rule: Repeat): rule is ClockRule {
  return rule.freq === 'HOURLY' || rule.freq === 'MINUTELY' || rule.freq === 'SECONDLY'
}

function walkDays(rule: DayRule, dtstart: number, from: number, end: number, visit: Visit): void {
  const sparse = rule.freq === 'DAILY' && rule.interval === 1 && (rule.byMonth ?? rule.byMonthDay)
  const walked: DayRule = sparse && !rule.bySetPos ? { ...rule, ...daysOfYear(rule) } : rule
  const start = startNear(walked, dtstart, from)
  if (start > end) return
  if (isPlain(walked)) walkPlainDays(walked, start, visit)
  else walkDayRule(walked, start, end, visit)
}

/** The beginning of the period of the rule that `from` lies in, or of the one before; `dtstart` itself for the first. */
function startNear({ freq, interval, weekStart }: DayRule, dtstart: number, from: number): number {
  const first = new Date(dtstart)
  const year = first.getUTCFullYear()
  const target = new Date(Math.min(from, LAST))
  const years = target.getUTCFullYear() - year
  const whole = (periods: number) => Math.floor(periods / interval) * interval
  if (from <= dtstart) return dtstart
  if (freq === 'YEARLY') {
    return whole(years) > 0 ? Date.UTC(year + whole(years), 0, 1) : dtstart
  }
  if (freq === 'MONTHLY') {
    const months = whole(years * 12 + target.getUTCMonth() - first.getUTCMonth())
    return months > 0 ? Date.UTC(year, first.getUTCMonth() + months, 1) : dtstart
  }
  const length = freq === 'WEEKLY' ? 7 * DAY : DAY
  const day = Math.floor(dtstart / DAY) * DAY
  const intoWeek = (weekdayNumber(dtstart) - WEEKDAYS.indexOf(weekStart) + 7) % 7
  const period = freq === 'WEEKLY' ? day - intoWeek * DAY : day
  const periods = whole(Math.floor((from - period) / length))
  return periods > 0 ? period + periods * length : dtstart
}

/** Days are found first, then the times in each: stepping through the hours of days that do not fit would take long. */
function walkTimes(rule: ClockRule, dtstart: number, from: number, end: number, visit: Visit): void {
  const steps = stepsOf(rule, dtstart)
  if (!everFits(rule, steps)) return
  let silent = 0
  const visitDay = (day: number) => {
    silent += 1
    for (const time of timesOfDay(rule, steps, day)) {
      if (!visit(time)) return false
      silent = 0
    }
    return silent < PATIENCE
  }
  const start = Math.floor(Math.max(dtstart, from) / DAY) * DAY
  if (rule.byMonth ?? rule.byYearDay ?? rule.byMonthDay ?? rule.byDay) {
    const days: DayRule = { ...daysOfYear(rule), byHour: [0], byMinute: [0], bySecond: [0] }
    walkDayRule(days, start, end, visitDay)
    return
  }
  for (let day = start; day <= end && visitDay(day);) {
    day = Math.floor(stepFrom(steps, day + DAY) / DAY) * DAY
  }
}
