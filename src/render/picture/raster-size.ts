/** What a picture of pixels says of itself. */
export interface RasterFacts {
  /** In pixels, upright: as a browser shows it. */
  readonly width: number
  readonly height: number
  readonly moving: boolean
}

/** Why a file that begins like a picture is none. */
export class BrokenPicture extends Error {}

/** Reads the header of a PNG, JPEG or WebP. Throws `BrokenPicture` where the file is cut off or says no size. */
export function rasterFacts(kind: 'png' | 'jpeg' | 'webp', bytes: Uint8Array): RasterFacts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const facts = { png: pngFacts, jpeg: jpegFacts, webp: webpFacts }[kind](view)
    if (facts.width > 0 && facts.height > 0) return facts
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault
  }
  throw new BrokenPicture('its end is missing or its header says no size')
}

/** PNG, third edition (W3C 2025), 5: chunks of length, name, data, check sum, from IHDR to IEND. */
function pngFacts(view: DataView): RasterFacts {
  let moving = false
  for (let at = 8; ; at += view.getUint32(at) + 12) {
    const name = nameAt(view, at + 4)
    if (name === 'acTL') moving = true
    if (name === 'IEND') break
  }
  if (nameAt(view, 12) !== 'IHDR') throw new BrokenPicture('it does not begin with its header')
  return { width: view.getUint32(16), height: view.getUint32(20), moving }
}

/** JPEG (ITU-T T.81), annex B: segments up to a start of frame. */
function jpegFacts(view: DataView): RasterFacts {
  let turned = false
  for (let at = 2; ; at += view.getUint16(at + 2) + 2) {
    while (view.getUint8(at + 1) === 0xff) at++
    const marker = view.getUint16(at)
    if (marker === 0xffe1) turned ||= isTurned(view, at + 4)
    if (isStartOfFrame(marker)) {
      requireEnd(view, at)
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return turned ? { width: height, height: width, moving: false } : { width, height, moving: false }
    }
    if (marker < 0xffc0 || marker === 0xffd9) throw new BrokenPicture('it holds no frame')
  }
}

/** An end-of-image marker after the header; cameras write more behind it. */
function requireEnd(view: DataView, from: number): void {
  for (let at = view.byteLength - 2; at > from; at--) if (view.getUint16(at) === 0xffd9) return
  throw new BrokenPicture('its end is missing')
}

function isStartOfFrame(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)
}

/** Whether a camera held on its side took it: Exif 3.0, tag 0x0112 from 5 to 8. */
function isTurned(view: DataView, start: number): boolean {
  if (nameAt(view, start) !== 'Exif') return false
  const tiff = start + 6
  const little = nameAt(view, tiff).startsWith('II')
  const directory = tiff + view.getUint32(tiff + 4, little)
  for (let entry = 0; entry < view.getUint16(directory, little); entry++) {
    const at = directory + 2 + entry * 12
    if (view.getUint16(at, little) === 0x0112) return view.getUint16(at + 8, little) >= 5
  }
  return false
}

/** WebP container (RFC 9649), 2: extended, lossless or simple. */
function webpFacts(view: DataView): RasterFacts {
  if (view.byteLength < view.getUint32(4, true) + 8) throw new BrokenPicture('its end is missing')
  switch (nameAt(view, 12)) {
    case 'VP8X':
      return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27), moving: (view.getUint8(20) & 2) !== 0 }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff), moving: false }
    }
    case 'VP8 ':
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff, moving: false }
    default:
      throw new BrokenPicture('it holds no frame')
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

function nameAt(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))
}
