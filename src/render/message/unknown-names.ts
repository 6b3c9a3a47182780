import { closest } from 'fastest-levenshtein'
import type { Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import type { NameRead } from '../handlebars/names-read.ts'

/** Names that a text reads and nobody knows, with the nearest known one. Known names are dotted: `service.url`. */
export function unknownNames(
  reads: readonly NameRead[],
  known: readonly string[],
): { readonly name: string; readonly problem: Problem }[] {
  return reads.flatMap((read) => {
    const fault = nameFault(read, known)
    return fault === undefined ? [] : [{ name: read.parts.join('.'), problem: problemAt(read.node.loc, fault) }]
  })
}

function nameFault({ parts, use }: NameRead, known: readonly string[]): string | undefined {
  const name = parts.join('.')
  const item = parts.indexOf('*')
  if (item >= 0) return itemFault(parts, item, known)
  if (known.includes(name)) return undefined
  const inside = known.filter((other) => other.startsWith(`${name}.`))
  if (inside.length > 0 && use === 'subject') return undefined
  if (inside.length > 0) return `"${name}" is not a text but a group. Write one of ${inside.join(', ')}.`
  const nearest = known.length > 0 ? ` Did you mean "${closest(name, [...known])}"?` : ''
  return `There is no "${name}" to put here.${nearest}`
}

/** A name inside the items of an `each`: checked where the items' names are known, else only the data can tell. */
function itemFault(parts: readonly string[], item: number, known: readonly string[]): string | undefined {
  const list = parts.slice(0, item).join('.')
  const ofItems = known.filter((other) => other.startsWith(`${list}.`))
  if (ofItems.length === 0) return undefined
  const rest = parts.slice(item + 1).join('.')
  const fields = ofItems.map((other) =>
    other
      .slice(list.length + 1)
      .split('.')
      .slice(1)
      .join('.'),
  )
  return rest === '' || rest.startsWith('*') || fields.some((field) => field === rest || field.startsWith(`${rest}.`))
    ? undefined
    : `No item of "${list}" has "${rest}".`
}
