import { boundaryKey } from '../../render/index.ts'
import { readYaml } from '../file/yaml-source.ts'
import { jsonIn, mapsIn, textIn } from './boundaries-in-form.ts'
import type { PartForm } from './part-for-editing.ts'
import { isHolder, valueAt } from './value-at.ts'

/** A map among the figures that stand in the form of a material. */
export interface MapTyped {
  readonly figure: string
  /** `chosen`: they came with the form and are not saved yet. */
  readonly boundaries: 'none' | 'saved' | 'chosen'
  /** What its boundaries call their regions. */
  readonly regions: readonly string[]
}

/** The maps in the form of a material as it stands, and which regions their boundaries have; what cannot be read has none. */
export function mapsTyped(
  { boundaries }: Pick<PartForm, 'boundaries'>,
  values: Readonly<Record<string, string>>,
): MapTyped[] {
  return mapsIn(readYaml(values['figures'] ?? '').source?.value).map(([figure, map]) => {
    const kept = isHolder(map['boundaries']) ? map['boundaries'] : boundaries[figure]
    const text = textIn(values, `boundaries.${figure}`) || (kept === undefined ? textIn(values, 'boundaries') : '')
    const match = typeof map['match'] === 'string' ? map['match'] : undefined
    if (text !== '') return { figure, boundaries: 'chosen', regions: regionsIn(jsonIn(text), match) }
    return { figure, boundaries: kept === undefined ? 'none' : 'saved', regions: regionsIn(kept, match) }
  })
}

function regionsIn(boundaries: unknown, match: string | undefined): string[] {
  const features = valueAt(boundaries, ['features'])
  if (!Array.isArray(features)) return []
  return features.filter(isHolder).flatMap(({ id, properties }) => {
    return boundaryKey({ id, properties: isHolder(properties) ? properties : null }, match) ?? []
  })
}
