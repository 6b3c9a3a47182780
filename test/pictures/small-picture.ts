import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** Opaque colours in rows, three bytes to each place. */
export interface Picture {
  readonly width: number
  readonly height: number
  readonly colours: Uint8Array
}

export function readPicture(png: Uint8Array): Picture {
  const { width, height, data } = PNG.sync.read(Buffer.from(png))
  const colours = new Uint8Array(width * height * 3)
  for (let at = 0; at < width * height; at++) colours.set(data.subarray(at * 4, at * 4 + 3), at * 3)
  return { width, height, colours }
}

/** As wide as `width`, each place the mean of what it stands for, so that a hair line still shows as a shade. */
export function reduced(picture: Picture, width: number): Picture {
  const height = Math.ceil((picture.height * width) / picture.width)
  const narrow = averaged(picture.colours, { count: picture.width, step: 3 }, { count: picture.height, step: picture.width * 3 }, width) // prettier-ignore
  const small = averaged(narrow, { count: picture.height, step: width * 3 }, { count: width, step: 3 }, height)
  return { width, height, colours: Uint8Array.from(small, Math.round) }
}

/** Where a row or column of places stands in a list of colours. */
interface Run {
  readonly count: number
  readonly step: number
}

/** Colours with fewer places along one direction: each is the mean of those it stands for, by their shares. */
function averaged(colours: ArrayLike<number>, along: Run, across: Run, count: number): Float32Array {
  const scale = along.count / count
  // Rows get shorter where it is along them, so that the next one begins sooner.
  const acrossStep = along.step < across.step ? count * along.step : across.step
  const made = new Float32Array(count * across.count * 3)
  for (let place = 0; place < count; place++) {
    const [begin, end] = [place * scale, Math.min(along.count, (place + 1) * scale)]
    for (let from = Math.floor(begin); from < end; from++) {
      const share = (Math.min(end, from + 1) - Math.max(begin, from)) / (end - begin)
      for (let other = 0; other < across.count; other++) {
        const source = from * along.step + other * across.step
        const target = place * along.step + other * acrossStep
        for (let channel = 0; channel < 3; channel++) made[target + channel]! += colours[source + channel]! * share
      }
    }
  }
  return made
}

/** Pictures under each other, `gap` between them, as wide as the widest. */
export function stacked(pictures: readonly Picture[], ground: number, gap = 0): Picture {
  const width = Math.max(...pictures.map((one) => one.width))
  const height = pictures.reduce((sum, one) => sum + one.height, 0) + gap * (pictures.length - 1)
  const colours = new Uint8Array(width * height * 3).fill(ground)
  let top = 0
  for (const one of pictures) {
    lay(one, { width, height, colours }, 0, top)
    top += one.height + gap
  }
  return { width, height, colours }
}

/** Puts one picture into another. */
export function lay(one: Picture, into: Picture, left: number, top: number): void {
  for (let y = 0; y < one.height; y++) {
    const row = one.colours.subarray(y * one.width * 3, (y + 1) * one.width * 3)
    into.colours.set(row, ((top + y) * into.width + left) * 3)
  }
}

/** A part of a picture; beyond its lower edge is ground. */
export function cut(from: Picture, left: number, width: number, height: number, ground: number): Picture {
  const colours = new Uint8Array(width * height * 3).fill(ground)
  for (let y = 0; y < Math.min(height, from.height); y++) {
    const begin = (y * from.width + left) * 3
    colours.set(from.colours.subarray(begin, begin + width * 3), y * width * 3)
  }
  return { width, height, colours }
}

/** Levels of each colour that are kept: sixteen, which halves the file. */
const STEP = 17
const MOST_COLOURS = 256

/** A PNG with at most 256 colours. */
export function writePicture({ width, height, colours }: Picture): Uint8Array {
  const keys = Uint16Array.from({ length: width * height }, (_, at) => keyOf(colours, at))
  const counts = new Uint32Array(16 ** 3)
  for (const key of keys) counts[key]!++
  const used = [...counts.keys()].filter((key) => counts[key]! > 0)
  const palette = used.toSorted((one, other) => counts[other]! - counts[one]!).slice(0, MOST_COLOURS)
  const places = new Uint8Array(counts.length)
  for (const key of used) places[key] = nearest(palette, key)
  const rows = Buffer.alloc(height * (width + 1))
  for (let at = 0; at < keys.length; at++) rows[at + Math.floor(at / width) + 1] = places[keys[at]!]!
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits to a place, which is the number of a colour.
  head.set([8, 3, 0, 0, 0], 8)
  const shown = Buffer.from(palette.flatMap((key) => levelsOf(key).map((level) => level * STEP)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('PLTE', shown),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** The levels of a colour as one number below 16³. */
function keyOf(colours: Uint8Array, at: number): number {
  const level = (channel: number) => Math.round(colours[at * 3 + channel]! / STEP)
  return (level(0) << 8) | (level(1) << 4) | level(2)
}

function levelsOf(key: number): number[] {
  return [key >> 8, (key >> 4) & 15, key & 15]
}

function nearest(palette: readonly number[], key: number): number {
  const known = palette.indexOf(key)
  if (known >= 0) return known
  const wanted = levelsOf(key)
  const apart = (other: number) => levelsOf(other).reduce((sum, level, at) => sum + (level - wanted[at]!) ** 2, 0)
  return palette.reduce((best, other, at) => (apart(other) < apart(palette[best]!) ? at : best), 0)
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
