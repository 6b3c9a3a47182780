import { Invalid } from '../../errors.ts'
import { textDirection } from './text-direction.ts'
import { keptDateFormat, keptNumberFormat, localeOf } from './kept-formats.ts'
import { isWelsh, welshDate, welshList } from './welsh-formats.ts'

type Style = 'short' | 'medium' | 'long' | 'full'

/** How a date is to be written: in the styles of `Intl`, in an IANA zone. */
export interface DateFormat {
  readonly timeZone: string
  readonly dateStyle?: Style
  readonly timeStyle?: Style
  readonly weekday?: 'long'
}

/**
 * A writer of dates. Welsh is written the same in every runtime; other languages by the runtime's `Intl`, which in a Worker
 * knows fewer than on Node. Throws `Invalid` for one that it does not know, which it would write in English.
 */
export function dateFormat(language: string, options: DateFormat): (date: Date) => string {
  if (isWelsh(language)) return (date) => welshDate(date, options)
  refuseUnknown(Intl.DateTimeFormat, language, 'dates')
  const format = keptDateFormat(language, options)
  return (date) => format.format(date)
}

/** A writer of numbers and amounts. Welsh writes them as English does. Throws `Invalid` as `dateFormat` does. */
export function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  if (isWelsh(language)) return keptNumberFormat(options.notation === 'compact' ? 'en-US' : 'en-GB', options)
  refuseUnknown(Intl.NumberFormat, language, 'numbers')
  return keptNumberFormat(language, options)
}

/** An amount as it is read: in a text from right to left the sign of “US$” would stand before its letters. */
export function readableAmount(amount: string, language: string): string {
  return textDirection(language) === 'rtl' ? amount.replaceAll(/\p{Script=Latin}+\p{Sc}/gu, '$&\u200E') : amount
}

/** A writer of lists, with “and” or “or”. Throws `Invalid` as `dateFormat` does. */
export function listFormat(
  language: string,
  type: 'conjunction' | 'disjunction',
): (items: readonly string[]) => string {
  if (isWelsh(language)) return (items) => welshList(items, type)
  refuseUnknown(Intl.ListFormat, language, 'lists')
  const format = new Intl.ListFormat(localeOf(language), { type })
  return (items) => format.format(items)
}

/** The rules of a language for forms of plural. Throws `Invalid` as `dateFormat` does. */
export function pluralRules(language: string): Intl.PluralRules {
  refuseUnknown(Intl.PluralRules, language, 'plurals')
  return new Intl.PluralRules(localeOf(language))
}

function refuseUnknown(
  formats: { supportedLocalesOf(locales: string): readonly string[] },
  language: string,
  what: string,
): void {
  if (formats.supportedLocalesOf(localeOf(language)).length === 0)
    throw new Invalid(`How ${what} are written in “${language}” is not known here. Write them out in the text.`)
}
