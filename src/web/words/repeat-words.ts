import { dayInWords, WEEK } from './calendar-words.ts'
import { inWords } from './numbers.ts'

const EVERY: Readonly<Record<string, readonly [one: string, many: string]>> = {
  DAILY: ['every day', 'days'],
  WEEKLY: ['every week', 'weeks'],
  MONTHLY: ['every month', 'months'],
  YEARLY: ['every year', 'years'],
}

const DAY_NAMES = new Map(WEEK.map(({ value, text }) => [value, text]))
const SAID = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'COUNT', 'UNTIL', 'WKST'])

/**
 * A rule of RFC 5545 as people say it: “every week on Monday and Thursday, 8 times”; undefined for one with parts that
 * only the rule itself says exactly.
 */
export function repeatInWords(rule: string): string | undefined {
  const parts = new Map(
    rule
      .trim()
      .split(';')
      .map((part) => [nameOf(part), part.slice(nameOf(part).length + 1).trim()]),
  )
  const [one, many] = EVERY[parts.get('FREQ') ?? ''] ?? []
  if (one === undefined || [...parts.keys()].some((name) => !SAID.has(name))) return undefined
  const interval = Number(parts.get('INTERVAL') ?? 1)
  const on = daysInWords(parts)
  if (on === undefined) return undefined
  return [interval === 1 ? one : `every ${interval} ${many}`, on, endInWords(parts)].filter(Boolean).join('')
}

function nameOf(part: string): string {
  return part.split('=', 1)[0]!
}

function daysInWords(parts: ReadonlyMap<string, string>): string | undefined {
  const days = (parts.get('BYDAY') ?? '').split(',').filter((day) => day !== '')
  const ofMonth = (parts.get('BYMONTHDAY') ?? '').split(',').filter((day) => day !== '')
  if (days.length > 0 && ofMonth.length > 0) return undefined
  if (ofMonth.length > 0) {
    if (ofMonth.some((day) => !/^(\d+|-1)$/.test(day))) return undefined
    return ` on ${joined(ofMonth.map((day) => (day === '-1' ? 'the last day' : `day ${day}`)))}`
  }
  const named = days.map((day) => DAY_NAMES.get(day))
  if (named.some((name) => name === undefined)) return undefined
  return named.length === 0 ? '' : ` on ${joined(named.map(String))}`
}

function endInWords(parts: ReadonlyMap<string, string>): string {
  const count = parts.get('COUNT')
  if (count !== undefined) return count === '1' ? ', once' : `, ${inWords(Number(count))} times`
  const until = parts.get('UNTIL')
  if (until === undefined) return ', without end'
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)/.exec(until) ?? []
  return `, until ${year === undefined ? until : dayInWords(`${year}-${month}-${day}`)}`
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
