import { batchesOf, type CsvRow } from '../../csv/index.ts'
import { Invalid, type Problem } from '../../errors.ts'
import { type CopyColumns, readCopyColumns } from './copy-columns.ts'

/** One row: whom a copy is for. */
export interface CopyRow {
  readonly line: number
  readonly id: string
  readonly cells: readonly string[]
}

/** A table of copies as it was read. */
export interface CopyTable {
  readonly columns: CopyColumns
  readonly rows: readonly CopyRow[]
  /** Rows that are none, such as those with a cell too many. */
  readonly broken: readonly { readonly line: number; readonly reason: string }[]
}

/** Letters, digits, dashes: a file name everywhere, and never a way out of the folder. */
const PLAIN = /^[A-Za-z0-9](?:[A-Za-z0-9_-]{0,62}[A-Za-z0-9])?$/
/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const MOST_PROBLEMS = 50

/**
 * Reads a CSV file with a row per copy. Throws `Invalid`, with line and column, for a header that cannot be read and for ids
 * that cannot name files or name two rows; a row that is broken is told and left out.
 */
export async function readCopies(source: AsyncIterable<Uint8Array>, languages: readonly string[]): Promise<CopyTable> {
  const reading = {
    readHeader: (line: Parameters<typeof readCopyColumns>[0]) => readCopyColumns(line, languages),
    empty: 'the file is empty; expected a header row such as id,office,hours,phone,address and a row per copy',
  }
  let columns: CopyColumns | undefined
  const read: CsvRow[] = []
  for await (const { rows, header } of batchesOf(source, reading)) {
    columns = header
    for (const row of rows) read.push(row)
  }
  return tableOf(columns!, read)
}

function tableOf(columns: CopyColumns, read: readonly CsvRow[]): CopyTable {
  const rows: CopyRow[] = []
  const broken: { line: number; reason: string }[] = []
  const problems: Problem[] = []
  const lineOf = new Map<string, number>()
  for (const row of read) {
    const { line } = row
    if ('fault' in row || row.cells.length !== columns.width) {
      broken.push({ line, reason: 'fault' in row ? row.fault : wrongWidth(row.cells.length, columns.width) })
      continue
    }
    const id = row.cells[columns.id]!.trim()
    const fault = idFault(id, lineOf.get(id.toLowerCase()))
    if (fault === undefined) lineOf.set(id.toLowerCase(), line)
    else problems.push({ path: 'id', message: fault, severity: 'error', line, column: columns.id + 1 })
    rows.push({ line, id, cells: row.cells })
  }
  if (problems.length > 0) throw new Invalid(problems.slice(0, MOST_PROBLEMS))
  if (read.length === 0) throw new Invalid('the table has a header and no row; expected a row per copy')
  return { columns, rows, broken }
}

function idFault(id: string, earlier: number | undefined): string | undefined {
  if (id === '') return 'is empty; expected a name for the file, such as cardiff or W06000015'
  if (!PLAIN.test(id) || DEVICE.test(id)) {
    const shown = JSON.stringify(id.slice(0, 64).toWellFormed())
    return `${shown} cannot name a file; expected up to 64 letters from a to z, digits, - and _`
  }
  if (earlier === undefined) return undefined
  return `“${id}” names the row of line ${earlier} already (capitals do not count); expected each id once`
}

function wrongWidth(found: number, expected: number): string {
  return `has ${found} ${found === 1 ? 'cell' : 'cells'}, expected ${expected} as in the header; quote cells that hold the separator`
}
