import { segmenterOf } from './segmenters.ts'

const address = /(?:https?:\/\/|www\.)[^\s<>]+|[^\s<>@]+@[^\s<>@]+\.[^\s<>@]+/giu

/** The words of a text: a web or mail address is one, so is what hyphens join, and a number with its points. */
export function wordsIn(text: string, language: string): string[] {
  const words: string[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(address)) {
    words.push(...spokenWords(text.slice(from, index), language), found)
    from = index + found.length
  }
  return [...words, ...spokenWords(text.slice(from), language)]
}

function spokenWords(text: string, language: string): string[] {
  const words: string[] = []
  let hyphen = false
  let last = ''
  for (const { segment, isWordLike } of segmenterOf(language, 'word').segment(text)) {
    if (isWordLike !== true) hyphen = /^[-\u2010\u2011]$/.test(segment) && /[\p{L}\p{M}\p{N}]$/u.test(last)
    else if (hyphen) words.push(`${words.pop() ?? ''}-${segment}`)
    else words.push(segment)
    if (isWordLike === true) hyphen = false
    last = segment
  }
  return words
}

/** Whether it is spoken as it is written: no number and no address. */
export function isSpelled(word: string): boolean {
  return /^(?:[\p{L}\p{M}’'.-]|\p{Cf})+$/u.test(word)
}
