/** Kinds of picture that a page shows. */
export type PictureKind = 'png' | 'jpeg' | 'webp' | 'svg'

/** What the first bytes of a file say it is: a kind of picture that is taken, or in words what else. */
export type FileKind = { readonly picture: PictureKind } | { readonly other: string }

/** Beginnings of files, `.` for any byte, and what they begin. */
const BEGINNINGS: readonly [string, FileKind][] = [
  ['\x89PNG\r\n\x1a\n', { picture: 'png' }],
  ['\xff\xd8\xff', { picture: 'jpeg' }],
  ['RIFF....WEBP', { picture: 'webp' }],
  ['GIF8', { other: 'a GIF picture' }],
  ['BM', { other: 'a BMP picture' }],
  ['II*\0', { other: 'a TIFF picture' }],
  ['MM\0*', { other: 'a TIFF picture' }],
  ['....ftypavif', { other: 'an AVIF picture' }],
  ['....ftyphei', { other: 'a HEIC picture' }],
  ['....ftypmif', { other: 'a HEIC picture' }],
  ['....ftyp', { other: 'a video' }],
  ['%PDF', { other: 'a PDF' }],
  ['%!PS', { other: 'PostScript' }],
  ['PK\x03\x04', { other: 'a ZIP archive or an office document' }],
  ['\xd0\xcf\x11\xe0', { other: 'an old office document' }],
  ['\x1f\x8b', { other: 'a gzip archive' }],
  ['MZ', { other: 'a program' }],
  ['\x7fELF', { other: 'a program' }],
]

export function fileKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return { other: 'an empty file' }
  const start = Array.from(bytes.subarray(0, 16), (byte) => String.fromCharCode(byte)).join('')
  const known = BEGINNINGS.find(([beginning]) =>
    Array.from(beginning).every((character, at) => character === '.' || character === start[at]),
  )
  return known?.[1] ?? textKind(bytes)
}

const svgStart = /^(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->|<!doctype[^>[]*(?:\[[^\]]*\])?>|\s)*<(?:\w+:)?svg[\s>/]/is

/** The first kilobytes read as text, if they are text. */
function textKind(bytes: Uint8Array): FileKind {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 8192), { stream: true }).trimStart()
  if (/^<!doctype html|^<html/i.test(text)) return { other: 'a web page' }
  if (svgStart.test(text)) return { picture: 'svg' }
  if (/^<\?xml|^<!doctype/i.test(text)) return { other: 'an XML document that is no SVG' }
  return { other: /(?![\t\n\f\r])\p{Cc}|\uFFFD/u.test(text) ? 'data of no kind of picture' : 'a text' }
}
