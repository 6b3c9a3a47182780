import { and, eq, isNull, lt } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { idempotencyKeys } from '../schema/index.ts'

/** Whose key it is. */
export interface KeyOf {
  readonly personId: number
  readonly keyHash: string
}

/** What is known of a key; without a status its request is under way, or was lost on the way. */
export interface KeyRow {
  readonly requestHash: string
  readonly beganAt: number
  readonly status: number | null
  readonly body: string | null
}

const ofKey = ({ personId, keyHash }: KeyOf) =>
  and(eq(idempotencyKeys.personId, personId), eq(idempotencyKeys.keyHash, keyHash))

export async function keyRow(rows: Rows, key: KeyOf): Promise<KeyRow | undefined> {
  const { requestHash, beganAt, status, body } = idempotencyKeys
  return (await rows.select({ requestHash, beganAt, status, body }).from(idempotencyKeys).where(ofKey(key)))[0]
}

/** Notes that an attempt begins, in the place of an earlier one. */
export async function beginAttempt(
  rows: Rows,
  { personId, keyHash, ...values }: Omit<typeof idempotencyKeys.$inferInsert, 'status' | 'body'>,
): Promise<void> {
  await rows
    .insert(idempotencyKeys)
    .values({ personId, keyHash, ...values })
    .onConflictDoUpdate({
      target: [idempotencyKeys.personId, idempotencyKeys.keyHash],
      set: { ...values, status: null, body: null },
    })
}

/** Keeps the answer of an attempt; says whether the attempt was still the one at work. */
export async function keepAnswer(
  rows: Rows,
  key: KeyOf,
  attempt: string,
  answer: { status: number; body: string },
): Promise<boolean> {
  const { status, body } = answer
  const kept = await rows
    .update(idempotencyKeys)
    .set({ status, body })
    .where(and(ofKey(key), eq(idempotencyKeys.attempt, attempt), isNull(idempotencyKeys.status)))
  return kept.rowsAffected === 1
}

/** Forgets an attempt that came to nothing. */
export async function dropAttempt(rows: Rows, key: KeyOf, attempt: string): Promise<void> {
  await rows
    .delete(idempotencyKeys)
    .where(and(ofKey(key), eq(idempotencyKeys.attempt, attempt), isNull(idempotencyKeys.status)))
}

export async function deleteKeysBefore(rows: Rows, at: number): Promise<void> {
  await rows.delete(idempotencyKeys).where(lt(idempotencyKeys.beganAt, at))
}
