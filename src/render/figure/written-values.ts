import { readableAmount } from '../language/formats-of.ts'
import { keptNumberFormat } from '../language/kept-formats.ts'
import { writtenDayOf, writtenLength } from '../language/written-date.ts'
import { figurePhrases } from './figure-phrases.ts'
import type { Measured } from './figure-data.ts'

type Measure = Pick<Measured, 'measure' | 'currency' | 'decimals'>

const DAY = 86_400_000

/** A value in the digits and forms of a language: 77%, ৭৭%, £14.50. */
export function writtenValue(value: number, measure: Measure, language: string): string {
  const written = numberFormat(measure, language).format(measure.measure === 'percent' ? value / 100 : value)
  return readableAmount(written, language)
}

/** A range of values, such as 50–75%. */
export function writtenRange(from: number, to: number, measure: Measure, language: string): string {
  const scale = measure.measure === 'percent' ? 100 : 1
  return readableAmount(numberFormat(measure, language).formatRange(from / scale, to / scale), language)
}

/** A count in the digits of a language. */
export function writtenCount(count: number, language: string): string {
  return numberFormat({}, language).format(count)
}

/** A day, month or year (`2027-03-01`, `2027-03`, `2027`) as a language writes it; `short` for axes. */
export function writtenDay(day: string, language: string, length: 'long' | 'short' = 'long'): string {
  const least = (['year', 'month', 'day'] as const)[day.split('-').length - 1] ?? 'day'
  return writtenDayOf(new Date(instantOf(day)), language, { least, length })
}

/** How far a day is from the launch: “14 days before launch”. Weeks where they are whole and two or more. */
export function writtenFromLaunch(day: string, launch: string, language: string): string {
  const phrases = figurePhrases(language)
  const days = Math.round((instantOf(day) - instantOf(launch)) / DAY)
  if (days === 0) return phrases.launchDay
  const inWeeks = days % 7 === 0 && Math.abs(days) >= 14
  const length = writtenLength(Math.abs(inWeeks ? days / 7 : days), inWeeks ? 'week' : 'day', language)
  return days < 0 ? phrases.before(isolated(length)) : phrases.after(isolated(length))
}

/** “8 in 10”. */
export function writtenShare(shown: number, of: number, language: string): string {
  return figurePhrases(language).inOf(isolated(writtenCount(shown, language)), isolated(writtenCount(of, language)))
}

/** Keeps a number, a date or an address in one piece: on one line, and inside a text of the other direction. */
export function isolated(text: string): string {
  return `\u2068${text.replaceAll(' ', '\u00A0')}\u2069`
}

/** The start of a day, month or year in milliseconds, UTC; not a number where it is none. */
export function instantOf(day: string): number {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(day)
  if (!match) return Number.NaN
  const [, year = '', month = '01', date = '01'] = match
  const whole = `${year}-${month}-${date}`
  const instant = Date.parse(`${whole}T00:00Z`)
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(whole) ? instant : Number.NaN
}

function numberFormat({ measure, currency, decimals }: Measure, language: string): Intl.NumberFormat {
  const digits = { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: decimals ?? 2 }
  const style: Intl.NumberFormatOptions =
    measure === 'percent'
      ? { style: 'percent' }
      : measure === 'money'
        ? {
            style: 'currency',
            currency: currency ?? '',
            currencyDisplay: 'narrowSymbol',
            trailingZeroDisplay: 'stripIfInteger',
          }
        : {}
  if (measure === 'money' && decimals === undefined) return keptNumberFormat(language, style)
  return keptNumberFormat(language, { ...style, ...digits })
}
