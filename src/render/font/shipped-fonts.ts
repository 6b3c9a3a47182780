import { COVERAGE, type Coverage } from './coverage.ts'

export type Weight = 400 | 700

/** One file of a shipped font, as `@font-face` wants it. */
export interface FontFile {
  readonly family: string
  readonly weight: Weight
  /** The file's name in `@fontsource`, such as `noto-sans-latin-400-normal.woff2`. */
  readonly file: string
  /** What the file really has. Letters belong to one file of a family; marks and spaces to each that has them. */
  readonly unicodeRange: string
}

/** Advances in em at 400 and at 700. */
export type Advances = readonly [number, number]

/** A subset of a family, in both weights. */
export interface Subset {
  readonly family: string
  readonly files: readonly [FontFile, FontFile]
  /** The advances of a character standing alone; undefined where the font does not have it. */
  readonly advances: ReadonlyMap<number, Advances>
  /** Letters that join: their advances before a letter that they join (0: they never do), and after one. */
  readonly joined: ReadonlyMap<number, { readonly before: Advances; readonly after: Advances }>
}

/** Those of a family stand in the order in which they are asked for a character. */
export const SUBSETS: readonly Subset[] = COVERAGE.map(decoded)

function decoded({ family, files, unicodeRange, advances, joined }: Coverage): Subset {
  const [regular, bold] = advances.map(numbersIn)
  const file = (weight: Weight) => ({ family, weight, file: `${files}-${weight}-normal.woff2`, unicodeRange })
  const [joinedRegular, joinedBold] = (joined?.advances ?? []).map(numbersIn)
  return {
    family,
    files: [file(400), file(700)],
    advances: new Map(pointsIn(unicodeRange).map((point, at) => [point, [regular![at]!, bold![at]!]])),
    joined: new Map(
      pointsIn(joined?.unicodeRange ?? '').map((point, at) => [
        point,
        {
          before: [joinedRegular![at * 2]!, joinedBold![at * 2]!],
          after: [joinedRegular![at * 2 + 1]!, joinedBold![at * 2 + 1]!],
        },
      ]),
    ),
  }
}

function numbersIn(runs: string): number[] {
  return runs.split(' ').flatMap((run) => {
    const [value = '', times = '1'] = run.split('*')
    return Array.from({ length: Number.parseInt(times, 36) }, () => Number.parseInt(value, 36) / 1000)
  })
}

function pointsIn(unicodeRange: string): number[] {
  if (unicodeRange === '') return []
  return unicodeRange.split(',').flatMap((range) => {
    const [from = 0, to = from] = range
      .slice(2)
      .split('-')
      .map((hex) => Number.parseInt(hex, 16))
    return Array.from({ length: to - from + 1 }, (_, at) => from + at)
  })
}
