import type { Ctx } from '../../access/index.ts'
import {
  batchesOf,
  type CsvRow,
  type CsvShape,
  headerFault,
  type Line,
  readHeaderRow,
  twiceNamed,
  wrongHeader,
} from '../../csv/index.ts'
import { Invalid, type Problem } from '../../errors.ts'
import { keepPlacements, type MaterialNamed } from './placements.ts'
import type { PlacementFields } from './read-placement.ts'

const COLUMNS = ['id', 'kind', 'name', 'place', 'keeper', 'language'] as const
const NEEDED = ['kind', 'name', 'place'] as const
/** More come in several files. */
const MOST_ROWS = 5_000
const MOST_PROBLEMS = 50

/**
 * Writes the places of a table down: columns kind, name and place, and where wanted id, keeper and language. A row whose id
 * is in the list changes that place. All or nothing. Role planner. Throws `NotFound`, and `Invalid` with line and column.
 */
export async function importPlacements(
  ctx: Ctx,
  named: MaterialNamed,
  source: AsyncIterable<Uint8Array>,
): Promise<{ added: string[]; changed: string[] }> {
  const empty = 'the file is empty; expected a header row such as kind,name,place,keeper and a row per place'
  const read: CsvRow[] = []
  let header: PlaceColumns | undefined
  for await (const batch of batchesOf(source, { readHeader: readColumns, empty })) {
    header = batch.header
    read.push(...batch.rows)
    if (read.length > MOST_ROWS) throw new Invalid(`has more than ${MOST_ROWS} places; split the file`)
  }
  const { names } = header!
  const wrong = read.flatMap((row) => brokenRow(row, names.length))
  if (wrong.length > 0) throw new Invalid(wrong.slice(0, MOST_PROBLEMS))
  try {
    return await keepPlacements(ctx, named, read.map((row) => fieldsOf(row, names))) // prettier-ignore
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(error.problems.slice(0, MOST_PROBLEMS).map((problem) => atLine(problem, read, names)))
  }
}

interface PlaceColumns extends CsvShape {
  readonly names: readonly string[]
}

function readColumns(line: Line): PlaceColumns {
  const header = readHeaderRow(line)
  const names = header.names.map((name) => name.toLowerCase())
  const faults = [
    ...twiceNamed(names),
    ...names.flatMap((name, index) =>
      COLUMNS.some((one) => one === name)
        ? []
        : [{ ...headerFault(`is no column of places; expected ${COLUMNS.join(', ')}`, name), column: index + 1 }],
    ),
    ...NEEDED.flatMap((name) => (names.includes(name) ? [] : [headerFault('this column is missing', name)])),
  ]
  if (faults.length > 0) throw wrongHeader(line, faults)
  return { ...header, names }
}

function brokenRow(row: CsvRow, width: number): Problem[] {
  if (!('fault' in row) && row.cells.length === width) return []
  const found = 'fault' in row ? row.fault : `has ${row.cells.length} cells, expected ${width} as in the header`
  return [{ path: '', message: found, severity: 'error', line: row.line, column: 1 }]
}

function fieldsOf(row: CsvRow, names: readonly string[]): PlacementFields {
  const cells = 'cells' in row ? row.cells : []
  return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
}

/** Problems name a row by its place among all. */
function atLine(problem: Problem, rows: readonly CsvRow[], names: readonly string[]): Problem {
  const [, index = '0', field = problem.path] = /^(\d+)\.(\w+)$/.exec(problem.path) ?? []
  const line = rows[Number(index)]?.line ?? 1
  return { ...problem, path: field, line, column: Math.max(names.indexOf(field), 0) + 1 }
}
