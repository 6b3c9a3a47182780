import type { Palette } from './palette.ts'

/** What a chart is given to draw in. Lengths are units of the SVG. */
export interface Room {
  readonly width: number
  /** Size of its labels; everything else follows from it. */
  readonly size: number
  /** No text is smaller than this. */
  readonly least: number
  readonly palette: Palette
  readonly language: string
  /** The id of a thing in this drawing alone. */
  readonly id: (name: string) => string
}

/** A chart laid out: it takes `height` at least, may grow to `most`, and is drawn at a height between them. */
export interface Laid {
  readonly height: number
  readonly most: number
  /** What could not be made to fit, in words. */
  readonly misfits: readonly string[]
  readonly draw: (height: number) => string
}

/** Size of what is said beside: ticks, dates, second lines. */
export function smallSize(room: Room): number {
  return Math.max(room.least, room.size * 0.8)
}
