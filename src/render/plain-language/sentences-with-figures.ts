import { numberPattern, numberSaid } from './numbers-said.ts'
import { sentencesIn } from './sentences.ts'

/** A sign of URL encoding such as `%2F` is no percentage. */
const PERCENT_SIGN = String.raw`\p{Nd}[\p{Zs}]?[%٪％](?![0-9A-F]{2})|[٪]\p{Nd}`

/** How a language says a percentage in words. */
const PERCENT_WORDS: Readonly<Record<string, string>> = {
  en: 'per ?cent',
  cy: 'y cant',
  es: 'por ciento',
  fr: 'pour ?cent',
  ar: 'في المئة|في المائة|بالمئة|بالمائة',
  ur: 'فیصد|فی صد',
  hi: 'प्रतिशत|फ़ीसदी|फीसदी',
  bn: 'শতাংশ',
}

const TIME = String.raw`seconds?|minutes?|hours?|days?|weeks?|months?|years?|eiliad|munud|awr|diwrnod|wythnos|mis|blynedd|d[ií]as?|semanas?|meses|mes|años?|horas?|minutos?|secondes?|heures?|jours?|semaines?|mois|ans?|années?|ثانية|ثوان|دقيقة|دقائق|ساعة|ساعات|يوم|أيام|أسبوع|أسابيع|شهر|أشهر|سنة|سنوات`

/** What makes “2 in 10 minutes” a time and not a share, in the languages where such words follow. */
const NO_TIME = String.raw`(?![\p{Zs}-]*(?:(?:working|calendar) )?(?:${TIME}|steps?)(?!\p{L}))`

/** Up to two words between the number and what it is of, such as “8 young people out of 10”; hours and days are none. */
const PEOPLE = String.raw` (?:(?!(?:${TIME}) )\p{L}+ ){0,2}`

/** What says in its own words that a number is a share; N stands for numbers, the part and the whole are named. */
const SHARES: Readonly<Record<string, string>> = {
  en: String.raw`(?<part>N)(?:${PEOPLE}out of(?: every)?| of every| in every) (?<whole>N)(?!\p{L})${NO_TIME}`,
  cy: String.raw`(?<part>N) (?:o bob|allan o) (?<whole>N)(?!\p{L})${NO_TIME}`,
  es: String.raw`(?<part>N) de cada (?<whole>N)(?!\p{L})${NO_TIME}`,
  ar: String.raw`(?<part>N)${PEOPLE}(?:من كل|من أصل|من بين كل) (?<whole>N)(?!\p{L})${NO_TIME}`,
  ur: String.raw`(?<whole>N) (?:\p{L}+ )?میں سے (?<part>N)`,
  hi: String.raw`(?<whole>N) (?:[\p{L}\p{M}]+ )?में से (?<part>N)`,
  bn: String.raw`প্রতি (?<whole>N) ?জনে (?<part>N)`,
}

/** Before such a number stands no price, no first hour of two, and no more of a telephone number. “Up to 8 in 10” is a share. */
const ALONE = String.raw`(?<!\p{Sc}\p{Zs}?|\p{Nd}:?\p{Zs}?|(?:\p{Nd}|\p{Nd}\p{Zs}?(?:[ap]m|h))\p{Zs}?(?:[–—-]|(?<!\p{L})(?:to|i|à|إلى))\p{Zs}?|(?<!\p{L})(?:till|until)\p{Zs})`

/** A page or a step of many. */
const NO_STEP = String.raw`(?<!(?:étape|page|partie|point|خطوة|صفحة|مرحلة|جزء)\p{Zs})`

/** Of what “মধ্যে” is a part: persons and things. Of a day or an hour it says until when. */
const AMONG = String.raw`(?: ?(?:জন|টি|-?এর|মানুষ|লোক|পরিবার|ব্যক্তি)[\p{L}\p{M}]*(?: [\p{L}\p{M}]+)?)? ?মধ্যে`

/** What says so too, and much else: “8 in 10”, but “from 2027 in 22 areas” as well. */
const LIKELY_SHARES: Readonly<Record<string, string>> = {
  en: String.raw`${ALONE}(?<part>N) in (?<whole>N)(?!\p{L})${NO_TIME}`,
  cy: String.raw`${ALONE}(?<part>N) mewn (?<whole>N)(?!\p{L})${NO_TIME}`,
  fr: String.raw`${ALONE}${NO_STEP}(?!7 sur 7)(?<part>N)${PEOPLE}sur (?<whole>N)(?!\p{L})${NO_TIME}`,
  ar: String.raw`${ALONE}${NO_STEP}(?<part>N) من (?<whole>N)(?!\p{L})${NO_TIME}`,
  bn: String.raw`${ALONE}(?<whole>N)${AMONG} (?<part>N)`,
}

/** Of so many a share is told. */
const WHOLES = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000, 10_000, 100_000, 1_000_000])

interface Patterns {
  readonly percent: RegExp
  readonly share: RegExp
  readonly likelyShare: RegExp
}

const made = new Map<string, Patterns>()

/**
 * The sentences of a text that state a figure as a fact: a percentage, or a natural frequency such as “8 in 10”. Prices,
 * days, times and telephone numbers are none. Other languages than those above have the sign of a percentage alone.
 */
export function sentencesWithFigures(text: string, language: string): string[] {
  const spoken = language.toLowerCase().split('-')[0] ?? ''
  return sentencesIn(text, language).flatMap((sentence) => (statesFigure(sentence.text, spoken) ? [sentence.text] : []))
}

function statesFigure(sentence: string, language: string): boolean {
  const { percent, share, likelyShare } = patternsOf(language)
  const numbers = ({ groups = {} }: RegExpExecArray) =>
    [numberSaid(groups.part ?? '', language), numberSaid(groups.whole ?? '', language)] as const
  return (
    percent.test(sentence) ||
    [...sentence.matchAll(share)].some((found) => isPossible(...numbers(found))) ||
    [...sentence.matchAll(likelyShare)].some((found) => isLikely(...numbers(found)))
  )
}

/** Of a year or of one, nothing is a share. */
function isPossible(_part: number, whole: number): boolean {
  return whole !== 1 && !isYear(whole)
}

function isLikely(part: number, whole: number): boolean {
  return WHOLES.has(whole) && part <= whole && !isYear(part)
}

function isYear(number: number): boolean {
  return number >= 1900 && number <= 2100
}

function patternsOf(language: string): Patterns {
  const before = made.get(language)
  if (before !== undefined) return before
  const words = saidIn(PERCENT_WORDS, language)
  const number = numberPattern(language)
  const shares = (said: string | undefined) => new RegExp(said?.replaceAll('N)', () => `${number})`) ?? '(?!)', 'giu')
  const patterns = {
    percent: new RegExp(
      words === undefined ? PERCENT_SIGN : String.raw`${PERCENT_SIGN}|(?<!\p{L})(?:${words})(?!\p{L})`,
      'iu',
    ),
    share: shares(saidIn(SHARES, language)),
    likelyShare: shares(saidIn(LIKELY_SHARES, language)),
  }
  made.set(language, patterns)
  return patterns
}

function saidIn(said: Readonly<Record<string, string>>, language: string): string | undefined {
  return Object.hasOwn(said, language) ? said[language] : undefined
}
