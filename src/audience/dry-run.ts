import type { Ctx } from '../access/index.ts'
import { batchesOf, type CsvRow } from '../csv/index.ts'
import type { Rejection } from './contact-row.ts'
import { CONTACTS_TABLE, type Header } from './csv-header.ts'
import type { Batch } from './import-batch.ts'
import { type ImportResult, importRows } from './import-contacts.ts'
import { SeenPeople } from './seen-people.ts'

/** Rows of a file with what their import would do now. */
interface DryBatch {
  readonly header: Header
  readonly rows: readonly CsvRow[]
  /** By line: why a row would not go in. */
  readonly rejected: ReadonlyMap<number, Rejection>
  /** Of these rows alone. */
  readonly result: ImportResult
}

/** Goes through a file as an import to this list would, a batch at a time, and writes nothing. No `listId`: it would be made. */
export async function* dryRun(
  ctx: Ctx,
  listId: number | undefined,
  file: AsyncIterable<Uint8Array>,
  secret: string,
): AsyncGenerator<DryBatch> {
  const batch: Batch = { listId, dryRun: true, seen: new SeenPeople() }
  for await (const { rows, header } of batchesOf(file, CONTACTS_TABLE)) {
    const result: ImportResult = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: [] }
    await importRows(ctx, rows, header, batch, result, secret)
    yield { header, rows, rejected: new Map(result.rejected.map((one) => [one.line, one])), result }
  }
}
