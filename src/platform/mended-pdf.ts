import { Buffer } from 'node:buffer'
import { bookmarksIn, textString } from './pdf-bookmarks.ts'

/**
 * A PDF of Chromium with what it gets wrong put right: each bookmark reads as its heading, and what only stands around a
 * picture and its caption is no picture. `headings` are those of the document, in their order. A file that is written otherwise
 * than expected stays as it is.
 */
export function mendedPdf(pdf: Uint8Array, headings: readonly string[]): Uint8Array {
  const written = Buffer.from(pdf).toString('latin1')
  return withObjects(pdf, written, [...renamedBookmarks(written, headings), ...aroundPictures(written)])
}

/** An object of a PDF: the dictionary that is to stand in it. */
interface PdfObject {
  readonly number: number
  readonly dictionary: string
}

/**
 * Chromium joins the words of a heading as it draws them: those before and after the end of a line without a space, numbers
 * among Arabic words out of their order, and lines twice that reach over the edge of a page.
 */
function renamedBookmarks(written: string, headings: readonly string[]): PdfObject[] {
  const letters = headings.map(lettersOf)
  let next = 0
  return bookmarksIn(written).flatMap(({ number, title, rest }) => {
    // A heading that nothing is drawn of has no bookmark.
    const at = letters.indexOf(lettersOf(title), next)
    const heading = headings[at]
    if (heading === undefined) return []
    next = at + 1
    return heading === title ? [] : [{ number, dictionary: `/Title ${textString(heading)}${rest}` }]
  })
}

/** Each once and sorted, so that texts are alike whatever the order and however often a line stands there. */
function lettersOf(text: string): string {
  return [...new Set(text.match(/[\p{L}\p{M}\p{N}]/gu))].toSorted().join('')
}

/** Tags of pictures without an alternative that hold other tags: readers say the alternative of the picture in them. */
function aroundPictures(written: string): PdfObject[] {
  return Array.from(written.matchAll(PICTURE), ([, number, rest = '']) => ({ number: Number(number), rest }))
    .filter(({ rest }) => !rest.includes('/Alt ') && /\/K \[?\d+ 0 R/.test(rest))
    .map(({ number, rest }) => ({ number, dictionary: `/Type /StructElem\n/S /Div${rest}` }))
}

const PICTURE = /^(\d+) 0 obj\n<<\/Type \/StructElem\n\/S \/Figure(\n(?:[^<>]|<<[^<>]*>>)*)>>\nendobj/gm

/** What is new stands at the end, as PDF has it for changes: nothing before it moves. */
function withObjects(pdf: Uint8Array, written: string, objects: readonly PdfObject[]): Uint8Array {
  const [, trailer, before] = /\ntrailer\n<<([^<>]*)>>\nstartxref\n(\d+)\n%%EOF\s*$/.exec(written) ?? []
  if (objects.length === 0 || trailer === undefined) return pdf
  let end = '\n'
  const places = objects.map(({ number, dictionary }) => {
    const place = String(pdf.length + end.length).padStart(10, '0')
    end += `${number} 0 obj\n<<${dictionary}>>\nendobj\n`
    return `${number} 1\n${place} 00000 n \n`
  })
  const start = pdf.length + end.length
  end += `xref\n${places.join('')}trailer\n<<${trailer}\n/Prev ${before}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(end, 'latin1')])
}
