import { desc, eq } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { inbox } from '../schema/index.ts'

export type CaughtMail = typeof inbox.$inferInsert

export async function catchMails(rows: Rows, mails: readonly CaughtMail[]): Promise<{ id: number }[]> {
  return rows
    .insert(inbox)
    .values([...mails])
    .returning({ id: inbox.id })
}

/** The newest mails caught, without their content. */
export async function caughtMails(rows: Rows, limit: number) {
  return rows
    .select({ id: inbox.id, at: inbox.at, to: inbox.to, subject: inbox.subject })
    .from(inbox)
    .orderBy(desc(inbox.id))
    .limit(limit)
}

export async function caughtMail(rows: Rows, id: number): Promise<{ raw: string } | undefined> {
  return (await rows.select({ raw: inbox.raw }).from(inbox).where(eq(inbox.id, id)))[0]
}
