import { type GetColumnData, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Rows } from './open.ts'

/**
 * Reads many rows as one text of lists: a name for every cell of thousands of rows takes the driver longer than the
 * search. `from` is `FROM … WHERE … ORDER BY …`; each field is decoded as its column would be.
 */
export async function inOneCell<Fields extends Record<string, SQLiteColumn>>(
  rows: Rows,
  fields: Fields,
  from: SQL,
): Promise<{ [Name in keyof Fields]: GetColumnData<Fields[Name]> }[]> {
  const columns = Object.entries(fields)
  const cells = sql.join(
    columns.map(([, column]) => sql`${column}`),
    sql`, `,
  )
  const found = await rows.all<{ list: string }>(
    sql`SELECT json_group_array(json(cells)) AS list FROM (SELECT json_array(${cells}) AS cells ${from})`,
  )
  const lists: unknown[][] = JSON.parse(found[0]!.list)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each cell was just decoded by its own column
  return lists.map((list) => decoded(columns, list) as { [Name in keyof Fields]: GetColumnData<Fields[Name]> })
}

/** The same for a query of any kind, whose columns have these names; the cells are as SQLite has them. */
export async function namedCells<Row extends object>(
  rows: Rows,
  names: readonly (keyof Row & string)[],
  query: SQL,
): Promise<Row[]> {
  const cells = sql.join(
    names.map((name) => sql.identifier(name)),
    sql`, `,
  )
  const found = await rows.all<{ list: string }>(
    sql`SELECT json_group_array(json_array(${cells})) AS list FROM (${query})`,
  )
  const lists: unknown[][] = JSON.parse(found[0]!.list)
  return lists.map((list) => {
    const row: Record<string, unknown> = {}
    for (let index = 0; index < names.length; index++) row[names[index]!] = list[index]
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the query has these columns
    return row as Row
  })
}

function decoded(columns: readonly (readonly [string, SQLiteColumn])[], list: readonly unknown[]): object {
  const row: Record<string, unknown> = {}
  for (const [index, [name, column]] of columns.entries()) {
    const cell = list[index] ?? null
    row[name] = cell === null ? null : column.mapFromDriverValue(cell)
  }
  return row
}
