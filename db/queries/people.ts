import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { auditLog, people, sessions, signInLinks } from '../schema/index.ts'

const personColumns = { id: people.id, email: people.email, roles: people.roles }

export type PersonRow = { id: number; email: string; roles: string[] }

export async function personByEmail(rows: Rows, email: string): Promise<PersonRow | undefined> {
  return (await rows.select(personColumns).from(people).where(eq(people.email, email)))[0]
}

export async function everyPerson(rows: Rows): Promise<PersonRow[]> {
  return rows.select(personColumns).from(people).orderBy(people.email)
}

export async function savePerson(rows: Rows, email: string, roles: string[], at: number): Promise<PersonRow> {
  const saved = await rows
    .insert(people)
    .values({ email, roles, createdAt: at })
    .onConflictDoUpdate({ target: people.email, set: { roles } })
    .returning(personColumns)
  return saved[0]!
}

export async function insertSignInLink(rows: Rows, link: typeof signInLinks.$inferInsert): Promise<void> {
  await rows.insert(signInLinks).values(link)
}

/** Uses the link up; answers whose it was, or nothing when it is unknown, spent or expired. */
export async function spendSignInLink(rows: Rows, tokenHash: string, now: number): Promise<number | undefined> {
  const spent = await rows
    .update(signInLinks)
    .set({ usedAt: now })
    .where(and(eq(signInLinks.tokenHash, tokenHash), isNull(signInLinks.usedAt), gt(signInLinks.expiresAt, now)))
    .returning({ personId: signInLinks.personId })
  return spent[0]?.personId
}

export async function insertSession(rows: Rows, session: typeof sessions.$inferInsert): Promise<void> {
  await rows.insert(sessions).values(session)
}

/** Whether anybody ever signed in; sessions that are over count too. */
export async function anybodySignedIn(rows: Rows): Promise<boolean> {
  return (await rows.select({ personId: sessions.personId }).from(sessions).limit(1)).length > 0
}

export async function personOfSession(rows: Rows, tokenHash: string, now: number): Promise<PersonRow | undefined> {
  const found = await rows
    .select(personColumns)
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
  return found[0]
}

export async function revokeSession(rows: Rows, tokenHash: string, now: number): Promise<void> {
  await rows.update(sessions).set({ revokedAt: now }).where(eq(sessions.tokenHash, tokenHash))
}

export async function revokeSessionsOf(rows: Rows, personId: number, now: number): Promise<void> {
  await rows
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.revokedAt)))
}

export async function insertAudit(rows: Rows, entry: typeof auditLog.$inferInsert): Promise<void> {
  await rows.insert(auditLog).values(entry)
}
