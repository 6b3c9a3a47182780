import type { Ctx } from '../access/index.ts'
import { csvLine } from '../csv-text.ts'
import type { CsvRow } from '../csv/index.ts'
import { cellFaults, type Rejection } from './contact-row.ts'
import { type Header, PROBLEM_COLUMN } from './csv-header.ts'
import { dryRun } from './dry-run.ts'
import { listFor } from './import-contacts.ts'
import { bytesOf, ownUpload } from './uploads.ts'

/**
 * The rows of an upload that would not go in, with the file's own header and what is wrong in a last column: to be corrected
 * and uploaded again as it is. Cells that a spreadsheet would run are made text. Throws `NotFound`.
 */
export async function* rejectedCsv(
  ctx: Ctx,
  input: { readonly uploadId: string },
  secret: string,
): AsyncGenerator<string> {
  const { id, list } = await ownUpload(ctx, input)
  const listId = await listFor(ctx, list, { dryRun: true })
  let begun = false
  for await (const { rows, header, rejected } of dryRun(ctx, listId, bytesOf(ctx.db.rows, id), secret)) {
    if (!begun) yield csvLine([...namesOf(header), PROBLEM_COLUMN], header.delimiter)
    begun = true
    const lines = rows.flatMap((row) => {
      const why = rejected.get(row.line)
      return why === undefined
        ? []
        : [csvLine([...cellsFor(row, header), problemOf(row, why, header, secret)], header.delimiter)]
    })
    if (lines.length > 0) yield lines.join('')
  }
}

function isKept(header: Header, index: number): boolean {
  return header.columns[index]?.kind !== 'ignored'
}

function namesOf(header: Header): string[] {
  return header.columns.flatMap(({ name }, index) => (isKept(header, index) ? [name] : []))
}

/** As many cells as the header has names; what cannot be taken apart stands in the first. */
function cellsFor(row: CsvRow, header: Header): string[] {
  const cells = 'cells' in row ? row.cells : [row.text]
  const filled = Array.from({ length: Math.max(header.width, cells.length) }, (_, index) => cells[index] ?? '')
  return filled.filter((_, index) => isKept(header, index))
}

function problemOf(row: CsvRow, why: Rejection, header: Header, secret: string): string {
  const faults = cellFaults(row, header, secret)
  return (faults.length > 0 ? faults : [why])
    .map(({ column, reason }) => (column === '' ? reason : `${column}: ${reason}`))
    .join('; ')
}
