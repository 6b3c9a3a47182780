import type { Anchor } from '../../schedule/index.ts'

/** Anchors as they are stored, by their names. */
export function anchorsOfRows(rows: readonly (Anchor & { readonly name: string })[]): Record<string, Anchor> {
  return Object.fromEntries(rows.map(({ name, wall, zone }) => [name, { wall, zone }]))
}
