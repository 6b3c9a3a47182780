import type { Weight } from './shipped-fonts.ts'
import { textWidth } from './text-width.ts'

export interface Room {
  /** In the unit of `size`. */
  readonly width: number
  readonly size: number
  readonly weight: Weight
  readonly language: string
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Scripts that write no spaces between words: the segmenter knows their words. */
const withoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Khmer}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Thai}]/u

/**
 * `text` in lines no wider than the room. Lines end at spaces (never at a no-break space), after a hyphen, dash or slash
 * inside a word, between the words of scripts that write no spaces, and where the text has a line break of its own. A word
 * wider than the room is broken between graphemes; nothing is lost and no hyphen is added. A last line is not left with one
 * word where the line before it can spare one. An empty text has no lines.
 */
export function wrapText(text: string, room: Room): string[] {
  const paragraphs = text.split(/\r\n|[\n\r\u2028\u2029]/)
  return text.trim() === '' ? [] : paragraphs.flatMap((paragraph) => wrapParagraph(paragraph, room))
}

function wrapParagraph(paragraph: string, room: Room): string[] {
  const pieces = piecesOf(paragraph, room.language).flatMap((piece) => brokenToFit(piece, room))
  const lines: string[][] = [[]]
  for (const piece of pieces) {
    const line = lines.at(-1)!
    if (line.length === 0 || fits([...line, piece], room)) line.push(piece)
    else lines.push([piece])
  }
  spareAWord(lines, room)
  return lines.map((line) => line.join('').trim())
}

/** The text cut wherever a line may end: a piece keeps the space after it. */
function piecesOf(paragraph: string, language: string): string[] {
  const words =
    paragraph
      .trim()
      .match(
        /[^ \t\u1680\u2000-\u2006\u2008-\u200B\u205F\u3000]+[ \t\u1680\u2000-\u2006\u2008-\u200B\u205F\u3000]*/gu,
      ) ?? []
  return words.flatMap((word) => (withoutSpaces.test(word) ? wordsWithoutSpaces(word, language) : insideBreaks(word)))
}

/** After a hyphen, dash or slash between words, not in `e-mail`, `km/h`, a date or a telephone number. */
function insideBreaks(word: string): string[] {
  return word.split(/(?<=[\p{L}\p{N}\p{M}]{2}[-\u2010\u2013\u2014/])(?=\p{L}{2})/u)
}

function wordsWithoutSpaces(word: string, language: string): string[] {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(word)
  return Array.from(segments).reduce<string[]>((pieces, { segment, isWordLike }) => {
    if (isWordLike === true || pieces.length === 0) pieces.push(segment)
    else pieces.push(`${pieces.pop()}${segment}`)
    return pieces
  }, [])
}

function brokenToFit(piece: string, room: Room): string[] {
  if (fits([piece], room)) return [piece]
  const parts: string[] = ['']
  for (const { segment } of graphemes.segment(piece)) {
    const part = parts.at(-1)!
    if (part === '' || fits([part + segment], room)) parts[parts.length - 1] = part + segment
    else parts.push(segment)
  }
  return parts
}

function fits(pieces: readonly string[], { width, size, weight, language }: Room): boolean {
  return textWidth(pieces.join('').trimEnd(), size, weight, language) <= width
}

/** Moves a word down to a last line that has only one, where the line above keeps at least two. */
function spareAWord(lines: string[][], room: Room): void {
  const [above, last] = lines.slice(-2)
  if (above === undefined || last?.length !== 1 || above.length < 3) return
  if (fits([above.at(-1)!, ...last], room)) last.unshift(above.pop()!)
}
