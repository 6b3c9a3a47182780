import type { Database } from '../../db/index.ts'
import {
  type Actor,
  addPerson,
  createSignInToken,
  type Ctx,
  personActor,
  type Role,
  signIn,
} from '../../src/access/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

export const NOON = new Date('2027-01-04T12:00:00Z')

export function later(minutes: number): Date {
  return new Date(NOON.getTime() + minutes * 60_000)
}

/** A database with one person per role, each called after it, and a second administrator. */
export async function officeOf(...roles: Role[]) {
  const db = await temporaryDatabase()
  const as = (actor: Actor = { kind: 'command-line' }, now = NOON): Ctx => ({ db, actor, now })
  for (const role of roles) await addPerson(as(), { email: addressOf(role), roles: [role] })
  const acting = async (role: Role, now = NOON) => as(await personActor(db, addressOf(role)), now)
  return { db, as, acting }
}

export function addressOf(role: Role): string {
  return `${role}@example.gov`
}

/** Signs somebody in by a link; answers the session's token. */
export async function signedIn(db: Database, email: string, now = NOON): Promise<string> {
  const token = await createSignInToken({ db, actor: { kind: 'command-line' }, now }, { email })
  return signIn(db, token, now)
}
