import { lineSpacing } from '../font/fonts-for-text.ts'
import type { Weight } from '../font/shipped-fonts.ts'
import { textWidth } from '../font/text-width.ts'
import { wrapText } from '../font/wrap-text.ts'

/** A text broken into the lines it takes at a size. */
export interface TextBlock {
  readonly lines: readonly string[]
  readonly size: number
  readonly weight: Weight
  /** From the top of the first line to the bottom of the last. */
  readonly height: number
  /** Of the longest line. */
  readonly width: number
  /** From one line to the next. */
  readonly leading: number
  /** A word was wider than the room and had to be broken. */
  readonly broken: boolean
}

interface Room {
  readonly width: number
  readonly size: number
  readonly weight?: Weight
  readonly language: string
  /** Takes so much of the size from the distance of lines, for large headings. */
  readonly tighter?: number
  /** Lines of like length, for headings. */
  readonly balanced?: boolean
}

/** Breaks a text to a width. An empty text takes no room. */
export function textBlock(text: string, room: Room): TextBlock {
  const { width, size, weight = 400, language, tighter = weight === 700 ? TIGHTER : 0 } = room
  const wrapped = (within: number) => wrapText(text, { width: within, size, weight, language })
  const lines = room.balanced ? balanced(text, wrapped, room) : wrapped(width)
  const leading = size * (labelSpacing(language) - tighter)
  return {
    lines,
    size,
    weight,
    leading,
    height: lines.length * leading,
    width: Math.max(0, ...lines.map((line) => textWidth(line, size, weight, language))),
    broken: wordsOf(text).some((word) => textWidth(word, size, weight, language) > width),
  }
}

/** The same number of lines in the least width that keeps it and breaks no word. */
function balanced(text: string, wrapped: (within: number) => string[], room: Room): string[] {
  const { width, size, weight = 400, language } = room
  const widest = wrapped(width)
  if (widest.length < 2) return widest
  const widths = wordsOf(text).map((word) => textWidth(word, size, weight, language))
  let [narrow, wide] = [Math.max(width / 2, ...widths), width]
  while (wide - narrow > width / 100) {
    const middle = (narrow + wide) / 2
    if (wrapped(middle).length > widest.length) narrow = middle
    else wide = middle
  }
  return wrapped(wide)
}

/** A text that is one line whatever its width, in a line of a height. */
export function lineOf(text: string, size: number, leading: number): TextBlock {
  return { lines: [text], size, weight: 700, height: leading, width: 0, leading, broken: false }
}

/** From line to line in labels, which are short: less than running text needs where that is much. */
function labelSpacing(language: string): number {
  const spacing = lineSpacing(language)
  return spacing > 1.6 ? spacing - 0.3 : spacing
}

/** Bold lines stand closer, being headings. */
const TIGHTER = 0.12

/** What wrapping keeps together; scripts without spaces are broken anywhere between words. */
function wordsOf(text: string): string[] {
  return text.split(/\s+|(?<=[\p{L}\p{N}][-\u2010\u2013\u2014/])/u).filter((word) => !WITHOUT_SPACES.test(word))
}

const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Khmer}\p{Script=Lao}\p{Script=Thai}]/u
