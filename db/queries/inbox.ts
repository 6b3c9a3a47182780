import { eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { inbox } from '../schema/index.ts'

export type CaughtMail = typeof inbox.$inferInsert

export async function catchMails(rows: Rows, mails: readonly CaughtMail[]): Promise<{ id: number }[]> {
  return rows
    .insert(inbox)
    .values([...mails])
    .returning({ id: inbox.id })
}

export interface CaughtMailRow {
  id: number
  at: number
  to: string
  subject: string
  isTest: number
}

/** Where a header stands among those of a mail, which come before anything a person wrote. */
const HEADERS = 4_000

/**
 * The newest mails before the mail `before` whose subject or address holds `text`, without their content. Looks through
 * `window` mails at most. `testHeader` is the header that marks tests.
 */
export async function caughtMails(
  rows: Rows,
  of: { before: number | undefined; text: string | undefined; limit: number; window: number; testHeader: string },
): Promise<CaughtMailRow[]> {
  const before = of.before === undefined ? sql`` : sql`WHERE id < ${of.before}`
  const holds = of.text === undefined ? sql`` : sql`WHERE instr(lower("to" || ' ' || subject), lower(${of.text})) > 0`
  return rows.all<CaughtMailRow>(sql`SELECT id, at, "to", subject,
      instr(substr(raw, 1, ${HEADERS}), ${`${of.testHeader}: `}) > 0 AS isTest
    FROM (SELECT id, at, "to", subject, raw FROM inbox ${before} ORDER BY id DESC LIMIT ${of.window})
    ${holds} ORDER BY id DESC LIMIT ${of.limit}`)
}

/** The mail that stands so many places before another; nothing where fewer are left. */
export async function mailBehind(rows: Rows, before: number | undefined, places: number): Promise<number | undefined> {
  const where = before === undefined ? sql`` : sql`WHERE id < ${before}`
  const found = await rows.all<{ id: number }>(
    sql`SELECT id FROM inbox ${where} ORDER BY id DESC LIMIT 1 OFFSET ${places - 1}`,
  )
  return found[0]?.id
}

export async function caughtMail(
  rows: Rows,
  id: number,
): Promise<{ id: number; at: number; to: string; subject: string; raw: string } | undefined> {
  const columns = { id: inbox.id, at: inbox.at, to: inbox.to, subject: inbox.subject, raw: inbox.raw }
  return (await rows.select(columns).from(inbox).where(eq(inbox.id, id)))[0]
}
