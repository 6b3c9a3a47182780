import { personByEmail } from '../../db/queries/people.ts'
import {
  insertSession,
  insertSignInLink,
  openSignInLinks,
  personOfSession,
  revokeSession,
  spendSignInLink,
  touchInstallation,
} from '../../db/queries/sessions.ts'
import type { Database, Rows } from '../../db/index.ts'
import { NotAllowed, NotFound } from '../errors.ts'
import { type Actor, audit, type Ctx, requireRole, rolesAmong } from './actor.ts'
import { contentHash } from './keyed-hash.ts'
import { newToken } from './new-token.ts'

const MINUTE = 60_000
const LINK_LIFE = 15 * MINUTE
const MOST_OPEN_LINKS = 3
const SESSION_LIFE = 12 * 60 * MINUTE

/** A one-time sign-in token for a person, good for 15 minutes. Only its hash is stored. Role administrator. */
export async function createSignInToken(ctx: Ctx, input: { email: string }): Promise<string> {
  requireRole(ctx.actor, 'administrator')
  const email = input.email.trim().toLowerCase()
  return ctx.db.write(async (tx) => {
    const person = await personByEmail(tx, email)
    if (!person) {
      throw new NotFound(`${email} is not known here; add them with: fanfare person add ${email} --role ROLE[,ROLE]`)
    }
    const token = await newLink(tx, person.id, ctx.now)
    await audit(tx, ctx, 'person.link', email, undefined, undefined)
    return token
  })
}

/**
 * What anybody may ask for on the sign-in page: a token to be mailed to a known person, unless three of theirs are still
 * open. Whoever asks is to be told the same either way; the work, a commit included, is the same too.
 */
export async function requestSignIn(
  db: Database,
  input: { email: string; now: Date },
): Promise<{ email: string; token: string } | undefined> {
  const email = input.email.trim().toLowerCase()
  const ctx: Ctx = { db, actor: { kind: 'visitor' }, now: input.now }
  return db.write(async (tx) => {
    const person = await personByEmail(tx, email)
    const open = await openSignInLinks(tx, person?.id ?? 0, input.now.getTime())
    if (person === undefined || open >= MOST_OPEN_LINKS) {
      contentHash(newToken())
      await touchInstallation(tx)
      return undefined
    }
    const token = await newLink(tx, person.id, input.now)
    await audit(tx, ctx, 'person.link', person.email, undefined, undefined)
    return { email: person.email, token }
  })
}

async function newLink(tx: Rows, personId: number, now: Date): Promise<string> {
  const token = newToken()
  await insertSignInLink(tx, { tokenHash: contentHash(token), personId, expiresAt: now.getTime() + LINK_LIFE })
  return token
}

/**
 * Uses a sign-in token up and begins a session of its own, whatever session the browser had; answers the session's token,
 * for a cookie. Throws `NotAllowed`.
 */
export async function signIn(db: Database, token: string, now: Date): Promise<string> {
  return db.write(async (tx) => {
    const personId = await spendSignInLink(tx, contentHash(token), now.getTime())
    if (personId === undefined) {
      throw new NotAllowed('This sign-in link was used already or is over 15 minutes old. Ask for a new one.')
    }
    const session = newToken()
    await insertSession(tx, {
      tokenHash: contentHash(session),
      personId,
      createdAt: now.getTime(),
      expiresAt: now.getTime() + SESSION_LIFE,
    })
    return session
  })
}

export async function signOut(db: Database, sessionToken: string, now: Date): Promise<void> {
  await db.write((tx) => revokeSession(tx, contentHash(sessionToken), now.getTime()))
}

/** Who a session token stands for, if it is still good. */
export async function sessionActor(db: Database, sessionToken: string, now: Date): Promise<Actor | undefined> {
  const person = await personOfSession(db.rows, contentHash(sessionToken), now.getTime())
  return person && { kind: 'person', id: person.id, email: person.email, roles: rolesAmong(person.roles) }
}
