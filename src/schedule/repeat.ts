import { Invalid, type Problem } from '../errors.ts'
import { combinationFaults } from './repeat-combinations.ts'
import { FREQUENCIES, type Frequency, isPart, listPart, nearestPart, wholeNumber } from './repeat-parts.ts'
import { parseUntil, type Until } from './until.ts'
import { isWeekday, type Weekday, WEEKDAYS } from './weekday.ts'

/** A day of the week in a rule; with `nth` the nth of its month or year, from the end where negative. */
export interface RuleDay {
  readonly day: Weekday
  readonly nth?: number
}

/** A rule of RFC 5545 as read: lists in the order written, undefined where nothing is. */
export interface Repeat {
  readonly freq: Frequency
  readonly interval: number
  readonly count?: number | undefined
  readonly until?: Until | undefined
  readonly byMonth?: readonly number[] | undefined
  readonly byWeekNo?: readonly number[] | undefined
  readonly byYearDay?: readonly number[] | undefined
  readonly byMonthDay?: readonly number[] | undefined
  readonly byDay?: readonly RuleDay[] | undefined
  readonly byHour?: readonly number[] | undefined
  readonly byMinute?: readonly number[] | undefined
  readonly bySecond?: readonly number[] | undefined
  readonly bySetPos?: readonly number[] | undefined
  /** The day on which a week begins. */
  readonly weekStart: Weekday
  /** Whether it has neither COUNT nor UNTIL: its dates are windowed. */
  readonly isEndless: boolean
}

/**
 * Reads the `repeat` of a campaign file, such as `FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8`: the parts of RFC 5545 section
 * 3.3.10, and `UNTIL` also as an anchor with an offset. Nothing repeats by the minute there. Throws `Invalid` with a
 * problem for each part that is wrong, under the part's name.
 */
export function parseRepeat(text: string): Repeat {
  const rule = parseRule(text)
  if (rule.freq !== 'MINUTELY' && rule.freq !== 'SECONDLY') return rule
  throw invalidPart('FREQ', `${rule.freq} is too often for messages to people; expected HOURLY or something rarer`)
}

/** Reads a rule of any frequency, a leading `RRULE:` as well. Throws as `parseRepeat` does. */
export function parseRule(text: string): Repeat {
  const problems: Problem[] = []
  const parts = new Map<string, string>()
  for (const word of text
    .trim()
    .replace(/^RRULE:/i, '')
    .split(';')) {
    if (word === '') continue
    const [, key = '', value = ''] = /^ *([^=]*?) *= *(.*?) *$/.exec(word) ?? []
    const name = key.toUpperCase()
    if (!isPart(name)) problems.push(problem(word.trim(), `no part of a rule; ${nearestPart(name || word)}`))
    else if (parts.has(name))
      problems.push(problem(name, `given twice: ${parts.get(name)} and ${value}; expected once`))
    else parts.set(name, value)
  }
  const read = <T>(name: string, reader: (value: string) => T): T | undefined => {
    const value = parts.get(name)
    if (value === undefined) return undefined
    try {
      return reader(value)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      problems.push(problem(name, error.problems.map(({ message }) => message).join('; ')))
      return undefined
    }
  }
  const list = (name: string) => read(name, (value) => listPart(name, value))
  const rule: Repeat = {
    freq: read('FREQ', readFrequency) ?? (parts.has('FREQ') ? 'DAILY' : missingFrequency(problems)),
    interval: read('INTERVAL', wholeNumber) ?? 1,
    count: read('COUNT', wholeNumber),
    until: read('UNTIL', parseUntil),
    byMonth: list('BYMONTH'),
    byWeekNo: list('BYWEEKNO'),
    byYearDay: list('BYYEARDAY'),
    byMonthDay: list('BYMONTHDAY'),
    byDay: read('BYDAY', readDays),
    byHour: list('BYHOUR'),
    byMinute: list('BYMINUTE'),
    bySecond: list('BYSECOND'),
    bySetPos: list('BYSETPOS'),
    weekStart: read('WKST', readWeekStart) ?? 'MO',
    isEndless: !parts.has('COUNT') && !parts.has('UNTIL'),
  }
  if (problems.length === 0) problems.push(...combinationFaults(rule).map(([part, message]) => problem(part, message)))
  if (problems.length > 0) throw new Invalid(problems)
  return rule
}

function readFrequency(value: string): Frequency {
  const found = FREQUENCIES.find((name) => name === value.toUpperCase())
  if (found) return found
  throw new Invalid(`“${value}” is no frequency; expected one of ${FREQUENCIES.join(', ')}`)
}

function missingFrequency(problems: Problem[]): Frequency {
  problems.push(problem('FREQ', 'missing; expected how often, such as FREQ=WEEKLY'))
  return 'DAILY'
}

function readDays(value: string): RuleDay[] {
  return value.split(',').map((word) => {
    const [, sign, digits, name = ''] = /^([+-]?)(\d{1,2})?([A-Z]{2})$/.exec(word.trim().toUpperCase()) ?? []
    const nth = Number(`${sign ?? ''}${digits ?? ''}`)
    const fits = digits === undefined ? sign === '' : nth !== 0 && Math.abs(nth) <= 53
    if (isWeekday(name) && fits) return digits === undefined ? { day: name } : { day: name, nth }
    throw new Invalid(`“${word}” is no day; expected ${WEEKDAYS.join(', ')}, each also as 1MO or -1FR, up to 53`)
  })
}

function readWeekStart(value: string): Weekday {
  const day = value.toUpperCase()
  if (isWeekday(day)) return day
  throw new Invalid(`“${value}” is no day; expected one of ${WEEKDAYS.join(', ')}`)
}

function problem(path: string, message: string): Problem {
  return { path, message, severity: 'error' }
}

function invalidPart(part: string, message: string): Invalid {
  return new Invalid([problem(part, message)])
}
