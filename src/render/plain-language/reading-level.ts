import { syllable } from 'syllable'
import {
  fernandezHuerta,
  fleschKincaidGrade,
  fleschReadingEase,
  infleszBand,
  smogGrade,
  type SpeechCounts,
  szigrisztPazos,
} from './readability-formulas.ts'
import { sentencesIn } from './sentences.ts'
import { spanishSyllables } from './spanish-syllables.ts'
import { isSpelled } from './words.ts'

/** Below this many words a formula tells nothing. */
export const LEAST_WORDS = 100

/** One figure of a formula: a screening only, people who read it decide. */
export interface ReadingMeasure {
  readonly name: string
  readonly value: number
  /** In words, such as “fairly easy” or “US grade 7, about age 12”. */
  readonly meaning: string
  /** What is aimed at, and whether it is reached. */
  readonly target: string
  readonly reached: boolean
}

export interface WordCounts {
  readonly words: number
  readonly sentences: number
  readonly wordsPerSentence: number
  /** Shares of the words, 0 to 1. A long word has more than 12 letters, of Devanagari and Bengali more than 6 aksharas. */
  readonly longWords: number
  /** Words in which a virama joins consonants; where the script has one. */
  readonly conjuncts?: number
}

/**
 * How hard a text is to read: `measured` by the formulas of English or Spanish; `counted` in any other language, which is
 * experimental since no formula is proven there; `too-short` under 100 words, where nothing is said.
 */
export type ReadingLevel =
  | { readonly kind: 'too-short'; readonly words: number }
  | { readonly kind: 'counted'; readonly experimental: true; readonly counts: WordCounts }
  | { readonly kind: 'measured'; readonly counts: WordCounts; readonly measures: readonly ReadingMeasure[] }

export function readingLevel(text: string, language: string): ReadingLevel {
  const sentences = sentencesIn(text, language)
  const words = sentences.flatMap((sentence) => sentence.words)
  if (words.length < LEAST_WORDS) return { kind: 'too-short', words: words.length }
  const counts = wordCounts(words, sentences.length)
  const primary = language.toLowerCase().split('-')[0]
  if (primary === 'en')
    return { kind: 'measured', counts, measures: englishMeasures(speechCounts(words, sentences.length, syllable)) }
  if (primary === 'es')
    return {
      kind: 'measured',
      counts,
      measures: spanishMeasures(speechCounts(words, sentences.length, spanishSyllables)),
    }
  return { kind: 'counted', experimental: true, counts }
}

const indic = /[\u0900-\u0DFF]/
const conjunct = /\p{L}\p{M}*[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA]\u200D?\p{L}/u
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

function wordCounts(words: readonly string[], sentences: number): WordCounts {
  const share = (counts: (word: string) => boolean) => words.filter(counts).length / words.length
  return {
    words: words.length,
    sentences,
    wordsPerSentence: words.length / sentences,
    longWords: share(isLong),
    ...(words.some((word) => indic.test(word)) && { conjuncts: share((word) => conjunct.test(word)) }),
  }
}

function isLong(word: string): boolean {
  return isSpelled(word) && Array.from(graphemes.segment(word)).length > (indic.test(word) ? 6 : 12)
}

/** A number and an address count as one word of one syllable: nobody stumbles over how they sound. */
function speechCounts(
  words: readonly string[],
  sentences: number,
  syllablesOf: (word: string) => number,
): SpeechCounts {
  const syllables = words.map((word) => (isSpelled(word) ? Math.max(1, syllablesOf(word)) : 1))
  return {
    words: words.length,
    sentences,
    syllables: syllables.reduce((sum, count) => sum + count, 0),
    polysyllables: syllables.filter((count) => count >= 3).length,
  }
}

function englishMeasures(counts: SpeechCounts): ReadingMeasure[] {
  const ease = fleschReadingEase(counts)
  return [
    {
      name: 'Flesch reading ease',
      value: ease,
      meaning: ease < 30 ? 'very hard' : ease < 50 ? 'hard' : ease < 60 ? 'fairly hard' : ease < 70 ? 'plain' : 'easy',
      target: '60 or more',
      reached: ease >= 60,
    },
    grade('Flesch–Kincaid grade', fleschKincaidGrade(counts)),
    grade('SMOG grade', smogGrade(counts)),
  ]
}

const MOST_GRADE = 8

function grade(name: string, value: number): ReadingMeasure {
  const school = Math.max(1, Math.round(value))
  const target = `grade ${MOST_GRADE} or less`
  return { name, value, meaning: `US grade ${school}, about age ${school + 5}`, target, reached: value <= MOST_GRADE }
}

function spanishMeasures(counts: SpeechCounts): ReadingMeasure[] {
  const huerta = fernandezHuerta(counts)
  const szigriszt = szigrisztPazos(counts)
  return [
    {
      name: 'Szigriszt-Pazos (INFLESZ)',
      value: szigriszt,
      meaning: infleszBand(szigriszt),
      target: '65 or more',
      reached: szigriszt >= 65,
    },
    {
      name: 'Fernández Huerta',
      value: huerta,
      meaning: huerta >= 60 ? 'plain' : 'hard',
      target: '60 or more',
      reached: huerta >= 60,
    },
  ]
}
