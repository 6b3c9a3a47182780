import { Invalid } from '../../errors.ts'
import type { Helper } from '../handlebars/helper.ts'
import { type Charts, chartWord } from './chart-word.ts'
import { type ContactShown, contactWord } from './contact-word.ts'
import { dateWord } from './date-word.ts'
import { type Landing, linkWord, qrWord } from './link-words.ts'
import { listWord } from './list-word.ts'
import { moneyWord, numberWord } from './number-words.ts'
import { pluralWord } from './plural-word.ts'

/** What the words of one template know. Those whose part is absent are unknown to the template. */
export interface WordsOptions {
  /** BCP 47, such as `cy` or `en-GB`. */
  readonly language: string
  /** IANA name of the zone that instants are told in. */
  readonly zone?: string
  /** What becomes of a value that cannot be read: refused with an `Invalid`, or shown as it is. Refused unless it is said. */
  readonly unreadable?: 'refused' | 'shown'
  /** Where the results land; HTML unless it is said. */
  readonly landing?: Landing
  /** Where a link leads: an address whose visits are counted, for `link`. */
  readonly link?: (url: string) => string
  /** Draws a code as SVG, for `qr`. */
  readonly drawQr?: (text: string, title: string) => string
  /** For `chart`. */
  readonly charts?: Charts | 'any'
  /** For `contact`. */
  readonly contacts?: Readonly<Record<string, ContactShown>>
}

/**
 * Our own helpers for templates, in one language: `date`, `number`, `money`, `plural`, `list`, and, where what they need is
 * given, `link`, `qr`, `chart` and `contact`. They go to `parseTemplate` as `helpers`, and to Handlebars' environment each by
 * `handlebarsHelper`. Their results are escaped but for the HTML that the last four make.
 *
 * @example parseTemplate('{{date opens "long"}}', { helpers: templateWords({ language: 'cy' }) })
 */
export function templateWords(options: WordsOptions): Readonly<Record<string, Helper>> {
  const { language, zone, landing = 'html', link, drawQr, charts, contacts } = options
  const words = {
    date: dateWord(language, zone),
    number: numberWord(language),
    money: moneyWord(language),
    plural: pluralWord(language),
    list: listWord(language),
    ...(link && { link: linkWord(link, landing) }),
    ...(drawQr && { qr: qrWord(drawQr, landing) }),
    ...(charts && { chart: chartWord(charts, landing) }),
    ...(contacts && { contact: contactWord(contacts, language, landing) }),
  }
  return options.unreadable === 'shown' ? withUnreadableShown(words) : words
}

function withUnreadableShown(words: Readonly<Record<string, Helper>>): Readonly<Record<string, Helper>> {
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, unreadableShown(word)]))
}

function unreadableShown(word: Helper): Helper {
  const shown: Helper = (values, named) => {
    try {
      return word(values, named)
    } catch (thrown) {
      if (thrown instanceof Invalid) return values[0]
      throw thrown
    }
  }
  return Object.assign(shown, { needsValue: word.needsValue, fault: word.fault })
}
