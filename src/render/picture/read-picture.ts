import { Invalid, type Problem } from '../../errors.ts'
import { fileKind, type PictureKind } from './file-kind.ts'
import { BrokenPicture, rasterFacts } from './raster-size.ts'
import { safeSvgSize } from './safe-svg.ts'
import { wordsForPicture } from './words-for-picture.ts'
import { RefusedXml } from './xml-tags.ts'

/** A picture that a page may show in `<img>`. */
export interface Picture {
  readonly kind: PictureKind
  /** Such as `image/png`. */
  readonly type: string
  /** In CSS pixels; of an SVG that only has proportions, those of its `viewBox`. */
  readonly width: number
  readonly height: number
  readonly bytes: number
  /** The whole picture as a `data:` URI. */
  readonly uri: string
}

/** A page carries its pictures inside it, and goes out by the thousand. */
export const MOST_PICTURE_BYTES = 2_000_000
const MOST_PIXELS_PER_SIDE = 10_000
/** A file of few bytes may unfold to any number of pixels; each takes four bytes wherever it is drawn. */
const MOST_PIXELS = 40_000_000

export const PICTURE_TYPES = { png: 'image/png', jpeg: 'image/jpeg', webp: 'image/webp', svg: 'image/svg+xml' } as const

/**
 * A picture that a campaign supplies, read from its bytes, whatever its name says. Throws `Invalid` at `path`, saying what
 * the file is or what it holds, unless it is a PNG, JPEG or WebP that stands still, or an SVG that only draws.
 */
export function readPicture(bytes: Uint8Array, path: string): Picture {
  const kind = fileKind(bytes)
  if (!('picture' in kind))
    refuse(path, `This is ${kind.other}, not a picture that can be shown. Use PNG, JPEG, WebP or SVG.`)
  if (bytes.length > MOST_PICTURE_BYTES)
    refuse(
      path,
      `This picture has ${megabytes(bytes.length)}, expected at most ${megabytes(MOST_PICTURE_BYTES)}. Save it smaller.`,
    )
  const { width, height } = kind.picture === 'svg' ? svgSize(bytes, path) : rasterSize(kind.picture, bytes, path)
  if (Math.max(width, height) > MOST_PIXELS_PER_SIDE)
    refuse(
      path,
      `This picture is ${Math.round(width)} × ${Math.round(height)} pixels, expected at most ${MOST_PIXELS_PER_SIDE} a side.`,
    )
  if (kind.picture !== 'svg' && width * height > MOST_PIXELS)
    refuse(
      path,
      `This picture has ${Math.round((width * height) / 1_000_000)} million pixels, expected at most ${MOST_PIXELS / 1_000_000} million. Save it smaller.`,
    )
  const type = PICTURE_TYPES[kind.picture]
  return { kind: kind.picture, type, width, height, bytes: bytes.length, uri: pictureUri(type, bytes) }
}

/** The bytes of a picture that was read before, as a `data:` URI. */
export function pictureUri(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${inBase64(bytes)}`
}

function rasterSize(kind: 'png' | 'jpeg' | 'webp', bytes: Uint8Array, path: string) {
  try {
    const facts = rasterFacts(kind, bytes)
    if (facts.moving) refuse(path, 'This picture moves: use one that stands still, it is printed too.')
    return facts
  } catch (fault) {
    if (!(fault instanceof BrokenPicture)) throw fault
    return refuse(path, `This file begins like a ${kind.toUpperCase()} picture, but ${fault.message}. Save it again.`)
  }
}

function svgSize(bytes: Uint8Array, path: string) {
  try {
    return safeSvgSize(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (fault) {
    if (fault instanceof TypeError) return refuse(path, 'This SVG is not written in UTF-8. Save it again in UTF-8.')
    if (!(fault instanceof RefusedXml)) throw fault
    return refuse(path, `This SVG cannot be used: ${fault.message}. Save it as a plain SVG that only draws.`)
  }
}

function inBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 0x8000) parts.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return btoa(parts.join(''))
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}

function refuse(path: string, message: string): never {
  throw new Invalid([{ path, message, severity: 'error' }])
}

/** Most characters of an alternative text: more belongs into the text beside the picture. */
const MOST_ALT = 250

/**
 * What is wrong with the alternative text of a picture: it says in words what the picture shows, or the picture is marked
 * as decorative and has none. `path` is `alt`.
 */
export function altProblems({
  alt = '',
  decorative = false,
}: {
  readonly alt?: string
  readonly decorative?: boolean
}): Problem[] {
  const text = alt.trim()
  const problem = (severity: Problem['severity'], message: string): Problem[] => [{ path: 'alt', severity, message }]
  if (decorative)
    return text === ''
      ? []
      : problem(
          'error',
          'A decorative picture is passed over: leave its alternative text empty, or say that it is not decorative.',
        )
  if (text === '') return problem('error', 'Say in words what the picture shows, or mark it as decorative.')
  if (/^[^\s]+\.(?:png|jpe?g|webp|svg|gif)$/i.test(text) || /^(?:img|dsc|image|picture)[\s_-]?\d*$/i.test(text))
    return problem('error', `“${text}” names a file: say in words what the picture shows.`)
  if (text.length > MOST_ALT)
    return problem(
      'warning',
      `The alternative text has ${text.length} characters, expected at most ${MOST_ALT}: put the rest beside the picture.`,
    )
  const words = wordsForPicture(text)
  if (words !== undefined)
    return problem('warning', `Leave out “${words}”: whoever hears it is told that it is a picture.`)
  return []
}
