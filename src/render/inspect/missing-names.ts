import type { NameRead } from '../handlebars/names-read.ts'
import { isNothing, plainProperty } from '../handlebars/values.ts'

/**
 * The names that a template prints and the data lack, dotted, with `*` for any item of a list. A name that a block asks
 * about, as `{{#if phone}}` does, may be absent: the template has said what happens then.
 */
export function missingNames(reads: readonly NameRead[], data: unknown): readonly string[] {
  const askedFor = new Set(reads.filter(({ use }) => use === 'subject').map(({ parts }) => parts.join('.')))
  const printed = reads.filter(({ use, parts }) => use === 'value' && !askedFor.has(parts.join('.')))
  const missing = printed.filter(({ parts }) => lacks(data, parts))
  return [...new Set(missing.map(({ parts }) => parts.join('.')))]
}

/** Whether the name leads to nothing; of items, whether it does for any one of them. */
function lacks(value: unknown, [first, ...rest]: readonly string[]): boolean {
  if (first === undefined) return isNothing(value)
  if (first !== '*') return isNothing(value) || lacks(plainProperty(value, first), rest)
  if (typeof value !== 'object' || value === null) return false
  return (Array.isArray(value) ? value : Object.values(value)).some((item) => lacks(item, rest))
}
