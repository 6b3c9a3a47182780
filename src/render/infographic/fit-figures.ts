import type { Figure } from '../figure/figure.ts'
import type { Palette } from '../figure/palette.ts'
import type { Laid } from '../figure/room.ts'
import { sketchOf } from '../figure/sketch.ts'
import { layCell } from './lay-cell.ts'

/** What figures are to be fitted with. */
export interface FigureFit {
  readonly sizes: { readonly most: number; readonly least: number }
  readonly palette: Palette
  readonly language: string
  /** The infographic's title, which a figure does not repeat. */
  readonly title: string
  readonly id: (name: string) => string
}

export interface FittedFigures {
  /** The size of labels they came to. */
  readonly size: number
  readonly misfits: readonly string[]
  readonly draw: () => string
}

/** Fits figures into an area of a width and a height. */
export type FitFigures = (width: number, height: number) => FittedFigures

/**
 * The figures in rows, at the largest size at which all of them fit an area; where even the least is too large, it says
 * so. What was laid out once for a width is kept for other heights.
 */
export function figuresToFit(figures: readonly Figure[], fit: FigureFit): FitFigures {
  const arrangements = Array.from({ length: Math.min(figures.length, 3) }, (_, index) => rowsOf(figures, index + 1))
  const kept = new Map<string, readonly LaidRows[]>()
  const laid = (width: number, size: number) => {
    const key = `${width} ${size}`
    const known = kept.get(key) ?? arrangements.map((rows) => laidOut(rows, width, size, fit))
    kept.set(key, known)
    return known
  }
  const { most, least } = fit.sizes
  return (width, height) => {
    for (let size = most; ; size = Math.max(least, size * 0.94)) {
      const tried = laid(width, size).toSorted((one, other) => other.height - one.height)
      const fits = tried.filter((rows) => rows.misfits.length === 0 && rows.height <= height)
      const fitting = fits.find(({ narrow }) => !narrow || size <= least)
      if (fitting === undefined && size > least) continue
      const best = fitting ?? tried.at(-1)!
      const over = Math.ceil(best.height - height)
      const misfits = over > 0 ? [...best.misfits, tooTall(over)] : best.misfits
      return { size, misfits, draw: () => drawRows(best.rows, { size, width, height, language: fit.language }) }
    }
  }
}

function tooTall(over: number): string {
  return `The figures take ${over} units more than there is room for: show fewer, or say less in them.`
}

interface LaidRows {
  readonly rows: readonly Row[]
  readonly height: number
  /** Figures stand closer beside each other than they do by choice. */
  readonly narrow: boolean
  readonly misfits: readonly string[]
}

interface Cell {
  readonly width: number
  readonly laid: Laid
}

interface Row {
  readonly cells: readonly Cell[]
  readonly height: number
  readonly most: number
}

/** So many in a row; a first row with fewer has them wider. */
function rowsOf(figures: readonly Figure[], columns: number): Figure[][] {
  const first = figures.length % columns || columns
  const rows = [figures.slice(0, first)]
  for (let index = first; index < figures.length; index += columns) rows.push(figures.slice(index, index + columns))
  return rows
}

function laidOut(figureRows: Figure[][], across: number, size: number, fit: FigureFit): LaidRows {
  const rows = figureRows.map((figures, rowIndex): Row => {
    const width = (across - gapOf(size) * (figures.length - 1)) / figures.length
    const cells = figures.map((figure, index) => {
      const id = (name: string) => fit.id(`${rowIndex + 1}-${index + 1}-${name}`)
      const room = { width, size, least: fit.sizes.least, palette: fit.palette, language: figure.language, id }
      return { width, laid: layCell(figure, room, fit.title) }
    })
    const height = Math.max(...cells.map(({ laid }) => laid.height))
    return { cells, height, most: Math.max(height, ...cells.map(({ laid }) => laid.most)) }
  })
  const height = rows.reduce((sum, row) => sum + row.height, 0) + gapOf(size) * (rows.length - 1)
  const narrow = rows.some(({ cells }) => cells.length > 1 && cells[0]!.width < size * LEAST_COLUMN)
  const misfits = rows.flatMap(({ cells }) => cells.flatMap(({ laid }) => laid.misfits))
  return { rows, height, narrow, misfits }
}

/** Rows grow into the room that is left, as far as each can; what is left then stands half above and half below. */
function drawRows(
  rows: readonly Row[],
  area: { size: number; width: number; height: number; language: string },
): string {
  const { size, width, height, language } = area
  const gaps = gapOf(size) * (rows.length - 1)
  const least = rows.reduce((sum, row) => sum + row.height, 0)
  const growth = rows.reduce((sum, row) => sum + row.most - row.height, 0)
  const spare = Math.max(0, height - gaps - least)
  const share = growth === 0 ? 0 : Math.min(1, spare / growth)
  const sketch = sketchOf(width, language)
  let y = Math.max(0, spare - growth * share) / 2
  const marks: string[] = []
  for (const row of rows) {
    const tall = row.height + (row.most - row.height) * share
    for (const [index, cell] of row.cells.entries()) {
      const own = Math.min(tall, Math.max(cell.laid.height, cell.laid.most))
      marks.push(sketch.group(index * (cell.width + gapOf(size)), y, cell.width, cell.laid.draw(own)))
    }
    y += tall + gapOf(size)
  }
  return marks.join('')
}

/** A figure beside another has by choice so many times the size of its labels. */
const LEAST_COLUMN = 16

/** Between figures, in both directions. */
function gapOf(size: number): number {
  return size * 1.7
}
