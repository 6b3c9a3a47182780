import { PNG } from 'pngjs'

/** A PNG of one colour, as an encoder writes it. */
export function pngOf(width: number, height: number): Uint8Array {
  return new Uint8Array(PNG.sync.write(new PNG({ width, height, fill: true })))
}

/** A PNG with the chunk that makes it move. */
export function movingPng(): Uint8Array {
  const still = pngOf(2, 2)
  return Uint8Array.from([
    ...still.slice(0, 33),
    0,
    0,
    0,
    8,
    ...latin('acTL'),
    ...new Uint8Array(12),
    ...still.slice(33),
  ])
}

/** The segments of a JPEG up to its frame, and its end; `orientation` as a camera notes it. */
export function jpegOf(width: number, height: number, orientation?: number): Uint8Array {
  const directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation ?? 0, 0, 0, 0, 0, 0, 0]
  const exif =
    orientation === undefined
      ? []
      : [0xff, 0xe1, 0, 34, ...latin('Exif'), 0, 0, ...latin('MM'), 0, 42, 0, 0, 0, 8, ...directory]
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0]
  return Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...exif, ...frame, 0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])
}

/** The header of a WebP of one of its three kinds. */
export function webpOf(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number, flags = 0): Uint8Array {
  const size = { 'VP8 ': lossy, VP8L: lossless, VP8X: extended }[kind](width, height, flags)
  return Uint8Array.from([
    ...latin('RIFF'),
    size.length + 12,
    0,
    0,
    0,
    ...latin('WEBP'),
    ...latin(kind),
    size.length,
    0,
    0,
    0,
    ...size,
  ])
}

function lossy(width: number, height: number): number[] {
  return [0, 0, 0, 0x9d, 0x01, 0x2a, width & 255, width >> 8, height & 255, height >> 8]
}

function lossless(width: number, height: number): number[] {
  const bits = (width - 1) | ((height - 1) << 14)
  return [0x2f, bits & 255, (bits >> 8) & 255, (bits >> 16) & 255, (bits >> 24) & 255, 0]
}

function extended(width: number, height: number, flags: number): number[] {
  const [across, down] = [width - 1, height - 1]
  return [flags, 0, 0, 0, across & 255, across >> 8, 0, down & 255, down >> 8, 0]
}

export function latin(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0))
}
