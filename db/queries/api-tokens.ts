import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { apiTokens, people } from '../schema/index.ts'
import type { PersonRow } from './people.ts'

export async function insertApiToken(rows: Rows, token: typeof apiTokens.$inferInsert): Promise<void> {
  await rows.insert(apiTokens).values(token)
}

export async function personOfApiToken(rows: Rows, tokenHash: string): Promise<PersonRow | undefined> {
  const found = await rows
    .select({ id: people.id, email: people.email, roles: people.roles })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(and(eq(apiTokens.tokenHash, tokenHash), isNull(apiTokens.revokedAt)))
  return found[0]
}

/** The tokens of a person that are still good, the oldest first. */
export async function openApiTokensOf(rows: Rows, personId: number): Promise<{ name: string; createdAt: number }[]> {
  return rows
    .select({ name: apiTokens.name, createdAt: apiTokens.createdAt })
    .from(apiTokens)
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt)))
    .orderBy(asc(apiTokens.createdAt), apiTokens.name)
}

/** Ends the tokens of a person, or the one of this name. */
export async function revokeApiTokensOf(rows: Rows, personId: number, now: number, name?: string): Promise<void> {
  const only = name === undefined ? undefined : eq(apiTokens.name, name)
  await rows
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt), only))
}
