import type { Position } from 'geojson'
import type { Note } from './check-figure.ts'
import type { MapData } from './figure-data.ts'
import { boundaryKey } from './map-shapes.ts'

/** Corners of all boundaries together; more make a drawing too heavy for a phone. */
const MOST_POSITIONS = 20_000

/** Every region has its boundary, every boundary its region, and all of them can be drawn. */
export function checkBoundaries({ boundaries, match, regions }: MapData, note: Note): void {
  if (boundaries?.type !== 'FeatureCollection' || !Array.isArray(boundaries.features))
    return note('boundaries', 'Expected the boundaries as a GeoJSON FeatureCollection.')
  const keys = boundaries.features.map((feature) => boundaryKey(feature, match))
  const where = match === undefined ? 'an id' : `a property “${match}”`
  const without = keys.findIndex((key) => key === undefined)
  if (without >= 0)
    note(`boundaries.features.${without}`, `This boundary has not ${where} that says which region it is.`)
  const known = new Set(regions.map(({ key }) => key))
  for (const key of known)
    if (!keys.includes(key))
      note('regions', `“${key}” has no boundary, so the map would leave it out. Add its boundary, or use bars.`)
  for (const [index, key] of keys.entries()) {
    if (key !== undefined && !known.has(key))
      note(
        'boundaries',
        `“${key}” is on the map but has no value, so the list would leave it out. Add it to the regions.`,
      )
    if (key !== undefined && keys.indexOf(key) !== index)
      note(`boundaries.features.${index}`, `“${key}” has two boundaries. Make them one MultiPolygon.`)
  }
  checkShapes({ boundaries }, note)
}

function checkShapes({ boundaries }: Pick<MapData, 'boundaries'>, note: Note): void {
  let positions = 0
  for (const [index, { geometry }] of boundaries.features.entries()) {
    const path = `boundaries.features.${index}.geometry`
    if (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon') {
      note(path, `Expected a Polygon or a MultiPolygon, found ${geometry?.type ?? 'none'}.`)
      continue
    }
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
    const bad = rings.find((ring) => ring.length < 4 || !ring.every(isInDegrees))
    if (rings.length === 0 || bad !== undefined)
      note(path, 'A boundary is rings of at least four positions [longitude, latitude] in degrees (WGS 84).')
    positions += rings.reduce((sum, ring) => sum + ring.length, 0)
  }
  if (positions > MOST_POSITIONS)
    note(
      'boundaries',
      `The boundaries have ${positions} positions; ${MOST_POSITIONS} are drawn at most. Simplify them.`,
    )
}

function isInDegrees([longitude, latitude]: Position): boolean {
  return Math.abs(longitude ?? Number.NaN) <= 180 && Math.abs(latitude ?? Number.NaN) <= 90
}
