import { isWelsh, welshMonths } from '../language/welsh-formats.ts'

const KEPT = 200
const patterns = new Map<string, RegExp>()

/** What finds a day, with or without its year, in a folded text of a language; `day` is `YYYY-MM-DD`. Made once. */
export function writtenDay(language: string, day: string): RegExp {
  const key = `${language} ${day}`
  let pattern = patterns.get(key)
  if (pattern === undefined) {
    const date = new Date(`${day}T00:00Z`)
    const forms = new Set(calendarsOf(language).flatMap((calendar) => formsOf(language, date, calendar)))
    pattern = new RegExp([...forms].join('|'), 'iu')
    if (patterns.size >= KEPT) patterns.clear()
    patterns.set(key, pattern)
  }
  return pattern
}

/** A text without what one date may have and another not: accents, kinds of spaces and of digits, emphasis. */
export function foldedText(text: string): string {
  const plain = text.replace(/&(?:nbsp|#160|#xa0|#8239|#x202f);/gi, ' ').replaceAll(/[*_`\\]/g, '')
  return (isAscii(plain) ? plain : withoutMarks(plain)).replaceAll(/\s+/g, ' ')
}

function isAscii(text: string): boolean {
  return !/\P{ASCII}/u.test(text)
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}\p{Cf}]+/gu, '')
    .replaceAll('ı', 'i')
    .replaceAll(/[^\P{Nd}0-9]/gu, asciiDigit)
}

/** The digits of every script stand in tens, from nought to nine. */
function asciiDigit(digit: string): string {
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(digit.codePointAt(0)! - value - 1))) value++
  return String(value)
}

type Calendar = 'gregory' | (string & {})

/** Dates are written in the calendar that a language is used to, and in that of everybody. */
function calendarsOf(language: string): Calendar[] {
  return [...new Set(['gregory', new Intl.DateTimeFormat(language).resolvedOptions().calendar])]
}

// A digit beside it would make it another date: “1 March” is not said by “11 March”, nor “March 1” by “March 1.5”.
const [BEGIN, END] = [String.raw`(?<!\d)`, String.raw`(?!\d|[.,:]\d{1,3}(?!\d))`]
/** What makes a number a place in order: 1st, 1er, 1af, 1-го, 1. */
const ORDINAL = String.raw`\.?(?:[-:]?\p{L}{1,3})?`
const OTHER = String.raw`\d{1,2}${ORDINAL}`
const TO = String.raw` ?(?:\p{Pd}|[/&]|to|until|till|through|and|or|bis|und|oder|au|et|ou|al|hasta|a|y|e|o|i|do|tot|en|til|och|og|hyd|ac|по|и|до|і) ?`
/** “1 to 5 March” and “1, 3 and 5 March” say three dates in one. */
const LIST = `(?:, ?${OTHER}){0,2}${TO}${OTHER}`
const OF = String.raw`(?:(?:of|de|del|di|do|o|a|den|da|af|ng|ta['’])[ ]|d['’])?(?:the )?`

function formsOf(language: string, date: Date, calendar: Calendar): string[] {
  const { day, month, year } = numbersOf(date, calendar)
  const [d, m] = [`0?${day}`, `0?${month}`]
  const y = `(?:${year.slice(0, -2)})?${year.slice(-2)}`
  const mark = String.raw` ?[\p{Pd}/.] ?`
  const numbers = [`${d}${mark}${m}${mark}${y}`, `${m}${mark}${d}${mark}${y}`, `${year}${mark}${m}${mark}${d}`]
  const names = monthNames(language, date, calendar).map(literally).join('|')
  return [
    String.raw`(?<!\d[./]?)(?:${numbers.join('|')})(?!\d|[./]\d)`,
    ...(language.startsWith('en') ? [] : [String.raw`(?<![\d.])${d}\. ?${m}\.(?!\d)`]),
    // The name is looked for first, being rarer than the number.
    `${NO_LETTER_BEFORE}(?=(?:${names})${NO_LETTER_AFTER})(?<=${BEGIN}${d}${ORDINAL}(?:${LIST})?[ ./-]{0,2}${OF})`,
    `${BEGIN}${NO_LETTER_BEFORE}(?:${names})[ .,]{0,2}(?:the )?(?:${OTHER}(?:, ?${OTHER}){0,2}${TO})?${d}${END}`,
    ...wholeForms(language, date, calendar),
  ]
}

function numbersOf(date: Date, calendar: Calendar): { day: string; month: string; year: string } {
  const options = { day: 'numeric', month: 'numeric', year: 'numeric', numberingSystem: 'latn' } as const
  const parts = partsOf('en', date, { ...options, calendar })
  const of = (...types: string[]) => parts.find(({ type }) => types.includes(type))?.value ?? ''
  return { day: of('day'), month: of('month'), year: of('year', 'relatedYear') }
}

/** The names of its month: long and short, by themselves and beside a day, in the language and in English. */
function monthNames(language: string, date: Date, calendar: Calendar): string[] {
  const names = [language, 'en'].flatMap((locale) =>
    (['long', 'short'] as const).flatMap((month) =>
      [{ month }, { month, day: 'numeric' } as const].flatMap((options) =>
        partsOf(locale, date, { ...options, calendar })
          .filter(({ type, value }) => type === 'month' && /\p{L}/u.test(value))
          .map(({ value }) => foldedText(value).replace(/\.$/, '')),
      ),
    ),
  )
  if (!isWelsh(language)) return [...new Set(names)]
  const welsh = calendar === 'gregory' ? welshMonths(date.getUTCMonth() + 1).map(foldedText) : []
  return [...new Set([...names, ...welsh].flatMap((name) => [name, softened(name)]))]
}

/** Welsh softens the first sound of a month after “o”: Mawrth, 1af o Fawrth. */
function softened(name: string): string {
  return name.replace(/^(?:M|G|T|Rh)/, (sound) => ({ M: 'F', G: '', T: 'D', Rh: 'R' })[sound] ?? sound)
}

/** As a language puts day and month together by itself: 3月1日, 1 במרץ, martxoaren 1(a). */
function wholeForms(language: string, date: Date, calendar: Calendar): string[] {
  return (['long', 'short'] as const).flatMap((month) => {
    const parts = partsOf(language, date, { day: 'numeric', month, calendar })
    const isOne = ({ type }: Intl.DateTimeFormatPart) => type === 'day' || type === 'month'
    const between = parts.slice(parts.findIndex(isOne), parts.findLastIndex(isOne) + 1)
    const written = between.map(({ value }) => value).join('')
    if (!/\p{L}/u.test(written)) return []
    const pieces = between.map(({ value }) => literally(foldedText(value).trim()))
    return [`${BEGIN}${NO_LETTER_BEFORE}${pieces.join(' ?')}${/\d$/.test(foldedText(written)) ? END : NO_LETTER_AFTER}`]
  })
}

function partsOf(language: string, date: Date, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormatPart[] {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(date)
}

const SPACED = String.raw`[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]`

// Where words have spaces between them, “1 March” is not said by “1 Marching”.
const NO_LETTER_BEFORE = `(?<!${SPACED}(?=${SPACED}))`
const NO_LETTER_AFTER = `(?!(?<=${SPACED})${SPACED})`

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)
}
