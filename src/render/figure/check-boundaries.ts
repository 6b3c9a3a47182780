import type { Position } from 'geojson'
import type { Note } from './check-figure.ts'
import type { MapData } from './figure-data.ts'
import { boundaryKey } from './map-shapes.ts'

/** More are no regions that a list beside the map can name. */
const MOST_BOUNDARIES = 500

/** Corners of all boundaries together; more make a drawing too heavy for a phone. */
const MOST_POSITIONS = 20_000

/** Every region has its boundary, every boundary its region, and all of them can be drawn. */
export function checkBoundaries({ boundaries, match, regions }: MapData, note: Note): void {
  if (boundaries?.type !== 'FeatureCollection' || !Array.isArray(boundaries.features))
    return note('boundaries', 'Expected the boundaries as a GeoJSON FeatureCollection.')
  const features: readonly unknown[] = boundaries.features
  if (features.length > MOST_BOUNDARIES || !features.every(isFeature))
    return note(
      'boundaries',
      `Expected at most ${MOST_BOUNDARIES} features, each with a geometry of rings of positions.`,
    )
  const keys = boundaries.features.map((feature) => boundaryKey(feature, match))
  const where = match === undefined ? 'an id' : `a property “${match}”`
  const without = keys.findIndex((key) => key === undefined)
  if (without >= 0)
    note(`boundaries.features.${without}`, `This boundary has not ${where} that says which region it is.`)
  const [known, drawn] = [new Set(regions.map(({ key }) => key)), new Set(keys)]
  const firstAt = new Map(keys.map((key, index) => [key, index] as const).toReversed())
  for (const key of known)
    if (!drawn.has(key))
      note('regions', `“${key}” has no boundary, so the map would leave it out. Add its boundary, or use bars.`)
  for (const [index, key] of keys.entries()) {
    if (key !== undefined && !known.has(key))
      note(
        'boundaries',
        `“${key}” is on the map but has no value, so the list would leave it out. Add it to the regions.`,
      )
    if (key !== undefined && firstAt.get(key) !== index)
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

/** Whether it has the shape of a feature, so that what is wrong with it can be told. */
function isFeature(feature: unknown): boolean {
  if (typeof feature !== 'object' || feature === null) return false
  const geometry: unknown = Reflect.get(feature, 'geometry')
  if (typeof geometry !== 'object' || geometry === null) return geometry === null || geometry === undefined
  const coordinates: unknown = Reflect.get(geometry, 'coordinates')
  const depth = Reflect.get(geometry, 'type') === 'MultiPolygon' ? 3 : 2
  const isOther = !['Polygon', 'MultiPolygon'].includes(String(Reflect.get(geometry, 'type')))
  return isOther || isNested(coordinates, depth)
}

/** Lists in lists, so many deep, with lists of numbers inside. */
function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false
  if (depth === 0) return value.every((number) => typeof number === 'number')
  return value.every((inner) => isNested(inner, depth - 1))
}

function isInDegrees([longitude, latitude]: Position): boolean {
  return Math.abs(longitude ?? Number.NaN) <= 180 && Math.abs(latitude ?? Number.NaN) <= 90
}
