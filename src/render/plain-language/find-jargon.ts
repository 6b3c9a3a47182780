import { type Finding, findingAt, inOrder } from './place-in-text.ts'

/** A word or phrase that a campaign does without, and what it says in its place. */
export interface JargonWord {
  readonly word: string
  readonly instead?: string
}

/**
 * Where words of a list stand in a text: whole words, in capitals or not, in any script; a phrase also across a line break.
 * Inflected forms are words of their own: list them. In the order of the text.
 */
export function findJargon(text: string, list: readonly JargonWord[]): (Finding & JargonWord)[] {
  const composed = text.normalize('NFC')
  return list
    .filter(({ word }) => word.trim() !== '')
    .flatMap((entry) =>
      Array.from(composed.matchAll(wholeWords(entry.word)), (match) => ({ ...findingAt(composed, match), ...entry })),
    )
    .sort(inOrder)
}

function wholeWords(phrase: string): RegExp {
  const words = phrase
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`))
  const letter = String.raw`[\p{L}\p{M}\p{N}\u200C\u200D_]`
  return new RegExp(`(?<!${letter})${words.join(String.raw`\s+`)}(?!${letter})`, 'giu')
}
