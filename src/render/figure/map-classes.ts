import { scaleLinear } from 'd3-scale'
import type { MapData } from './figure-data.ts'

/** A class of a map: values from `from` up to (without, but for the last) `to`. */
export interface MapClass {
  readonly from: number
  readonly to: number
}

/** The classes of a map, rising: between the given limits, else up to five between round numbers. */
export function mapClasses({ regions, classes }: MapData): readonly MapClass[] {
  const values = regions.map(({ value }) => value)
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least === most) return [{ from: least, to: most }]
  const edges = classes === undefined ? roundEdges(least, most, regions.length) : [Math.min(least, classes[0]!), ...classes, Math.max(most, classes.at(-1)!)] // prettier-ignore
  return edges.slice(0, -1).map((from, index) => ({ from, to: edges[index + 1]! }))
}

/** Round numbers around all values, with no more steps between them than five, or than half as many as there are regions. */
function roundEdges(least: number, most: number, regions: number): number[] {
  const steps = Math.max(2, Math.min(5, Math.ceil(regions / 2)))
  const scales = [5, 4, 3, 2, 1].map((count) => scaleLinear().domain([least, most]).nice(count).ticks(count))
  return (
    scales.find((edges) => edges.length <= steps + 1 && edges[0]! <= least && edges.at(-1)! >= most) ?? [least, most]
  )
}

/** Which class a value is in. */
export function classOf(value: number, classes: readonly MapClass[]): number {
  return Math.max(
    0,
    classes.findLastIndex(({ from }) => value >= from),
  )
}
