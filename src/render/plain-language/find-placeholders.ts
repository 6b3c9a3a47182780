import { type Finding, findingAt, inOrder } from './place-in-text.ts'

/** What writers leave behind where something is still to come. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\blorem ipsum\b/giu,
  /\bdolor sit amet\b/giu,
  // In Spanish and Portuguese capitals “TODO” is a word: there it counts with a colon or in brackets.
  /\bTODO(?=:)|[[(]TODO[\])]/gu,
  /\b(?:TBC|TBD|TBA|FIXME)\b/gu,
  /(?<![\p{L}\p{N}])(?:[Xx]{3,}|XX)(?![\p{L}\p{N}])/gu,
  /\[(?:…|\.{3})\]/gu,
  /\{\{|\}\}/gu,
  // A link in Markdown goes on with its address.
  /\[\s*(?:insert|add|enter|fill in|your)\b[^\]\n]*\](?!\()/giu,
  /<\s*(?:insert|add|enter|fill in|your)\b[^>\n]*>/giu,
  /\(\s*insert\b[^)\n]*\)/giu,
  /\binsert\b[^.!?\n]{1,40}\bhere\b/giu,
  /\?{3,}/gu,
]

const TODO = /\bTODO\b/gu

/** “siglo XX” and “XX century” are numbers. */
const romanTwenty = /(?:siglos?|séculos?|siècles?|secol[oi]|seculum)\s+$/iu
const century = /^\s*(?:century|siècle|secolo|century’s)/iu

/** Text that stands for text still to come: “lorem ipsum”, “TBC”, “XX”, “[…]”, “{{”, “insert date here”. In order. */
export function findPlaceholders(text: string, language: string): Finding[] {
  const hasTodo = ['es', 'pt', 'gl'].includes(language.toLowerCase().split('-')[0] ?? '')
  return (hasTodo ? PLACEHOLDERS : [...PLACEHOLDERS, TODO])
    .flatMap((pattern) => Array.from(text.matchAll(pattern)))
    .filter((match) => !isCentury(text, match))
    .map((match) => findingAt(text, match))
    .sort(inOrder)
    .filter((finding, at, all) => at === 0 || !within(finding, all[at - 1]!))
}

function isCentury(text: string, { 0: found, index }: RegExpExecArray): boolean {
  return (
    /^X+$/.test(found) && (romanTwenty.test(text.slice(0, index)) || century.test(text.slice(index + found.length)))
  )
}

function within(finding: Finding, before: Finding): boolean {
  return finding.line === before.line && finding.column < before.column + before.text.length
}
