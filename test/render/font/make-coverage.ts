import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { create, type Font } from 'fontkit'
import type { Coverage } from '../../../src/render/font/coverage.ts'

/** Family, npm package and subsets that are shipped; of two subsets of a family the earlier claims what both have. */
const SHIPPED = [
  ['Noto Sans', 'noto-sans', 'latin greek cyrillic vietnamese latin-ext greek-ext cyrillic-ext'],
  ['Noto Sans Arabic', 'noto-sans-arabic', 'arabic'],
  ['Noto Nastaliq Urdu', 'noto-nastaliq-urdu', 'arabic'],
  ['Noto Sans Devanagari', 'noto-sans-devanagari', 'devanagari'],
  ['Noto Sans Bengali', 'noto-sans-bengali', 'bengali'],
] as const

const WEIGHTS = [400, 700] as const

/** A Nastaliq letter has dozens of forms, wider beside some neighbours than beside the one it is measured with. */
const NASTALIQ_ROOM = 1.15

/** Marks, joiners and spaces belong with the letter before them: every file that has them claims them. */
const shared = /[\p{M}\p{Cf}\p{Zs}]/u

const TABLE = fileURLToPath(new URL('../../../src/render/font/coverage.ts', import.meta.url))

const require = createRequire(import.meta.url)

function openFont(family: string, subset: string, weight: number): Font {
  return create(readFileSync(require.resolve(`@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff2`)))
}

/** What stands in `src/render/font/coverage.ts`, read anew from the font files as they are installed. */
export function readCoverage(): Coverage[] {
  return SHIPPED.flatMap(([family, name, subsets]) => {
    const claimed = new Set<number>()
    return subsets.split(' ').map((subset) => {
      const fonts = WEIGHTS.map((weight) => openFont(name, subset, weight))
      const points = claimedBy(fonts, claimed)
      for (const point of points) claimed.add(point)
      return coverageOf({ family, files: `${name}-${subset}`, fonts, points })
    })
  })
}

function claimedBy(fonts: readonly Font[], claimed: ReadonlySet<number>): number[] {
  const [regular = new Set<number>(), bold = regular] = fonts.map(({ characterSet }) => new Set(characterSet))
  if (regular.size !== bold.size || ![...regular].every((point) => bold.has(point)))
    throw new Error('the weights of a subset differ in their characters')
  return [...regular]
    .filter((point) => {
      const character = String.fromCodePoint(point)
      if (/[\p{Cc}\p{Cn}]/u.test(character)) return false
      return shared.test(character) || !claimed.has(point)
    })
    .sort((one, other) => one - other)
}

interface Entry {
  readonly family: string
  readonly files: string
  readonly fonts: readonly Font[]
  readonly points: readonly number[]
}

function coverageOf({ family, files, fonts, points }: Entry): Coverage {
  const letters = points.filter((point) => isArabicLetter(point) && joins(fonts[0]!, point).after)
  const room = family === 'Noto Nastaliq Urdu' ? NASTALIQ_ROOM : 1
  const joined = (font: Font) =>
    letters.flatMap((letter) => joinedAdvances(font, letter)).map((advance) => Math.ceil(advance * room))
  return {
    family,
    files,
    unicodeRange: rangesOf(points),
    advances: inBoth(fonts, (font) => points.map((point) => font.glyphForCodePoint(point).advanceWidth)),
    ...(letters.length > 0 && { joined: { unicodeRange: rangesOf(letters), advances: inBoth(fonts, joined) } }),
  }
}

function inBoth(fonts: readonly Font[], advancesIn: (font: Font) => readonly number[]): [string, string] {
  const [regular = '', bold = ''] = fonts.map((font) => inRuns(advancesIn(font)))
  return [regular, bold]
}

function inRuns(values: readonly number[]): string {
  const runs: { value: number; times: number }[] = []
  for (const value of values) {
    const last = runs.at(-1)
    if (last?.value === value) last.times++
    else runs.push({ value, times: 1 })
  }
  return runs.map(({ value, times }) => `${value.toString(36)}${times > 1 ? `*${times.toString(36)}` : ''}`).join(' ')
}

function rangesOf(points: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const point of points) {
    const last = ranges.at(-1)
    if (last?.[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  const hex = (point: number) => point.toString(16).toUpperCase()
  return ranges.map(([from, to]) => `U+${hex(from)}${to > from ? `-${hex(to)}` : ''}`).join(',')
}

const BEH = 0x628
const TATWEEL = 0x640

/** fontkit stops at an empty anchor; marks have no width anyway. */
const WITHOUT_MARKS = { mark: false, mkmk: false }

function isArabicLetter(point: number): boolean {
  return point >= 0x620 && point < 0x700 && point !== TATWEEL && /\p{L}/u.test(String.fromCodePoint(point))
}

/** Whether the letter joins one after it, and one before it: seen from whether a beh beside it changes its form. */
function joins(font: Font, letter: number): { readonly before: boolean; readonly after: boolean } {
  const alone = idsOf(font, [BEH])
  const changed = (points: readonly number[]) => !alone.every((id) => idsOf(font, points).includes(id))
  return { before: changed([letter, BEH]), after: changed([BEH, letter]) }
}

function joinedAdvances(font: Font, letter: number): [number, number] {
  const before = joins(font, letter).before
    ? Math.max(besideTatweel(font, [letter, TATWEEL]), besideTatweel(font, [TATWEEL, letter, TATWEEL]))
    : 0
  return [before, besideTatweel(font, [TATWEEL, letter])]
}

/** The width of what is no tatweel. */
function besideTatweel(font: Font, points: readonly number[]): number {
  const tatweels = new Set(idsOf(font, [TATWEEL]).concat(idsOf(font, [TATWEEL, TATWEEL, TATWEEL])))
  const { glyphs, positions } = font.layout(String.fromCodePoint(...points), WITHOUT_MARKS, 'arab')
  return positions.reduce((width, { xAdvance }, at) => width + (tatweels.has(glyphs[at]!.id) ? 0 : xAdvance), 0)
}

function idsOf(font: Font, points: readonly number[]): number[] {
  return font.layout(String.fromCodePoint(...points), WITHOUT_MARKS, 'arab').glyphs.map(({ id }) => id)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const source = readFileSync(TABLE, 'utf8')
  const data = source.lastIndexOf('[\n  {')
  writeFileSync(TABLE, `${source.slice(0, data)}${JSON.stringify(readCoverage(), undefined, 2)}\n`)
}
