import { Invalid } from '../../errors.ts'
import type { Helper, WrittenCall } from '../handlebars/helper.ts'
import { listFormat } from '../language/formats-of.ts'
import { kept } from '../language/kept-formats.ts'
import { found, isAbsent, word } from './word.ts'

/** `{{list xs}}` for “a, b and c”, `{{list xs "or"}}` for “a, b or c”. Absent items are left out. */
export function listWord(language: string): Helper {
  const formatOf = kept((kind: unknown) => listFormat(language, kindOf(kind)))

  function say([items, kind = 'and']: readonly unknown[]): string {
    if (!Array.isArray(items)) throw new Invalid(`"list" takes a list and found ${found(items)}.`)
    const texts = items.filter((item) => !isAbsent(item)).map(textOfItem)
    return formatOf(kind)(texts)
  }

  function check({ values: [items, kind] }: WrittenCall): void {
    if (items) throw new Invalid(`"list" takes a list and found ${found(items.value)}.`)
    if (kind) kindOf(kind.value)
  }

  return word({ name: 'list', takes: [1, 2], named: [], example: '{{list towns}} or {{list towns "or"}}', say, check })
}

function kindOf(kind: unknown): 'conjunction' | 'disjunction' {
  if (kind === 'and') return 'conjunction'
  if (kind === 'or') return 'disjunction'
  throw new Invalid(`"list" is joined by "and" or "or", and found ${found(kind)}.`)
}

function textOfItem(item: unknown): string {
  if (typeof item === 'string' || typeof item === 'number') return String(item)
  throw new Invalid(`"list" can say texts and numbers, and found ${found(item)} among the items.`)
}
