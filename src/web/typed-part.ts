import type { Context } from 'hono'
import { choicesOf, formOf } from './form.ts'
import { lateTyped } from './pages/edit-late.tsx'

type Values = Record<string, string>

/** Fields of which several boxes may be ticked. */
const SEVERAL = ['core', 'weekend', 'quiet_days'] as const

/**
 * The fields of a part's form as the plan names them: boxes joined, one `late` from the two fields that ask for it, and
 * the rows of a list closed up, so that a problem with a row is told beside the row that has it.
 */
export async function typedPart(c: Context): Promise<Values> {
  const { late_after: after, ...form } = await formOf(c)
  const several = await Promise.all(SEVERAL.map(async (name) => [name, (await choicesOf(c, name)).join(', ')] as const))
  const late = after === undefined ? {} : { late: lateTyped(form['late'], after) }
  return closedUp({ ...form, ...Object.fromEntries(several), ...late })
}

const ROW = /^(blackouts|steps|help\.places|pictures|overrides)\.(\d{1,3})\.(\w+)$/

/** Empty rows of a list behind those that hold something, in their order. */
export function closedUp(values: Values): Values {
  const lists = new Map<string, Map<number, Values>>()
  for (const [name, value] of Object.entries(values)) {
    const [, list, row, key] = ROW.exec(name) ?? []
    if (list === undefined || row === undefined || key === undefined) continue
    const rows = lists.get(list) ?? new Map<number, Values>()
    lists.set(list, rows.set(Number(row), { ...rows.get(Number(row)), [key]: value }))
  }
  const moved = [...lists].flatMap(([list, rows]) => inOrder(rows).flatMap((row, at) => named(list, at, row)))
  const others = Object.entries(values).filter(([name]) => !ROW.test(name))
  return Object.fromEntries([...others, ...moved])
}

function inOrder(rows: ReadonlyMap<number, Values>): Values[] {
  const isEmpty = (row: Values) => Object.values(row).every((value) => value.trim() === '')
  const all = [...rows].toSorted(([one], [other]) => one - other).map(([, row]) => row)
  return [...all.filter((row) => !isEmpty(row)), ...all.filter(isEmpty)]
}

function named(list: string, at: number, row: Values): [name: string, value: string][] {
  return Object.entries(row).map(([key, value]) => [`${list}.${at}.${key}`, value])
}
