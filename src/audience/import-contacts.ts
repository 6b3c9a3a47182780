import { addList, listByName } from '../../db/queries/contacts.ts'
import { audit, type Ctx, requireRole } from '../access/index.ts'
import { batchesOf, type CsvRow } from '../csv/index.ts'
import { Conflict, Invalid } from '../errors.ts'
import { type ContactRow, isRejection, readContactRow, type Rejection } from './contact-row.ts'
import { CONTACTS_TABLE, type Header } from './csv-header.ts'
import { applyBatch, type Batch } from './import-batch.ts'
import { SeenPeople } from './seen-people.ts'

export interface ImportOptions {
  /** The list they join; `contacts` where absent. */
  readonly list?: string
  /** Answers what would happen and writes nothing. */
  readonly dryRun?: boolean
  /** People of the examples: on a list that no audience without a list takes. */
  readonly isExample?: boolean
}

/** Every row read is created, updated, unchanged or rejected; a rejected row stands here once, with the first thing wrong. */
export interface ImportResult {
  read: number
  created: number
  updated: number
  unchanged: number
  rejected: Rejection[]
}

/**
 * Brings the people of a CSV file in, by id, else email, else phone, and puts them on a list. Reads UTF-8 with a header row,
 * comma or semicolon, in constant memory but for the rejections. Columns: id, email, phone, language, timezone, first_name,
 * last_name; `consent.<channel>` with yes or no; any other is an attribute, kept as text. An empty cell says nothing: what is
 * known stays. A row that is wrong is reported and costs only itself. No import undoes an unsubscribe, a suppression or a
 * consent the person withdrew: a new address of somebody who unsubscribed is suppressed as the old one was.
 * Throws `Invalid` for a header that cannot be read, `NotAllowed`, and `Conflict` when examples and real people would mix on a list.
 */
export async function importContacts(
  ctx: Ctx,
  source: AsyncIterable<Uint8Array>,
  options: ImportOptions,
  secret: string,
): Promise<ImportResult> {
  requireRole(ctx.actor, 'planner', 'operator', 'administrator')
  const list = listName(options.list)
  const result: ImportResult = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: [] }
  const batch: Batch = { listId: undefined, dryRun: options.dryRun ?? false, seen: new SeenPeople() }
  try {
    for await (const { rows, header } of batchesOf(source, CONTACTS_TABLE)) {
      batch.listId ??= await listFor(ctx, list, options)
      await importRows(ctx, rows, header, batch, result, secret)
    }
  } catch (error) {
    if (result.read > 0) await auditImport(ctx, list, batch, { ...countsOf(result), interrupted: true })
    throw error
  }
  await auditImport(ctx, list, batch, countsOf(result))
  return result
}

/** Decides about a batch of rows, writes it unless it is a dry run, and adds it to the result. */
export async function importRows(
  ctx: Ctx,
  rows: readonly CsvRow[],
  header: Header,
  batch: Batch,
  result: ImportResult,
  secret: string,
): Promise<void> {
  const contacts: ContactRow[] = []
  const rejected: Rejection[] = []
  for (const row of rows) {
    const contact = readContactRow(row, header, secret)
    if (isRejection(contact)) rejected.push(contact)
    else contacts.push(contact)
  }
  const done = await applyBatch(ctx, contacts, batch)
  rejected.push(...done.rejected)
  result.read += rows.length
  result.created += done.created
  result.updated += done.updated
  result.unchanged += done.unchanged
  result.rejected.push(...rejected.sort((one, other) => one.line - other.line))
}

/** The name of the list people join. Throws `Invalid`. */
export function listName(name = 'contacts'): string {
  const list = name.trim()
  if (list === '' || list.length > 100 || /\p{Cc}/u.test(list))
    throw new Invalid([
      { path: 'list', message: 'expected the name of a list: up to 100 characters on one line', severity: 'error' },
    ])
  return list
}

/** The list people join; in a dry run nothing where it would be made. Throws `Conflict` where examples and real people would mix. */
export async function listFor(ctx: Ctx, name: string, options: ImportOptions): Promise<number | undefined> {
  const isExample = options.isExample ?? false
  const known = await listByName(ctx.db.rows, name)
  if (known === undefined) return options.dryRun ? undefined : ctx.db.write((tx) => addList(tx, name, isExample))
  if (known.isExample === isExample) return known.id
  throw new Conflict(
    isExample
      ? `the list ${name} holds real people; examples go to a list of their own`
      : `the list ${name} belongs to the examples; choose another name with --list`,
  )
}

function countsOf(result: ImportResult): Record<string, unknown> {
  return { ...result, rejected: result.rejected.length }
}

async function auditImport(ctx: Ctx, list: string, batch: Batch, after: Record<string, unknown>): Promise<void> {
  if (batch.dryRun) return
  await ctx.db.write((tx) => audit(tx, ctx, 'contacts.import', `list ${list}`, null, after))
}
