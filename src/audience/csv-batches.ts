import { Invalid } from '../errors.ts'
import { isBlank } from './contact-row.ts'
import { type Header, readHeader } from './csv-header.ts'
import { type Line, linesOf } from './csv-lines.ts'
import { type CsvRow, rowsOfLines } from './csv-rows.ts'

const ROWS_IN_A_BATCH = 1000

/** Rows with something in them, a thousand at a time; the header comes with each. At least one batch, which may be empty. */
export async function* batchesOf(
  source: AsyncIterable<Uint8Array>,
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
  if (header === undefined)
    throw new Invalid('the file is empty; expected a header row such as id,email,first_name and a row per person')
  rows.push(...rowsOfLines(open, header, true).rows.filter((row) => !isBlank(row)))
  yield { rows, header }
}
