import { eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { people } from '../schema/index.ts'

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

/** Everybody with when they were added, when they last signed in, and how many of their sessions are open. */
export async function peopleWithSessions(
  rows: Rows,
  now: number,
): Promise<
  { id: number; email: string; roles: string; addedAt: number; lastSignIn: number | null; openSessions: number }[]
> {
  return rows.all(sql`SELECT p.id, p.email, p.roles, p.created_at AS addedAt, max(s.created_at) AS lastSignIn,
      count(CASE WHEN s.revoked_at IS NULL AND s.expires_at > ${now} THEN 1 END) AS openSessions
    FROM people p LEFT JOIN sessions s ON s.person_id = p.id GROUP BY p.id ORDER BY p.email`)
}

/** Removes a person with everything that lets them in, and what was kept for them. */
export async function deletePerson(rows: Rows, id: number): Promise<void> {
  await rows.run(sql`DELETE FROM uploads WHERE person_id = ${id}`)
  await rows.run(sql`DELETE FROM sign_in_links WHERE person_id = ${id}`)
  await rows.run(sql`DELETE FROM sessions WHERE person_id = ${id}`)
  await rows.run(sql`DELETE FROM api_tokens WHERE person_id = ${id}`)
  await rows.run(sql`DELETE FROM idempotency_keys WHERE person_id = ${id}`)
  await rows.run(sql`DELETE FROM people WHERE id = ${id}`)
}
