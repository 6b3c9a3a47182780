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

const ROW = /^(blackouts)\.(\d{1,3})\.(\w+)$/

/** Empty rows of a list behind those that hold something, in their order. */
export function closedUp(values: Values): Values {
  const rows = new Map<number, Values>()
  for (const [name, value] of Object.entries(values)) {
    const [, , row, key] = ROW.exec(name) ?? []
    if (row !== undefined && key !== undefined) rows.set(Number(row), { ...rows.get(Number(row)), [key]: value })
  }
  const inOrder = [...rows.entries()].toSorted(([one], [other]) => one - other).map(([, row]) => row)
  const isEmpty = (row: Values) => Object.values(row).every((value) => value.trim() === '')
  const moved = [...inOrder.filter((row) => !isEmpty(row)), ...inOrder.filter(isEmpty)].flatMap((row, at) =>
    Object.entries(row).map(([key, value]) => [`blackouts.${at}.${key}`, value] as const),
  )
  const others = Object.entries(values).filter(([name]) => !ROW.test(name))
  return Object.fromEntries([...others, ...moved])
}
