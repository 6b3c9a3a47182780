import { insertApiToken, openApiTokensOf, personOfApiToken, revokeApiTokensOf } from '../../db/queries/api-tokens.ts'
import { type PersonRow, personByEmail } from '../../db/queries/people.ts'
import type { Database, Rows } from '../../db/index.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { type Actor, audit, type Ctx, requireRole, ROLES, rolesAmong } from './actor.ts'
import { contentHash } from './keyed-hash.ts'
import { newToken } from './new-token.ts'

/** What another program acts for a person with. The instant is in milliseconds. */
export interface ApiToken {
  readonly name: string
  readonly createdAt: number
}

/** Tells those who search files for secrets what it is. */
const PREFIX = 'ff_'
const LONGEST_NAME = 100

/**
 * A token by which another program acts for a person, with the roles they have; good until it is revoked, or their roles
 * change. Only its hash is stored, so it is answered this once. One's own, or role administrator. Throws `NotFound` for an
 * unknown address, `Invalid` for a name that is none, `Conflict` for one that a token of theirs has.
 */
export async function createApiToken(ctx: Ctx, input: { email: string; name: string }): Promise<string> {
  const email = ofWhom(ctx, input.email)
  const name = input.name.trim()
  if (name === '' || name.length > LONGEST_NAME || /\p{Cc}/u.test(name)) {
    const message = `expected one line of up to ${LONGEST_NAME} characters that say which program it is for`
    throw new Invalid([{ path: 'name', message, severity: 'error' }])
  }
  return ctx.db.write(async (tx) => {
    const { id } = await personOf(tx, email)
    if ((await openApiTokensOf(tx, id)).some((token) => token.name === name)) {
      throw new Conflict(`${email} has a token named ${name} already; revoke it first, or choose another name`)
    }
    const token = `${PREFIX}${newToken()}`
    await insertApiToken(tx, { tokenHash: contentHash(token), personId: id, name, createdAt: ctx.now.getTime() })
    await audit(tx, ctx, 'person.token', email, undefined, { name })
    return token
  })
}

/** The tokens of a person that are still good, the oldest first. One's own, or role administrator. Throws `NotFound`. */
export async function listApiTokens(ctx: Ctx, input: { email: string }): Promise<ApiToken[]> {
  const { id } = await personOf(ctx.db.rows, ofWhom(ctx, input.email))
  return openApiTokensOf(ctx.db.rows, id)
}

/**
 * Ends the token of this name, or without one every token of the person; answers their names. One's own, or role
 * administrator. Throws `NotFound` for an unknown address, and for a name that no token of theirs has.
 */
export async function revokeApiTokens(
  ctx: Ctx,
  input: { email: string; name?: string | undefined },
): Promise<string[]> {
  const email = ofWhom(ctx, input.email)
  const wanted = input.name?.trim()
  return ctx.db.write(async (tx) => {
    const { id } = await personOf(tx, email)
    const open = (await openApiTokensOf(tx, id)).map(({ name }) => name)
    const revoked = open.filter((name) => wanted === undefined || name === wanted)
    if (wanted !== undefined && revoked.length === 0) {
      const there = open.length > 0 ? `there are ${open.join(', ')}` : 'there is none'
      throw new NotFound(`${email} has no token named ${wanted}; ${there}`)
    }
    if (revoked.length === 0) return []
    await revokeApiTokensOf(tx, id, ctx.now.getTime(), wanted)
    await audit(tx, ctx, 'person.token-revoke', email, { names: open }, { revoked })
    return revoked
  })
}

/** Who a token stands for, if it is still good. */
export async function tokenActor(db: Database, token: string): Promise<Actor | undefined> {
  const person = await personOfApiToken(db.rows, contentHash(token))
  return person && { kind: 'person', id: person.id, email: person.email, roles: rolesAmong(person.roles) }
}

function ofWhom({ actor }: Ctx, asked: string): string {
  const email = asked.trim().toLowerCase()
  if (actor.kind === 'person' && actor.email === email) requireRole(actor, ...ROLES)
  else requireRole(actor, 'administrator')
  return email
}

async function personOf(rows: Rows, email: string): Promise<PersonRow> {
  const person = await personByEmail(rows, email)
  if (person) return person
  throw new NotFound(`${email} is not known here; add them with: fanfare person add ${email} --role ROLE[,ROLE]`)
}
