import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { people, sessions, signInLinks } from '../schema/index.ts'
import type { PersonRow } from './people.ts'

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
    .select({ id: people.id, email: people.email, roles: people.roles })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(and(eq(sessions.tokenHash, tokenHash), isNull(sessions.revokedAt), gt(sessions.expiresAt, now)))
  return found[0]
}

export async function revokeSession(rows: Rows, tokenHash: string, now: number): Promise<void> {
  await rows.update(sessions).set({ revokedAt: now }).where(eq(sessions.tokenHash, tokenHash))
}

const isOpen = (personId: number, now: number) =>
  and(eq(sessions.personId, personId), isNull(sessions.revokedAt), gt(sessions.expiresAt, now))

/** The sessions of a person that are still good, newest first. */
export async function openSessionsOf(
  rows: Rows,
  personId: number,
  now: number,
): Promise<{ tokenHash: string; startedAt: number; endsAt: number }[]> {
  return rows
    .select({ tokenHash: sessions.tokenHash, startedAt: sessions.createdAt, endsAt: sessions.expiresAt })
    .from(sessions)
    .where(isOpen(personId, now))
    .orderBy(desc(sessions.createdAt), sessions.tokenHash)
}

/** Ends the open sessions of a person, or the one of this hash; answers how many. */
export async function revokeSessionsOf(rows: Rows, personId: number, now: number, tokenHash?: string): Promise<number> {
  const only = tokenHash === undefined ? undefined : eq(sessions.tokenHash, tokenHash)
  const ended = await rows
    .update(sessions)
    .set({ revokedAt: now })
    .where(and(isOpen(personId, now), only))
  return ended.rowsAffected
}

/** How many sign-in links of a person could still be used. */
export async function openSignInLinks(rows: Rows, personId: number, now: number): Promise<number> {
  const found = await rows.all<{ links: number }>(sql`SELECT count(*) AS links FROM sign_in_links
    WHERE person_id = ${personId} AND used_at IS NULL AND expires_at > ${now}`)
  return found[0]?.links ?? 0
}

/** A write that changes nothing, and takes as long as one that does. */
export async function touchInstallation(rows: Rows): Promise<void> {
  await rows.run(sql`UPDATE installation SET ticked_at = ticked_at`)
}
