import type { Sheet } from './artboards.ts'
import type { Design } from './designs.ts'
import type { FitFigures } from './fit-figures.ts'

/** What an infographic is composed on. */
export interface Place {
  readonly sheet: Sheet
  readonly design: Design
  readonly fitFigures: FitFigures
  /** What spaces and the sizes of smaller texts are multiples of. */
  readonly unit: number
}

/** A sheet laid out and not drawn yet. */
export interface Composed {
  /** The size that the labels of its figures came to. */
  readonly figureSize: number
  readonly misfits: readonly string[]
  readonly draw: () => string
}
