import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoPath } from 'd3-geo'
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson'
import type { MapData } from './figure-data.ts'

/** The outline of a region on the drawing, and where its number stands. */
export interface MapShape {
  readonly key: string
  readonly outline: string
  readonly center: readonly [number, number]
}

/** The key of a boundary: its `id`, or the property that `match` names. */
export function boundaryKey(
  feature: { readonly id?: unknown; readonly properties?: Readonly<Record<string, unknown>> | null },
  match: string | undefined,
): string | undefined {
  const key: unknown = match === undefined ? feature.id : feature.properties?.[match]
  return typeof key === 'string' || typeof key === 'number' ? String(key) : undefined
}

/**
 * The boundaries on an equal-area map around their own middle, so that no region looks larger than it is. `height` is
 * what the map takes at the width, `most` at most.
 */
export function mapShapes(
  data: MapData,
  width: number,
  most: number,
): { readonly height: number; readonly shapes: readonly MapShape[] } {
  const wound: FeatureCollection = { ...data.boundaries, features: data.boundaries.features.map(wind) }
  const [longitude, latitude] = geoCentroid(wound)
  const projection = geoAzimuthalEqualArea().rotate([-longitude, -latitude]).fitSize([width, most], wound)
  const path = geoPath(projection).digits(1)
  const [[left, top], [right, bottom]] = path.bounds(wound)
  projection.translate([
    projection.translate()[0] - left + (width - (right - left)) / 2,
    projection.translate()[1] - top,
  ])
  const shapes = wound.features.map((feature) => ({
    key: boundaryKey(feature, data.match) ?? '',
    outline: path(feature) ?? '',
    center: path.centroid(largestPart(feature)),
  }))
  return { height: bottom - top, shapes }
}

/** The number of an archipelago stands on its largest island. */
function largestPart(feature: Feature): Feature {
  const { geometry } = feature
  if (geometry.type !== 'MultiPolygon') return feature
  const parts = geometry.coordinates.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }))
  const largest = parts.reduce((one, other) => (geoArea(other) > geoArea(one) ? other : one))
  return { ...feature, geometry: largest }
}

/** RFC 7946 winds outlines against the clock; on a sphere d3 takes that for everything outside them. */
function wind(feature: Feature): Feature {
  const { geometry } = feature
  if (geometry.type === 'Polygon') return { ...feature, geometry: woundPolygon(geometry) }
  if (geometry.type !== 'MultiPolygon') return feature
  const coordinates = geometry.coordinates.map(
    (rings) => woundPolygon({ type: 'Polygon', coordinates: rings }).coordinates,
  )
  const wound: MultiPolygon = { type: 'MultiPolygon', coordinates }
  return { ...feature, geometry: wound }
}

function woundPolygon({ coordinates }: Polygon): Polygon {
  const [outer = [], ...holes] = coordinates
  return { type: 'Polygon', coordinates: [inside(outer), ...holes.map((hole) => inside(hole).toReversed())] }
}

/** The ring in the direction that encloses the smaller side of the sphere. */
function inside(ring: Position[]): Position[] {
  return geoArea({ type: 'Polygon', coordinates: [ring] }) > 2 * Math.PI ? ring.toReversed() : ring
}
