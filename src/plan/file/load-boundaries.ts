import type { PlannedFigure } from '../campaign-plan.ts'
import type { FileDraft } from './file-draft.ts'
import { error, type Finding } from './shape-problems.ts'
import { type ReadBeside, textBeside } from './text-beside.ts'

const BOUNDARIES = {
  endings: ['.geojson', '.json'],
  holds: 'boundaries as GeoJSON',
  example: 'maps/regions.geojson',
  longest: 2_000_000,
} as const

/** The figures of a material with boundaries that are files read in; without those that cannot be. */
export function figuresWithBoundaries(
  { path, value: { figures = {} } }: FileDraft['materials'][number],
  readBeside: ReadBeside,
  findings: Finding[],
): Record<string, PlannedFigure> {
  const loaded = Object.entries(figures).flatMap(([name, figure]): [string, unknown][] => {
    if (figure.chart !== 'map' || typeof figure.boundaries !== 'string') return [[name, figure]]
    const where = [...path, 'figures', name, 'boundaries']
    const text = textBeside(figure.boundaries, where, BOUNDARIES, readBeside, findings)
    const boundaries = text === undefined ? undefined : parsed(text)
    if (text !== undefined && boundaries === undefined)
      findings.push(error(where, `the file “${figure.boundaries}” is not JSON; expected ${BOUNDARIES.holds}`))
    return boundaries === undefined ? [] : [[name, { ...figure, boundaries }]]
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- figures were read by their definitions, boundaries are checked as they are drawn
  return Object.fromEntries(loaded) as Record<string, PlannedFigure>
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
