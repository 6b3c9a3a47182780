import { format } from 'date-fns/format'
import { Invalid } from '../../errors.ts'
import type { Helper, WrittenCall } from '../handlebars/helper.ts'
import { dateLocale, languagesWithPatterns } from './date-locales.ts'
import { type Moment, readMoment } from './read-moment.ts'
import { dateFormat, numberFormat } from '../language/formats-of.ts'
import { kept } from '../language/kept-formats.ts'
import { found, word } from './word.ts'

const styles = ['short', 'medium', 'long', 'full'] as const
type Style = (typeof styles)[number]

const example = '{{date day "long"}} or {{date day "d MMMM yyyy"}}'

/**
 * `{{date x}}`, `{{date x "full"}}`, `{{date x "long" time="short"}}`, `{{date x "d MMMM yyyy" zone="Europe/London"}}`.
 * A style is that of `Intl`, which knows every language; a pattern that of date-fns, which knows fewer.
 */
export function dateWord(language: string, zone: string | undefined): Helper {
  const inStyle = kept((timeZone: string, dateStyle: Style, time?: Style) =>
    dateFormat(language, { timeZone, dateStyle, ...(time && { timeStyle: time }) }),
  )

  function say([value, pattern = 'long']: readonly unknown[], named: Readonly<Record<string, unknown>>): string {
    const moment = readMoment(value, zoneOf(named['zone'] ?? zone))
    const time = named['time'] === undefined ? undefined : timeStyle(named['time'], moment, pattern)
    if (isStyle(pattern)) return inStyle(moment.zone, pattern, time)(moment.date)
    return byPattern(moment, pattern, language)
  }

  function check({ values, named }: WrittenCall): void {
    const [value, pattern] = values
    const { time, zone: own } = named
    if (value && value.value !== '') readMoment(value.value, zoneOf(own ? own.value : (zone ?? 'UTC')))
    if (own) readMoment('2027-03-01', zoneOf(own.value))
    if (time && !isStyle(time.value)) throw new Invalid(strangeTime(time.value))
    if (pattern && !isStyle(pattern.value)) byPattern(readMoment('2027-03-01T09:00', 'UTC'), pattern.value, language)
  }

  return word({ name: 'date', takes: [1, 2], named: ['time', 'zone'], example, say, check })
}

function isStyle(value: unknown): value is Style {
  return styles.some((style) => style === value)
}

function zoneOf(zone: unknown): string | undefined {
  if (zone === undefined || typeof zone === 'string') return zone
  throw new Invalid(`"date" knows no zone ${found(zone)}: write one such as zone="Europe/London".`)
}

function timeStyle(time: unknown, { hasTime }: Moment, pattern: unknown): Style {
  if (!isStyle(time)) throw new Invalid(strangeTime(time))
  if (!isStyle(pattern))
    throw new Invalid('"date" takes time= with a style: in a pattern, write the time such as HH:mm.')
  if (!hasTime) throw new Invalid('"date" cannot say the time of a day: leave time= out, or hand over a time.')
  return time
}

function strangeTime(time: unknown): string {
  return `"date" knows no time=${found(time)}: write one of ${styles.join(', ')}.`
}

function byPattern({ date }: Moment, pattern: unknown, language: string): string {
  const locale = dateLocale(language)
  const choice = `the styles ${styles.join(', ')}`
  if (typeof pattern !== 'string')
    throw new Invalid(`"date" takes ${choice} or a pattern, and found ${found(pattern)}.`)
  if (!locale)
    throw new Invalid(
      `"date" has no patterns in ${language} (only in ${languagesWithPatterns.join(', ')}): write one of ${choice}.`,
    )
  if (/[DY]/.test(pattern.replaceAll(/'[^']*'/g, '')))
    throw new Invalid(`"date" cannot read the pattern ${found(pattern)}: write d for the day and y for the year.`)
  try {
    return inDigitsOf(language, format(date, pattern, { locale }))
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.message.split(/[;:] /)[0] ?? '') : ''
    throw new Invalid(
      `"date" cannot read the pattern ${found(pattern)} (${why}): write one such as "d MMMM yyyy", with words in ''.`,
    )
  }
}

/** Some locales of date-fns write Bengali months beside European digits. */
function inDigitsOf(language: string, text: string): string {
  const digits = digitsOf(language)
  return digits[0] === '0' ? text : text.replace(/\d/g, (digit) => digits[Number(digit)] ?? digit)
}

const digitsOf = kept((language: string) => {
  const numbers = numberFormat(language, {})
  return Array.from({ length: 10 }, (_, digit) => numbers.format(digit))
})
