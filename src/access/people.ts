import { revokeApiTokensOf } from '../../db/queries/api-tokens.ts'
import { deletePerson, everyPerson, peopleWithSessions, personByEmail, savePerson } from '../../db/queries/people.ts'
import { revokeSessionsOf } from '../../db/queries/sessions.ts'
import type { Rows } from '../../db/index.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { type Actor, audit, type Ctx, requireRole, type Role, ROLES, rolesAmong } from './actor.ts'

export interface Person {
  readonly email: string
  readonly roles: Role[]
}

/** A person as administrators see them; instants in milliseconds. */
export interface KnownPerson extends Person {
  readonly id: number
  readonly addedAt: number
  readonly lastSignIn: number | null
  readonly openSessions: number
}

/**
 * Adds a person, or gives a known one other roles; a change of roles ends their sessions
 * and API tokens. Addresses are kept in lower case.
 * Role administrator; throws `Invalid` for an unknown role or something that is no address, and `Conflict` where nobody would
 * be left who can add people.
 */
export async function addPerson(ctx: Ctx, input: { email: string; roles: readonly string[] }): Promise<Person> {
  requireRole(ctx.actor, 'administrator')
  const email = input.email.trim().toLowerCase()
  if (email === '') throw new Invalid(wrong('email', 'enter an e-mail address, such as ann@example.gov'))
  if (!looksLikeAddress(email)) throw new Invalid(wrong('email', `${email} is not an e-mail address`))
  const roles = rolesFrom(input.roles)
  return ctx.db.write(async (tx) => {
    const before = await personByEmail(tx, email)
    if (before && sameRoles(before.roles, roles)) return { email, roles }
    if (!roles.includes('administrator')) await refuseLastAdministrator(tx, email)
    const saved = await savePerson(tx, email, roles, ctx.now.getTime())
    if (before) {
      await revokeSessionsOf(tx, saved.id, ctx.now.getTime())
      await revokeApiTokensOf(tx, saved.id, ctx.now.getTime())
    }
    await audit(tx, ctx, 'person.add', email, before && { roles: before.roles }, { roles })
    return { email, roles }
  })
}

/**
 * Whether a text can be a person's e-mail address: one @ with something around it, no space, bracket or quote. Whether mail
 * arrives there shows when they sign in.
 */
export function looksLikeAddress(text: string): boolean {
  return /^[^\s@<>"]+@[^\s@<>"]+$/.test(text)
}

/**
 * Removes a person with their sessions, sign-in links and API tokens; what they did stays in the audit log under their address. Role
 * administrator; throws `NotFound`, and `Conflict` for oneself and for the last administrator.
 */
export async function removePerson(ctx: Ctx, input: { email: string }): Promise<void> {
  requireRole(ctx.actor, 'administrator')
  const email = input.email.trim().toLowerCase()
  if (ctx.actor.kind === 'person' && ctx.actor.email === email) {
    throw new Conflict(`${email} cannot be removed by themselves; another administrator can do it`)
  }
  await ctx.db.write(async (tx) => {
    const person = await personByEmail(tx, email)
    if (!person) throw new NotFound(`${email} is not known here; person list shows who is`)
    await refuseLastAdministrator(tx, email)
    await deletePerson(tx, person.id)
    await audit(tx, ctx, 'person.remove', email, { roles: person.roles }, null)
  })
}

async function refuseLastAdministrator(tx: Rows, email: string): Promise<void> {
  const administrators = (await everyPerson(tx)).filter(({ roles }) => roles.includes('administrator'))
  if (administrators.length !== 1 || administrators[0]!.email !== email) return
  throw new Conflict(`${email} is the last administrator; give somebody else the role administrator first`)
}

function rolesFrom(names: readonly string[]): Role[] {
  const unknown = names.find((name) => rolesAmong([name]).length === 0)
  if (unknown !== undefined) {
    throw new Invalid(wrong('roles', `${unknown} is not a role; the roles are ${ROLES.join(', ')}`))
  }
  if (names.length === 0) throw new Invalid(wrong('roles', `a person needs at least one role of ${ROLES.join(', ')}`))
  return rolesAmong(names)
}

function wrong(path: string, message: string) {
  return [{ path, message, severity: 'error' as const }]
}

function sameRoles(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role))
}

/** Everybody who may sign in. Role administrator. */
export async function listPeople(ctx: Ctx): Promise<KnownPerson[]> {
  requireRole(ctx.actor, 'administrator')
  const found = await peopleWithSessions(ctx.db.rows, ctx.now.getTime())
  return found.map(({ roles, ...person }) => {
    const names: string[] = JSON.parse(roles)
    return { ...person, roles: rolesAmong(names) }
  })
}

/** The person of this address as an actor. Throws `Invalid`, naming the command that adds them. */
export async function personActor(db: Ctx['db'], email: string): Promise<Actor> {
  const found = await personByEmail(db.rows, email.trim().toLowerCase())
  if (found) return { kind: 'person', id: found.id, email: found.email, roles: rolesAmong(found.roles) }
  throw new Invalid(`${email} is not known here; add them with: fanfare person add ${email} --role ROLE[,ROLE]`)
}
