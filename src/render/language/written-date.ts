import { keptDateFormat, keptNumberFormat } from './kept-formats.ts'
import { isWelsh, welshDate, welshMonths } from './welsh-formats.ts'

/** A moment as a language writes it, which in a Worker is Welsh too; a language that the runtime does not know as English. */
export function writtenDate(moment: Date, language: string, options: Parameters<typeof welshDate>[1]): string {
  return isWelsh(language) ? welshDate(moment, options) : keptDateFormat(language, { ...options }).format(moment)
}

/** A year, a month of a year or a day of it, whichever is the `least` that is known, as `writtenDate` has it. */
export function writtenDayOf(
  moment: Date,
  language: string,
  { least, length }: { readonly least: 'year' | 'month' | 'day'; readonly length: 'long' | 'short' },
): string {
  if (isWelsh(language)) {
    const [long, short] = welshMonths(moment.getUTCMonth() + 1)
    const year = `${moment.getUTCFullYear()}`
    const month = `${length === 'long' ? long : short} ${year}`
    return { year, month, day: `${moment.getUTCDate()} ${month}` }[least]
  }
  return keptDateFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(least !== 'year' && { month: length }),
    ...(least === 'day' && { day: 'numeric' }),
  }).format(moment)
}

/** So many days or weeks, as `writtenDate` has them. */
export function writtenLength(count: number, unit: 'day' | 'week', language: string): string {
  if (isWelsh(language)) {
    const words = unit === 'week' ? 'wythnos' : count === 2 ? 'ddiwrnod' : 'diwrnod'
    return `${keptNumberFormat('en-GB', {}).format(count)} ${words}`
  }
  return keptNumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}
