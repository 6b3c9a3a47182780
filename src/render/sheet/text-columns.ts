import { wrapped } from '../message/text-part.ts'

const columns = 72

/** Breaks the lines of a text; what follows a bullet or a number keeps its place under the words. */
export function inColumns(text: string): string {
  const lines = text.replace(/\n(?:[ \t]*\n){3,}/g, '\n\n\n').split('\n')
  return `${lines.map(inColumn).join('\n').trim()}\n`
}

function inColumn(line: string): string {
  const [bullet = ''] = /^[ \t]*(?:(?:[-*]|\p{Nd}+\.) +)?/u.exec(line) ?? []
  const words = line.slice(bullet.length)
  if (words.trim() === '') return ''
  return bullet + wrapped(words, columns - bullet.length).replaceAll('\n', `\n${' '.repeat(bullet.length)}`)
}

/** Mail and web addresses, telephone numbers in groups, and numbers with separators; not the year before another number. */
const leftToRight =
  /[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,}|(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?:\/[\w./?&=%-]*[\w/])?|(?<![\d.,])\+?\d[\d -]{4,}\d(?![.,]?\d)|(?<![\d.,])\d+(?:[.,]\d+)+/gi

/** Keeps addresses and numbers whole between words that run from right to left (Unicode's isolates). */
export function isolatedInText(text: string): string {
  return text.replaceAll(leftToRight, '\u2068$&\u2069')
}
