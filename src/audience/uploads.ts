import {
  countUploadParts,
  deleteUpload,
  deleteUploadsBefore,
  insertUpload,
  uploadById,
  uploadPart,
  type UploadRow,
} from '../../db/queries/uploads.ts'
import type { Rows } from '../../db/index.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { Invalid, NotAllowed, NotFound } from '../errors.ts'
import { SEES_CONTACTS } from './search-contacts.ts'
import { DAY } from '../schedule/index.ts'

/** The largest contacts file that is taken from a browser, in bytes. Larger ones go in from the command line. */
export const LARGEST_UPLOAD = 10 * 1024 * 1024

const PART = 256 * 1024

/** Reads a file that comes from a browser. Throws `Invalid` for one over `LARGEST_UPLOAD`. */
export async function uploadedBytes(file: AsyncIterable<Uint8Array> | string): Promise<Uint8Array> {
  if (typeof file === 'string') return bounded(new TextEncoder().encode(file))
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file) {
    chunks.push(chunk)
    length += chunk.length
    if (length > LARGEST_UPLOAD) throw tooLarge()
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

/** Keeps a file for the acting person until it is imported, dropped, or a day old. */
export async function keepUpload(
  ctx: Ctx,
  file: { readonly fileName: string; readonly list: string; readonly bytes: Uint8Array },
): Promise<UploadRow> {
  if (ctx.actor.kind !== 'person') {
    throw new NotAllowed('a file is kept for a person to confirm; the command line imports at once, or with --dry-run')
  }
  const at = ctx.now.getTime()
  const { list, bytes } = file
  const fileName = file.fileName.trim().slice(-200) || 'contacts.csv'
  const upload = { id: crypto.randomUUID(), personId: ctx.actor.id, fileName, list, at }
  const parts = Array.from({ length: Math.ceil(bytes.length / PART) }, (_, i) => bytes.slice(i * PART, (i + 1) * PART))
  await ctx.db.write(async (tx) => {
    await forgetOldUploads(tx, at)
    await insertUpload(tx, upload, parts)
  })
  return upload
}

/** The upload of this id, of the acting person, or for an administrator of anybody. Throws `NotFound`. */
export async function ownUpload(ctx: Ctx, { uploadId }: { readonly uploadId: string }): Promise<UploadRow> {
  requireRole(ctx.actor, ...SEES_CONTACTS)
  const upload = await uploadById(ctx.db.rows, uploadId)
  const { actor } = ctx
  const mayBe = actor.kind === 'person' && (actor.id === upload?.personId || actor.roles.includes('administrator'))
  if (upload && mayBe && upload.at >= ctx.now.getTime() - DAY) return upload
  throw gone()
}

/** Forgets files that nobody imported within a day, in the caller's transaction: they hold people's data. `now` is in milliseconds. */
export async function forgetOldUploads(tx: Rows, now: number): Promise<void> {
  await deleteUploadsBefore(tx, now - DAY)
}

/**
 * The bytes of an upload, part by part. Throws `NotFound` when somebody else imports or drops it meanwhile: the rest of a row
 * would pass for a whole one.
 */
export async function* bytesOf(rows: Rows, id: string): AsyncGenerator<Uint8Array> {
  const parts = await countUploadParts(rows, id)
  if (parts === 0) throw gone()
  for (let position = 0; position < parts; position++) {
    const part = await uploadPart(rows, id, position)
    if (part === undefined) throw gone()
    yield part
  }
}

/** Forgets an uploaded file without importing it. */
export async function dropUpload(ctx: Ctx, input: { readonly uploadId: string }): Promise<void> {
  const { id } = await ownUpload(ctx, input)
  await ctx.db.write((tx) => deleteUpload(tx, id))
}

function bounded(bytes: Uint8Array): Uint8Array {
  if (bytes.length > LARGEST_UPLOAD) throw tooLarge()
  return bytes
}

function gone(): NotFound {
  return new NotFound('this file is not here any more: it was imported, dropped, or is over a day old; upload it again')
}

function tooLarge(): Invalid {
  const message = `is over ${LARGEST_UPLOAD / 1024 / 1024} MB; split it, or import it with: fanfare contacts import FILE.csv`
  return new Invalid([{ path: 'file', message, severity: 'error' }])
}
