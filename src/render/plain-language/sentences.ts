import { placeIn } from './place-in-text.ts'
import { segmenterOf } from './segmenters.ts'
import { wordsIn } from './words.ts'

export interface Sentence {
  /** On one line, as it stands in the text otherwise. */
  readonly text: string
  readonly words: readonly string[]
  /** Where it begins in the text, both counted from 1. */
  readonly line: number
  readonly column: number
}

/** Most words of a sentence in plain language, and in Easy Read. */
export const MOST_WORDS = 25
export const MOST_WORDS_EASY_READ = 15

/** Before these a full stop ends no sentence; lower case, without that stop. What may end one, such as “etc.”, is not here. */
const ABBREVIATIONS = new Set(
  [
    'dr mr mrs ms mx prof rev hon gen capt sgt st mt vs approx fig figs art arts sec vol pp e.g i.e cf viz tel ext dept',
    'sr sra srta sres dra dña lic ing arq mtro mtra gral núm cap pág págs av avda p.ej ej ud uds vd vds depto dpto ee',
    'mme mlle z.b bzw nr str exmo exma',
    'डॉ क्र ডা ড মো মোছা',
  ].flatMap((list) => list.split(' ')),
)

/** A block ends at an empty line, and before a heading or an item of a list. */
const blockEnd = /\r?\n(?=[ \t]*\r?\n|[ \t]*(?:[-*+•–]|#{1,6}|\d{1,3}[.)])[ \t])/

/** What stands before the words of a heading, an item or a quotation. */
const blockMark = /^[\s>]*(?:(?:[-*+•–]|#{1,6}|\d{1,3}[.)])[ \t]+)?/

/**
 * The sentences of a plain text or of Markdown read as text. A heading and an item of a list end one even without a stop;
 * a line break inside a paragraph does not, nor do `Dr.`, `e.g.`, an initial or a decimal point.
 */
export function sentencesIn(text: string, language: string): Sentence[] {
  const segmenter = segmenterOf(language, 'sentence')
  return blocksIn(text).flatMap(({ block, start }) => {
    const level = block.replaceAll(/[\r\n]/g, ' ')
    const parts = joined(Array.from(segmenter.segment(level), ({ segment, index }) => ({ segment, index })))
    return parts.flatMap(({ segment, index }) => {
      const words = wordsIn(segment, language)
      const lead = segment.length - segment.trimStart().length
      return words.length === 0
        ? []
        : [{ text: segment.trim().replaceAll(/\s+/g, ' '), words, ...placeIn(text, start + index + lead) }]
    })
  })
}

/** The sentences of a text that have more words than `most`. */
export function longSentences(text: string, language: string, most = MOST_WORDS): Sentence[] {
  return sentencesIn(text, language).filter(({ words }) => words.length > most)
}

function blocksIn(text: string): { block: string; start: number }[] {
  const blocks: { block: string; start: number }[] = []
  let start = 0
  while (start <= text.length) {
    const end = blockEnd.exec(text.slice(start))
    const whole = end === null ? text.slice(start) : text.slice(start, start + end.index)
    const mark = blockMark.exec(whole)?.[0].length ?? 0
    blocks.push({ block: whole.slice(mark), start: start + mark })
    start += end === null ? whole.length + 1 : end.index + end[0].length
  }
  return blocks
}

interface Part {
  readonly segment: string
  readonly index: number
}

function joined(parts: readonly Part[]): Part[] {
  return parts.reduce<Part[]>((sentences, part) => {
    const before = sentences.at(-1)
    if (before === undefined || !goesOn(before.segment, part.segment)) return [...sentences, part]
    return [...sentences.slice(0, -1), { segment: before.segment + part.segment, index: before.index }]
  }, [])
}

/** Whether the stop at the end of a segment ends no sentence. “No.” is an answer unless a number follows. */
function goesOn(segment: string, next: string): boolean {
  const last = /([\p{L}\p{M}.]+)\.\s*$/u.exec(segment)?.[1]
  if (last === undefined) return false
  return /^\p{Lu}$/u.test(last) || ABBREVIATIONS.has(last.toLowerCase()) || (/^nos?$/i.test(last) && /^\d/.test(next))
}
