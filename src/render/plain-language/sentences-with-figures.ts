import { sentencesIn } from './sentences.ts'

/** A sign of URL encoding such as `%2F` is no percentage. */
const PERCENT_SIGN = /\p{Nd}[\p{Zs}]?[%٪％](?![0-9A-F]{2})|[٪]\p{Nd}/iu

const NUMBER = String.raw`\p{Nd}[\p{Nd}.,٬٫]*`

/** What makes “2 in 10 minutes” a time and not a share, in the languages where such words follow. */
const TIMES = String.raw`(?!\p{Zs}*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|steps?|eiliad|munud|awr|diwrnod|wythnos|mis|blynedd|d[ií]as?|semanas?|meses|mes|años?|horas?|minutos?)(?!\p{L}))`

/** Of a year or of one, nothing is a share. */
const WHOLE = String.raw`(?!1(?!\p{Nd}|[.,]\p{Nd})|(?:19|20)\p{Nd}\p{Nd}(?!\p{Nd}))${NUMBER}(?![\p{Nd}])${TIMES}`

const FEW_ENGLISH = 'one|two|three|four|five|six|seven|eight|nine'
const FEW_SPANISH = 'una?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve'
const FEW_WELSH = 'un|dau|dwy|tri|tair|pedwar|pedair|pump|chwech|saith|wyth|naw'

/** How a language says a percentage in words and a natural frequency, such as “8 in 10”. */
const SHARES: Readonly<Record<string, readonly string[]>> = {
  en: [
    String.raw`(?<!\p{L})per ?cent(?!\p{L})`,
    String.raw`(?<![\p{L}\p{Nd}])${NUMBER} (?:in|out of|of every|in every) ${WHOLE}`,
    String.raw`(?<!\p{L})(?:${FEW_ENGLISH}) (?:in|out of|of every|in every) (?:two|three|four|five|six|seven|eight|nine|ten|twenty|a hundred|a thousand)(?!\p{L})${TIMES}`,
  ],
  cy: [
    String.raw`(?<!\p{L})y cant(?!\p{L})`,
    String.raw`${NUMBER} (?:o bob|allan o|mewn) ${WHOLE}`,
    String.raw`(?<!\p{L})(?:${FEW_WELSH}) (?:o bob|allan o) (?:dau|dwy|tri|tair|pedwar|pedair|pump|deg|ugain|cant)(?!\p{L})${TIMES}`,
  ],
  es: [
    String.raw`(?<!\p{L})por ciento(?!\p{L})`,
    String.raw`${NUMBER} de cada ${WHOLE}`,
    String.raw`(?<!\p{L})(?:${FEW_SPANISH}) de cada (?:dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|veinte|cien|mil)(?!\p{L})${TIMES}`,
  ],
  ar: ['في المئة|في المائة|بالمئة|بالمائة', String.raw`${NUMBER} (?:من كل|من أصل|من بين كل) ${NUMBER}`],
  ur: ['فیصد|فی صد', String.raw`${NUMBER} (?:\p{L}+ )?میں سے ${NUMBER}`],
  hi: ['प्रतिशत|फ़ीसदी|फीसदी', String.raw`${NUMBER} (?:[\p{L}\p{M}]+ )?में(?: से)? ${NUMBER}`],
  bn: ['শতাংশ', String.raw`${NUMBER} ?(?:[\p{L}\p{M}]+ )?মধ্যে ${NUMBER}`, String.raw`প্রতি ${NUMBER} ?জনে ${NUMBER}`],
}

const made = new Map<string, RegExp>()

/**
 * The sentences of a text that state a figure as a fact: a percentage, or a natural frequency such as “8 in 10”. Prices,
 * days, times and telephone numbers are none. Other languages than those above have the sign of a percentage alone.
 */
export function sentencesWithFigures(text: string, language: string): string[] {
  const pattern = sharesIn(language.toLowerCase().split('-')[0] ?? '')
  return sentencesIn(text, language).flatMap((sentence) => (pattern.test(sentence.text) ? [sentence.text] : []))
}

function sharesIn(language: string): RegExp {
  const before = made.get(language)
  if (before !== undefined) return before
  const said = Object.hasOwn(SHARES, language) ? (SHARES[language] ?? []) : []
  const pattern = new RegExp([PERCENT_SIGN.source, ...said].join('|'), 'iu')
  made.set(language, pattern)
  return pattern
}
