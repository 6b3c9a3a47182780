/**
 * The tops of blocks that each want to stand around a height, moved as little as needed so that none covers another, none
 * is above 0 and none ends below `bottom` (unless together they are taller). In the order given.
 */
export function placedApart(
  blocks: readonly { readonly at: number; readonly high: number }[],
  bottom: number,
): readonly number[] {
  const order = blocks.map((_, index) => index).sort((one, other) => blocks[one]!.at - blocks[other]!.at)
  const tops = blocks.map(({ at, high }) => at - high / 2)
  let free = 0
  for (const index of order) {
    tops[index] = Math.max(tops[index]!, free)
    free = tops[index] + blocks[index]!.high
  }
  let limit = bottom
  for (const index of order.toReversed()) {
    tops[index] = Math.max(0, Math.min(tops[index]!, limit - blocks[index]!.high))
    limit = tops[index]!
  }
  return tops
}
