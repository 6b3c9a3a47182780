import type { Problem } from '../../errors.ts'
import type { FilePath } from '../file/file-path.ts'
import type { Field } from './form-fields.ts'
import type { FormValues } from './form-values.ts'
import { type Holder, isHolder, put, valueAt } from './value-at.ts'

/** Takes the boundaries of those maps that have none; `boundaries.share` takes those of the figure `share`. */
const OF_NEW_MAPS = 'boundaries'

/** The maps among figures that need not be right. */
export function mapsIn(figures: unknown): (readonly [name: string, map: Holder])[] {
  if (!isHolder(figures) || Array.isArray(figures)) return []
  return Object.entries(figures).flatMap(([name, figure]) =>
    isHolder(figure) && figure['chart'] === 'map' ? [[name, figure] as const] : [],
  )
}

/** The fields of a form that take the boundaries of maps: nobody types them, so they come as the text of a file. */
export function boundariesFields(figures: unknown): Field[] {
  return mapsIn(figures).map(([name]) => ({
    name: `${OF_NEW_MAPS}.${name}`,
    path: ['figures', name, 'boundaries'],
    type: 'boundaries',
  }))
}

/** Figures as a form shows them: the boundaries of a map are long, and stay as they are. */
export function withoutBoundaries(figures: unknown): unknown {
  if (!isHolder(figures)) return figures
  const shown = mapsIn(figures).map(([name, { boundaries, ...map }]) => [
    name,
    typeof boundaries === 'string' ? { ...map, boundaries } : map,
  ])
  return { ...figures, ...Object.fromEntries(shown) }
}

/** What was typed of figures, with the boundaries that its maps had. */
export function withKeptBoundaries(typed: unknown, stored: unknown): unknown {
  if (!isHolder(typed)) return typed
  const kept = mapsIn(typed).flatMap(([name, map]) => {
    const boundaries = map['boundaries'] ?? valueAt(stored, [name, 'boundaries'])
    return boundaries === undefined ? [] : [[name, { ...map, boundaries }]]
  })
  return { ...typed, ...Object.fromEntries(kept) }
}

/** Puts the boundaries that a form brings into the maps of a material at a place of the file. */
export function putBoundaries(file: object, place: FilePath, values: FormValues): Problem[] {
  const problems: Problem[] = []
  for (const [name, map] of mapsIn(valueAt(file, [...place, 'figures']))) {
    const isNew = !isHolder(map['boundaries'])
    const field = [`${OF_NEW_MAPS}.${name}`, ...(isNew ? [OF_NEW_MAPS] : [])].find((one) => textIn(values, one) !== '')
    if (field === undefined) continue
    const boundaries = jsonIn(textIn(values, field))
    if (boundaries === undefined) {
      const message = 'is not JSON; choose a file with boundaries as GeoJSON'
      problems.push({ path: field, message, severity: 'error' })
      continue
    }
    // What nobody touched of a file is that of before the edit, so it is put anew and never changed in place.
    const figures = valueAt(file, [...place, 'figures'])
    put(file, [...place, 'figures'], { ...(isHolder(figures) && figures), [name]: { ...map, boundaries } })
  }
  return problems
}

export function textIn(values: FormValues, name: string): string {
  const text = Object.hasOwn(values, name) ? values[name] : undefined
  return typeof text === 'string' ? text.trim() : ''
}

/** Nothing for what is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
