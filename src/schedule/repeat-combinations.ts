import { FREQUENCIES } from './repeat-parts.ts'
import type { Repeat } from './repeat.ts'

/** Parts that RFC 5545 section 3.3.10 allows only at some frequencies. */
const ONLY_WITH: readonly (readonly [keyof Repeat, string, readonly string[]])[] = [
  ['byWeekNo', 'BYWEEKNO', ['YEARLY']],
  ['byYearDay', 'BYYEARDAY', ['YEARLY', 'HOURLY', 'MINUTELY', 'SECONDLY']],
  ['byMonthDay', 'BYMONTHDAY', FREQUENCIES.filter((name) => name !== 'WEEKLY')],
]

const LISTS = ['byMonth', 'byWeekNo', 'byYearDay', 'byMonthDay', 'byDay', 'byHour', 'byMinute', 'bySecond'] as const

/** What RFC 5545 forbids between the parts of a rule: the part, and why. */
export function combinationFaults(rule: Repeat): (readonly [part: string, message: string])[] {
  const faults: [string, string][] = ONLY_WITH.flatMap(([key, part, allowed]) =>
    rule[key] === undefined || allowed.includes(rule.freq)
      ? []
      : [[part, `does not go with FREQ=${rule.freq}; expected FREQ=${allowed.join(' or ')}`]],
  )
  if (rule.count !== undefined && rule.until !== undefined) {
    faults.push(['COUNT', 'says how often and UNTIL says how long; expected one of them'])
  }
  if (rule.byDay?.some(({ nth }) => nth !== undefined)) faults.push(...nthFaults(rule))
  if (rule.bySetPos !== undefined && LISTS.every((list) => rule[list] === undefined)) {
    faults.push([
      'BYSETPOS',
      'picks from what other parts list; expected one of them too, such as BYDAY=MO,TU,WE,TH,FR',
    ])
  }
  return faults
}

function nthFaults(rule: Repeat): [string, string][] {
  if (rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY') {
    return [
      ['BYDAY', `has no nth day with FREQ=${rule.freq}; expected days without a number, or FREQ=MONTHLY or YEARLY`],
    ]
  }
  if (rule.byWeekNo === undefined) return []
  return [['BYDAY', 'has no nth day beside BYWEEKNO; expected days without a number']]
}
