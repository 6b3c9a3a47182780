import type { Repeat, RuleDay } from './repeat.ts'
import { WEEKDAYS, weekdayOf } from './weekday.ts'

const EVERY_DAY: readonly RuleDay[] = WEEKDAYS.map((day) => ({ day }))

/**
 * The same rule with everything written that RFC 5545 takes from its first date, so that it can be begun at any later
 * period. `dtstart` is floating.
 */
export function explicitRule(rule: Repeat, dtstart: number): Repeat {
  const first = new Date(dtstart)
  const hourly = rule.freq === 'HOURLY'
  const minutely = rule.freq === 'MINUTELY'
  const secondly = rule.freq === 'SECONDLY'
  return withWholeDays({
    ...rule,
    ...dayOfFirst(rule, first, dtstart),
    ...(rule.byHour === undefined && !hourly && !minutely && !secondly && { byHour: [first.getUTCHours()] }),
    ...(rule.byMinute === undefined && !minutely && !secondly && { byMinute: [first.getUTCMinutes()] }),
    ...(rule.bySecond === undefined && !secondly && { bySecond: [first.getUTCSeconds()] }),
  })
}

function dayOfFirst(rule: Repeat, first: Date, dtstart: number): Partial<Repeat> {
  if (rule.byWeekNo ?? rule.byYearDay ?? rule.byMonthDay ?? rule.byDay) return {}
  if (rule.freq === 'WEEKLY') return { byDay: [{ day: weekdayOf(dtstart) }] }
  if (rule.freq === 'MONTHLY') return { byMonthDay: [first.getUTCDate()] }
  if (rule.freq !== 'YEARLY') return {}
  return { byMonth: rule.byMonth ?? [first.getUTCMonth() + 1], byMonthDay: [first.getUTCDate()] }
}

/**
 * Days without a number beside numbered ones, as in `BYDAY=MO,1TU`, become numbered: the library takes the two kinds for
 * two conditions, while RFC 5545 has one list. A month holds at most five of a weekday, a year 53.
 */
function withWholeDays(rule: Repeat): Repeat {
  const days = rule.byDay
  if (!days?.some(({ nth }) => nth !== undefined)) return rule
  const most = rule.freq === 'MONTHLY' || rule.byMonth !== undefined ? 5 : 53
  return {
    ...rule,
    byDay: days.flatMap(({ day, nth }) =>
      nth === undefined ? Array.from({ length: most }, (_, i) => ({ day, nth: i + 1 })) : [{ day, nth }],
    ),
  }
}

/** The days that a rule of every day or hour fits, as a rule of years: the library looks through a year faster than day by day. */
export function daysOfYear(rule: Pick<Repeat, 'byMonth' | 'byYearDay' | 'byMonthDay' | 'byDay' | 'weekStart'>) {
  const { byMonth, byYearDay, byMonthDay, weekStart } = rule
  const byDay = rule.byDay ?? ((byYearDay ?? byMonthDay) ? undefined : EVERY_DAY)
  return {
    freq: 'YEARLY',
    interval: 1,
    weekStart,
    isEndless: true,
    ...(byMonth && { byMonth }),
    ...(byYearDay && { byYearDay }),
    ...(byMonthDay && { byMonthDay }),
    ...(byDay && { byDay }),
  } as const
}
