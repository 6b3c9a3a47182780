import { checkFigure, drawFigure } from '../../render/index.ts'
import { FIGURES } from '../draw-sheet.ts'
import type { Check, Examined, Found } from './examined.ts'

/** Figures that mislead, or lack what a reader must know. */
export const checkFigures: Check = ({ figures }) =>
  figures.flatMap(({ name, figure }) =>
    checkFigure(figure).map(({ severity, message }): Found => ({ severity, where: name, message })),
  )

/** What does not fit into the drawings at the least size that can be read, as they were laid out. */
export function misfitsOfDrawings(examined: Examined): Found[] {
  if (examined.kind === 'infographic')
    return examined.boards.flatMap(({ artboard, drawn }) => drawn.misfits.map((message) => misfit(artboard, message)))
  return examined.figures.flatMap(({ name, figure }) =>
    Object.entries(FIGURES).flatMap(([variant, look]) => {
      const { misfits } = drawFigure(figure, { ...look, idPrefix: name })
      return misfits.map((message) => misfit(`${variant}, ${name}`, message))
    }),
  )
}

function misfit(where: string, message: string): Found {
  return { severity: 'error', where, message }
}
