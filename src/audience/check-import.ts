import { deleteUpload, type UploadRow } from '../../db/queries/uploads.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import type { CsvRow } from '../csv/index.ts'
import { cellFaults, type Rejection } from './contact-row.ts'
import type { Column, Header } from './csv-header.ts'
import { dryRun } from './dry-run.ts'
import { importContacts, type ImportResult, listFor, listName } from './import-contacts.ts'
import { SEES_CONTACTS } from './search-contacts.ts'
import { bytesOf, keepUpload, ownUpload, uploadedBytes } from './uploads.ts'

/** A row of a file with what is wrong in it, in place. */
export interface CheckedRow {
  readonly line: number
  readonly cells: readonly string[]
  /** `index` is that of the cell, from 0; -1 where the whole row is wrong. */
  readonly faults: readonly (Rejection & { readonly index: number })[]
}

/** What an import of an uploaded file would do now. */
export interface CheckedImport {
  readonly uploadId: string
  readonly fileName: string
  readonly list: string
  readonly isNewList: boolean
  readonly uploadedAt: number
  readonly read: number
  readonly wouldCreate: number
  readonly wouldUpdate: number
  readonly unchanged: number
  readonly rejected: number
  readonly columns: readonly { readonly name: string; readonly kind: Column['kind'] }[]
  /** The first fifty that would not go in. */
  readonly badRows: readonly CheckedRow[]
  /** The first ten that would. */
  readonly goodRows: readonly CheckedRow[]
}

const BAD_ROWS = 50
const GOOD_ROWS = 10

/**
 * Checks a contacts file and keeps it for a day, so that the same person can look at the check again, correct the file, or
 * import it. Writes no contact. Roles as for an import; throws `Invalid` for a header that cannot be read or a file that is
 * too large, `NotAllowed`, and `Conflict` for a list of the examples.
 */
export async function checkImport(
  ctx: Ctx,
  input: {
    readonly file: AsyncIterable<Uint8Array> | string
    readonly fileName: string
    readonly list?: string | undefined
  },
  secret: string,
): Promise<CheckedImport> {
  requireRole(ctx.actor, ...SEES_CONTACTS)
  const list = listName(input.list?.trim() || undefined)
  const bytes = await uploadedBytes(input.file)
  const checked = await dryRunOf(ctx, list, once(bytes), secret)
  const upload = await keepUpload(ctx, { fileName: input.fileName, list, bytes })
  return { ...factsOf(upload), ...checked }
}

/** The check of an upload once more, against the contacts there are now. Throws `NotFound` for one that is not here any more. */
export async function checkedImport(
  ctx: Ctx,
  input: { readonly uploadId: string },
  secret: string,
): Promise<CheckedImport> {
  const upload = await ownUpload(ctx, input)
  return { ...factsOf(upload), ...(await dryRunOf(ctx, upload.list, bytesOf(ctx.db.rows, upload.id), secret)) }
}

/** Imports the good rows of an upload and forgets the file. Throws `NotFound` for one that is not here any more. */
export async function confirmImport(
  ctx: Ctx,
  input: { readonly uploadId: string },
  secret: string,
): Promise<ImportResult & { readonly list: string }> {
  const { id, list } = await ownUpload(ctx, input)
  const result = await importContacts(ctx, bytesOf(ctx.db.rows, id), { list }, secret)
  await ctx.db.write((tx) => deleteUpload(tx, id))
  return { ...result, list }
}

async function dryRunOf(ctx: Ctx, list: string, file: AsyncIterable<Uint8Array>, secret: string) {
  const listId = await listFor(ctx, list, { dryRun: true })
  const counts = { read: 0, wouldCreate: 0, wouldUpdate: 0, unchanged: 0, rejected: 0 }
  const badRows: CheckedRow[] = []
  const goodRows: CheckedRow[] = []
  let columns: CheckedImport['columns'] = []
  for await (const { rows, header, rejected, result } of dryRun(ctx, listId, file, secret)) {
    columns = header.columns.map(({ name, kind }) => ({ name, kind }))
    counts.read += result.read
    counts.wouldCreate += result.created
    counts.wouldUpdate += result.updated
    counts.unchanged += result.unchanged
    counts.rejected += result.rejected.length
    for (const row of rows) {
      const why = rejected.get(row.line)
      if (why !== undefined && badRows.length < BAD_ROWS) badRows.push(badRow(row, why, header, secret))
      if (why === undefined && goodRows.length < GOOD_ROWS) goodRows.push({ ...cellsOfRow(row), faults: [] })
    }
  }
  return { isNewList: listId === undefined, ...counts, columns, badRows, goodRows }
}

/** Every cell that is wrong as a cell; else the one thing that is wrong with who this is, or with the row. */
function badRow(row: CsvRow, why: Rejection, header: Header, secret: string): CheckedRow {
  const faults = cellFaults(row, header, secret)
  const index =
    why.column === ''
      ? -1
      : header.columns.findIndex(
          ({ name, ...column }) => name === why.column || ('field' in column && column.field === why.column),
        )
  return { ...cellsOfRow(row), faults: faults.length > 0 ? faults : [{ ...why, index }] }
}

function cellsOfRow(row: CsvRow): { line: number; cells: readonly string[] } {
  return { line: row.line, cells: 'cells' in row ? row.cells : [row.text] }
}

function factsOf({ id, fileName, list, at }: UploadRow) {
  return { uploadId: id, fileName, list, uploadedAt: at }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
