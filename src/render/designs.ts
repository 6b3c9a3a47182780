import { designs } from './infographic/designs.ts'
import { SHEET_DESIGNS } from './sheet/sheet.ts'

/** The names of the designs for a kind of material: `information-sheet`, `poster` or `infographic`. */
export function designsOf(kind: string): readonly string[] {
  if (kind === 'infographic') return Object.keys(designs)
  return Object.entries(SHEET_DESIGNS).flatMap(([name, of]) => (of === kind ? [name] : []))
}
