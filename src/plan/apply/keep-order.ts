interface Placed {
  readonly id: string
  readonly position: number
}

/**
 * The rows of a plan with the positions they have already, where their order is the same. What was taken out of the plan
 * and stays in the database leaves gaps, and a gap is no change of the order.
 */
export function inKeptOrder<Row extends Placed>(before: readonly Placed[], after: readonly Row[]): readonly Row[] {
  const wanted = new Set(after.map(({ id }) => id))
  const old = before.filter(({ id }) => wanted.has(id))
  const sameOrder = old.length === after.length && old.every(({ id }, index) => id === after[index]!.id)
  return sameOrder ? after.map((row, index) => ({ ...row, position: old[index]!.position })) : after
}
