import { Invalid } from '../errors.ts'
import { type Line, linesOf } from './csv-lines.ts'
import { type CsvRow, type CsvShape, rowsOfLines } from './csv-rows.ts'

const ROWS_IN_A_BATCH = 1000

/** How a table is read: what its header makes of the columns, and what is said of a file without one. */
interface TableReading<Header extends CsvShape> {
  readonly readHeader: (line: Line) => Header
  readonly empty: string
}

/** Rows with something in them, a thousand at a time; the header comes with each. At least one batch, which may be empty. */
export async function* batchesOf<Header extends CsvShape>(
  source: AsyncIterable<Uint8Array>,
  { readHeader, empty }: TableReading<Header>,
): AsyncGenerator<{ rows: CsvRow[]; header: Header }> {
  let header: Header | undefined
  let open: Line[] = []
  let rows: CsvRow[] = []
  for await (const block of linesOf(source)) {
    let lines = open.concat(block)
    if (header === undefined) {
      const first = lines.findIndex((line) => line.fault !== undefined || line.text.trim() !== '')
      if (first < 0) continue
      header = readHeader(lines[first]!)
      lines = lines.slice(first + 1)
    }
    const read = rowsOfLines(lines, header, false)
    open = read.rest
    for (const row of read.rows) if (!isBlank(row)) rows.push(row)
    while (rows.length >= ROWS_IN_A_BATCH) yield { rows: rows.splice(0, ROWS_IN_A_BATCH), header }
  }
  if (header === undefined) throw new Invalid(empty)
  rows.push(...rowsOfLines(open, header, true).rows.filter((row) => !isBlank(row)))
  yield { rows, header }
}

/** A row in which nothing is written, as spreadsheets leave them behind. */
function isBlank(row: CsvRow): boolean {
  return 'cells' in row && row.cells.every((cell) => cell.trim() === '')
}
