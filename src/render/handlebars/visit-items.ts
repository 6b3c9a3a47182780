type Visit = (item: unknown, key: string | number, index: number, isLast: boolean) => void

/** Goes through what `each` goes through: a list, anything iterable, or the fields of an object. Tells how many there are. */
export function visitItems(items: unknown, visit: Visit): number {
  if (typeof items !== 'object' || items === null) return 0
  if (Array.isArray(items)) {
    // Handlebars leaves out the holes of a list and counts them.
    for (let index = 0; index < items.length; index++)
      if (index in items) visit(items[index], index, index, index === items.length - 1)
    return items.length
  }
  if (isIterable(items)) return visitIterable(items, visit)
  const keys = Object.keys(items)
  for (const [index, key] of keys.entries()) visit(Reflect.get(items, key), key, index, index === keys.length - 1)
  return keys.length
}

function isIterable(items: object): items is Iterable<unknown> {
  return Symbol.iterator in items && Boolean(items[Symbol.iterator])
}

/** One item ahead, so that the last is known to be the last. An iterator is closed where a visit throws. */
function visitIterable(items: Iterable<unknown>, visit: Visit): number {
  const iterator = items[Symbol.iterator]()
  let index = 0
  for (let current = iterator.next(); current.done !== true; index++) {
    const next = iterator.next()
    try {
      visit(current.value, index, index, next.done === true)
    } catch (thrown) {
      if (next.done !== true) close(iterator)
      throw thrown
    }
    current = next
  }
  return index
}

function close(iterator: Iterator<unknown>): void {
  try {
    iterator.return?.()
  } catch {
    // What the visit threw is the cause, and is what the caller has to see.
  }
}
