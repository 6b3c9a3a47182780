import * as library from 'rrule'
import { DAY } from './duration.ts'
import type { Repeat } from './repeat.ts'
import { WEEKDAYS } from './weekday.ts'

// Node finds the library's CommonJS build, whose names are under `default`; a bundle for a Worker finds the other one,
// where asking for a default by its name would make the bundler warn.
const { RRule, Weekday }: typeof library = 'RRule' in library ? library : Reflect.get(library, 'default')

/** A rule that gives nothing in so many periods is over: 54 years of days, and leap days on one weekday are 40 apart. */
export const PATIENCE = 20_000

/** What a period lasts at least, in milliseconds. */
const SHORTEST = { YEARLY: 365 * DAY, MONTHLY: 28 * DAY, WEEKLY: 7 * DAY, DAILY: DAY } as const
type DayFrequency = keyof typeof SHORTEST

/** A rule of days, weeks, months or years in which nothing is left to be taken from its first date. */
export type DayRule = Repeat & { readonly freq: DayFrequency }

/**
 * Shows `visit` the floating times of a rule in order, from `start` on, until it answers false or the rule has no more,
 * at the latest where a period begins after `end`. `start` is the rule's first date or the beginning of a later period.
 */
export function walkDayRule(rule: DayRule, start: number, end: number, visit: (floating: number) => boolean): void {
  const walk = new RRule(optionsOf(rule, start), true)
  const periods = Math.ceil((end - start) / (SHORTEST[rule.freq] * rule.interval)) + 2
  const patience = Math.min(periods, PATIENCE)
  let silent = 0
  // The library looks for the end of the calendar alone while a rule gives nothing, and that can take it seconds. It
  // reads the interval twice in each period and stops where that is 0, which is the one place to end it.
  Object.defineProperty(walk.options, 'interval', { get: () => (++silent > 2 * patience + 1 ? 0 : rule.interval) })
  walk.all((date) => {
    silent = 0
    return visit(date.getTime())
  })
}

function optionsOf(rule: DayRule, start: number): ConstructorParameters<typeof RRule>[0] {
  const days = rule.byDay?.map(({ day, nth }) => {
    const number = WEEKDAYS.indexOf(day)
    return nth === undefined ? number : new Weekday(number, nth)
  })
  return {
    freq: RRule[rule.freq],
    dtstart: new Date(start),
    interval: rule.interval,
    wkst: WEEKDAYS.indexOf(rule.weekStart),
    bymonth: listOf(rule.byMonth),
    byweekno: listOf(rule.byWeekNo),
    byyearday: listOf(rule.byYearDay),
    bymonthday: listOf(rule.byMonthDay),
    byweekday: days ?? null,
    byhour: listOf(rule.byHour),
    byminute: listOf(rule.byMinute),
    bysecond: listOf(rule.bySecond),
    bysetpos: listOf(rule.bySetPos),
  }
}

/** In order: the library gives the hours of a day in the order in which they are written. */
function listOf(numbers: readonly number[] | undefined): number[] | null {
  return numbers === undefined ? null : numbers.toSorted((a, b) => a - b)
}
