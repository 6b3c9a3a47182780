import { DAY, HOUR, MINUTE } from './duration.ts'
import { type DayRule, PATIENCE } from './rrule-days.ts'
import { weekdayNumber, WEEKDAYS, weekdayOf } from './weekday.ts'

/** Whether a rule is about days of the week alone, as nearly all are: their dates can be counted. */
export function isPlain({ freq, byMonth, byMonthDay, bySetPos }: DayRule): boolean {
  return (freq === 'WEEKLY' || freq === 'DAILY') && (byMonth ?? byMonthDay ?? bySetPos) === undefined
}

/**
 * What `walkDayRule` does, for a plain rule and in a tenth of the time: the library builds a calendar of each year.
 * `start` is the rule's first date or the beginning of a later period.
 */
export function walkPlainDays(rule: DayRule, start: number, visit: (floating: number) => boolean): void {
  const { days, first, step } = rule.freq === 'WEEKLY' ? weeks(rule, start) : singleDays(rule, start)
  const times = timesOf(rule)
  let silent = 0
  for (let period = first; silent <= PATIENCE; period += step) {
    silent += 1
    for (const day of days(period)) {
      silent = 0
      for (const time of times) if (day + time >= start && !visit(day + time)) return
    }
  }
}

function weeks({ byDay = [], weekStart, interval }: DayRule, start: number) {
  const begin = WEEKDAYS.indexOf(weekStart)
  const into = (weekday: number) => (weekday - begin + 7) % 7
  const offsets = WEEKDAYS.filter((weekday) => byDay.some(({ day }) => day === weekday))
    .map((weekday) => into(WEEKDAYS.indexOf(weekday)) * DAY)
    .toSorted((a, b) => a - b)
  return {
    days: (week: number) => offsets.map((offset) => week + offset),
    first: startOfDay(start) - into(weekdayNumber(start)) * DAY,
    step: 7 * DAY * interval,
  }
}

function singleDays({ byDay, interval }: DayRule, start: number) {
  const fits = (date: number) => byDay === undefined || byDay.some(({ day }) => day === weekdayOf(date))
  return {
    days: (day: number) => (fits(day) ? [day] : []),
    first: startOfDay(start),
    step: DAY * interval,
  }
}

function startOfDay(floating: number): number {
  return Math.floor(floating / DAY) * DAY
}

function timesOf({ byHour = [], byMinute = [], bySecond = [] }: DayRule): number[] {
  return byHour
    .flatMap((hour) =>
      byMinute.flatMap((minute) => bySecond.map((second) => hour * HOUR + minute * MINUTE + second * 1000)),
    )
    .toSorted((a, b) => a - b)
}
