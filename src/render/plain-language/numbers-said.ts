/** Small and round numbers in words, as shares are told in: “eight in ten”. */
const WORDS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  en: {
    ...listed('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'),
    12: 'twelve',
    20: 'twenty',
    100: '(?:a|one) hundred',
    1000: '(?:a|one) thousand',
    1e6: '(?:a|one) million',
  },
  cy: {
    ...listed('un', 'dau|dwy', 'tri|tair', 'pedwar|pedair', 'pump', 'chwech', 'saith', 'wyth', 'naw', 'deg'),
    20: 'ugain',
    100: 'cant',
    1000: 'mil',
  },
  es: {
    ...listed('una?', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez'),
    20: 'veinte',
    100: 'cien',
    1000: 'mil',
  },
  fr: {
    ...listed('une?', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'),
    12: 'douze',
    20: 'vingt',
    100: 'cent',
    1000: 'mille',
  },
  ar: {
    ...listed('واحدة?', 'اثنان|اثنين', 'ثلاثة?', 'أربعة?', 'خمسة?', 'ستة?', 'سبعة?', 'ثماني?ة?', 'تسعة?', 'عشرة?'),
    20: 'عشرين',
    100: 'مئة|مائة',
    1000: 'ألف',
  },
}

/** Where the decimal digits of the shipped scripts begin. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6, 0xff10]

/** A number in digits of any script, thousands and decimals with it. */
const DIGITS = String.raw`(?<!\p{Nd}[.,٬٫]?)\p{Nd}+(?:[.,٬٫]\p{Nd}+)*(?![.,٬٫:]?\p{Nd})`

/** The source of a pattern for a number in a language, in digits or in words. */
export function numberPattern(language: string): string {
  const words = Object.values(wordsOf(language))
  return words.length === 0 ? DIGITS : String.raw`(?:${DIGITS}|(?<!\p{L})(?:${words.join('|')})(?!\p{L}))`
}

/** The number that was said, in digits or in words; `NaN` for decimals. */
export function numberSaid(said: string, language: string): number {
  if (!/^\p{Nd}/u.test(said)) {
    const known = Object.entries(wordsOf(language)).find(([, words]) => new RegExp(`^(?:${words})$`, 'iu').test(said))
    return Number(known?.[0])
  }
  const isWhole = /^\p{Nd}+$|^\p{Nd}{1,3}(?:[.,٬]\p{Nd}{2,3})*[.,٬]\p{Nd}{3}$/u.test(said)
  return isWhole ? Number(Array.from(said.replaceAll(/[.,٬]/g, ''), digitOf).join('')) : NaN
}

function digitOf(character: string): number {
  const code = character.codePointAt(0)!
  return code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? NaN)
}

function wordsOf(language: string): Readonly<Record<number, string>> {
  return Object.hasOwn(WORDS, language) ? (WORDS[language] ?? {}) : {}
}

function listed(...words: readonly string[]): Record<number, string> {
  return Object.fromEntries(words.map((word, index) => [index + 1, word]))
}
