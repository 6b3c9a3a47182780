import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Actor, Ctx } from '../../src/access/index.ts'
import { importContacts, type ImportOptions, type ImportResult } from '../../src/audience/index.ts'

export const SECRET = 'a secret of these tests'

export function ctxOf(db: Database, actor: Actor = { kind: 'command-line' }, now = '2027-01-04T09:00:00Z'): Ctx {
  return { db, actor, now: new Date(now) }
}

/** A file as it streams in, cut into chunks of `size` bytes wherever that falls. */
export async function* chunksOf(file: string | Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

export function importFile(
  db: Database,
  file: string | Uint8Array | readonly string[],
  options: ImportOptions = {},
): Promise<ImportResult> {
  const whole = typeof file === 'string' || file instanceof Uint8Array ? file : `${file.join('\n')}\n`
  return importContacts(ctxOf(db), chunksOf(whole), options, SECRET)
}

/** Everybody, as far as a test looks at them. */
export async function everybody(db: Database): Promise<Record<string, unknown>[]> {
  const found = await db.rows.all<Record<string, unknown> & { attributes: string }>(
    sql`SELECT id, external_id, email, phone, language, timezone, first_name, last_name, attributes FROM contacts ORDER BY id`,
  )
  return found.map((row) => ({ ...row, attributes: JSON.parse(row.attributes) }))
}

/** Who is on a list, by their own key or address. */
export async function membersOf(db: Database, list: string): Promise<string[]> {
  const found = await db.rows.all<{ who: string }>(
    sql`SELECT coalesce(c.external_id, c.email, c.phone) AS who FROM contacts c JOIN list_members m ON m.contact_id = c.id
        JOIN lists l ON l.id = m.list_id WHERE l.name = ${list} ORDER BY c.id`,
  )
  return found.map((row) => row.who)
}

export async function consentsIn(db: Database): Promise<unknown[]> {
  return db.rows.all(
    sql`SELECT contact_id AS contact, channel, granted, source FROM consents ORDER BY contact_id, channel`,
  )
}
