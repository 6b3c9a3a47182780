/** Something that takes up room from `from` to `to` on a line. */
interface Extent {
  readonly from: number
  readonly to: number
}

/**
 * Puts things on as few lanes as keep them apart, in their order: the number of the lane of each, from 0.
 *
 * @example placeOnLanes([{ from: 0, to: 10 }, { from: 5, to: 15 }, { from: 12, to: 20 }]) // [0, 1, 0]
 */
export function placeOnLanes(things: readonly Extent[]): number[] {
  const ends: number[] = []
  return things.map(({ from, to }) => {
    const free = ends.findIndex((end) => end <= from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = to
    return lane
  })
}
