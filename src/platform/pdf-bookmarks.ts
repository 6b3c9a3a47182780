import { Buffer } from 'node:buffer'
import { type ObjectsInPdf, objectsLike } from './objects-in-pdf.ts'

/** A bookmark as it stands in a PDF of Chromium. */
export interface Bookmark {
  /** Of the object it is. */
  readonly number: number
  readonly title: string
  /** Its dictionary after the title. */
  readonly rest: string
}

const BOOKMARK = /(\d+) 0 obj\n<<\/Title (\((?:[^\\()]|\\[^])*\)|<FEFF(?:[\dA-F]{4})*>)(\n\/Dest [^<>]*)>>\nendobj/y
const OUTLINE = /\d+ 0 obj\n<<\/Type \/Outlines([^<>]*)>>/y

/** In the order in which readers show them: each before those below it. */
export function bookmarksIn(pdf: ObjectsInPdf): Bookmark[] {
  const all = new Map(
    objectsLike(pdf, BOOKMARK).map(([, number, title = '', rest = '']): [number, Bookmark] => [
      Number(number),
      { number: Number(number), title: textOf(title), rest },
    ]),
  )
  return objectsLike(pdf, OUTLINE).flatMap(([, root = '']) => below(root, all))
}

/** `dictionary` is that of a bookmark, or of what holds them all. */
function below(dictionary: string, all: ReadonlyMap<number, Bookmark>): Bookmark[] {
  const found: Bookmark[] = []
  let bookmark = all.get(namedBy('First', dictionary))
  while (bookmark !== undefined) {
    found.push(bookmark, ...below(bookmark.rest, all))
    bookmark = all.get(namedBy('Next', bookmark.rest))
  }
  return found
}

function namedBy(key: 'First' | 'Next', dictionary: string): number {
  return Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary)?.[1] ?? -1)
}

/** The text that a PDF has in brackets, or in the digits of its UTF-16. */
function textOf(written: string): string {
  const inside = written.slice(1, -1)
  if (written.startsWith('<')) return Buffer.from(inside, 'hex').subarray(2).swap16().toString('utf16le')
  return inside.replaceAll(/\\(?:([0-7]{3})|([^]))/g, (_, octal: string | undefined, letter = '') =>
    octal === undefined ? letter : String.fromCharCode(Number.parseInt(octal, 8)),
  )
}

/** A text as a PDF has it: the digits of its UTF-16, after the mark that says so. */
export function textString(text: string): string {
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}
