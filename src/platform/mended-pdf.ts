import { Buffer } from 'node:buffer'
import { type ObjectsInPdf, objectsInPdf, objectsLike } from './objects-in-pdf.ts'
import { bookmarksIn, textString } from './pdf-bookmarks.ts'

/**
 * A PDF of Chromium with what it gets wrong put right: each bookmark reads as its heading, and what only stands around a
 * picture and its caption is no picture. `headings` are those of the document, in their order. A file that is written otherwise
 * than expected stays as it is.
 */
export function mendedPdf(bytes: Uint8Array, headings: readonly string[]): Uint8Array {
  const pdf = objectsInPdf(Buffer.from(bytes).toString('latin1'))
  if (pdf === undefined) return bytes
  const objects = [...renamedBookmarks(pdf, headings), ...aroundPictures(pdf)]
  return objects.length === 0 ? bytes : withObjects(bytes, pdf, objects)
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
function renamedBookmarks(pdf: ObjectsInPdf, headings: readonly string[]): PdfObject[] {
  let next = 0
  return bookmarksIn(pdf).flatMap(({ number, title, rest }) => {
    // A heading that nothing is drawn of has no bookmark.
    const at = placeOf(title, headings, next)
    if (at === undefined) return []
    next = at + 1
    const heading = headings[at]!
    return heading === title ? [] : [{ number, dictionary: `/Title ${textString(heading)}${rest}` }]
  })
}

/** The first heading from `from` on with the same words, else with the same letters, else with those and some twice. */
function placeOf(title: string, headings: readonly string[], from: number): number | undefined {
  const alike = [String, lettersOf, (text: string) => [...new Set(lettersOf(text))].join('')]
  const places = alike.map((as) => headings.findIndex((heading, at) => at >= from && as(heading) === as(title)))
  return places.find((place) => place >= 0)
}

/** Sorted, so that texts are alike whatever the order. */
function lettersOf(text: string): string {
  return (text.match(/[\p{L}\p{M}\p{N}]/gu) ?? []).toSorted().join('')
}

/** Tags of pictures without an alternative that hold other tags: readers say the alternative of the picture in them. */
function aroundPictures(pdf: ObjectsInPdf): PdfObject[] {
  return objectsLike(pdf, PICTURE)
    .map(([, number, rest = '']) => ({ number: Number(number), rest }))
    .filter(({ rest }) => !rest.includes('/Alt ') && /\/K \[?\d+ 0 R/.test(rest))
    .map(({ number, rest }) => ({ number, dictionary: `/Type /StructElem\n/S /Div${rest}` }))
}

const PICTURE = /(\d+) 0 obj\n<<\/Type \/StructElem\n\/S \/Figure(\n(?:[^<>]|<<[^<>]*>>)*)>>\nendobj/y

/** What is new stands at the end, as PDF has it for changes: nothing before it moves. */
function withObjects(bytes: Uint8Array, { trailer, table }: ObjectsInPdf, objects: readonly PdfObject[]): Uint8Array {
  let end = '\n'
  const places = objects.map(({ number, dictionary }) => {
    const place = String(bytes.length + end.length).padStart(10, '0')
    end += `${number} 0 obj\n<<${dictionary}>>\nendobj\n`
    return `${number} 1\n${place} 00000 n \n`
  })
  const start = bytes.length + end.length
  end += `xref\n${places.join('')}trailer\n<<${trailer}\n/Prev ${table}>>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.concat([bytes, Buffer.from(end, 'latin1')])
}
