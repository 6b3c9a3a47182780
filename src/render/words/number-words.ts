import { Invalid } from '../../errors.ts'
import type { Helper, WrittenCall } from '../handlebars/helper.ts'
import { numberFormat, readableAmount } from '../language/formats-of.ts'
import { kept } from '../language/kept-formats.ts'
import { found, word } from './word.ts'

type Named = Readonly<Record<string, unknown>>

const digits = ['minimumFractionDigits', 'maximumFractionDigits'] as const

/** `{{number x}}`, `{{number x maximumFractionDigits=1}}`, `{{number x style="percent"}}`, in the digits of the language. */
export function numberWord(language: string): Helper {
  const formatOf = kept((least: unknown, most: unknown, style: unknown, notation: unknown) =>
    formatted(language, { ...places(least, most), ...chosen('style', style), ...chosen('notation', notation) }),
  )
  const formatAs = ({ minimumFractionDigits, maximumFractionDigits, style, notation }: Named): Intl.NumberFormat =>
    formatOf(minimumFractionDigits, maximumFractionDigits, style, notation)
  return word({
    name: 'number',
    takes: [1, 1],
    named: [...digits, 'style', 'notation'],
    example: '{{number people}}',
    say: ([value], named) => formatAs(named).format(numberOf('number', value)),
    check: ({ values: [value], named }) => {
      if (value && value.value !== '') numberOf('number', value.value)
      formatAs(writtenNames(named))
    },
  })
}

/** `{{money x "GBP"}}`: an amount in whole units of a currency, with its fractions only where there are any. */
export function moneyWord(language: string): Helper {
  const formatOf = kept((currency: unknown, least: unknown, most: unknown) => {
    const fractions = places(least, most)
    const isOpen = Object.keys(fractions).length === 0
    return formatted(language, {
      style: 'currency',
      currency: currencyOf(currency),
      trailingZeroDisplay: isOpen ? 'stripIfInteger' : 'auto',
      ...fractions,
    })
  })
  const formatAs = (currency: unknown, { minimumFractionDigits, maximumFractionDigits }: Named): Intl.NumberFormat =>
    formatOf(currency, minimumFractionDigits, maximumFractionDigits)
  return word({
    name: 'money',
    takes: [2, 2],
    named: digits,
    example: '{{money fee "GBP"}}',
    say: ([value, currency], named) =>
      readableAmount(formatAs(currency, named).format(numberOf('money', value)), language),
    check: ({ values: [value, currency], named }) => {
      if (value && value.value !== '') numberOf('money', value.value)
      formatAs(currency ? currency.value : 'GBP', writtenNames(named))
    },
  })
}

/** The named values that can be known before there is any data. */
function writtenNames(named: WrittenCall['named']): Named {
  return Object.fromEntries(Object.entries(named).map(([name, given]) => [name, given?.value]))
}

/** A finite number, or a text that is one. */
export function numberOf(name: string, value: unknown): number {
  const number = typeof value === 'string' && /^\s*[+-]?\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  throw new Invalid(`"${name}" cannot read ${found(value)}: expected a number such as 1250 or 12.5.`)
}

function formatted(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return numberFormat(language, options)
  } catch (thrown) {
    if (thrown instanceof Invalid) throw thrown
    const why = thrown instanceof Error ? thrown.message : ''
    throw new Invalid(
      `A number cannot be written so (${why}): minimumFractionDigits= and maximumFractionDigits= go from 0 to 20, style= is "percent", notation= is "compact".`,
    )
  }
}

function places(least: unknown, most: unknown): Intl.NumberFormatOptions {
  return {
    ...(typeof least === 'number' && { minimumFractionDigits: least }),
    ...(typeof most === 'number' && { maximumFractionDigits: most }),
  }
}

const choices = { style: ['decimal', 'percent'], notation: ['standard', 'compact'] } as const

function chosen(name: keyof typeof choices, value: unknown): Intl.NumberFormatOptions {
  if (value === null || value === undefined) return {}
  const choice = choices[name].find((known) => known === value)
  if (choice === undefined)
    throw new Invalid(`"number" knows no ${name}=${found(value)}: write one of ${choices[name].join(', ')}.`)
  return { [name]: choice }
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

function currencyOf(value: unknown): string {
  if (typeof value === 'string' && currencies.has(value)) return value
  throw new Invalid(`"money" knows no currency ${found(value)}: write its three letters, such as "GBP" or "EUR".`)
}
