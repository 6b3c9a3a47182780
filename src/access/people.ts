import { everyPerson, personByEmail, revokeSessionsOf, savePerson } from '../../db/queries/people.ts'
import { Invalid } from '../errors.ts'
import { type Actor, audit, type Ctx, requireRole, type Role, ROLES, rolesAmong } from './actor.ts'

export interface Person {
  readonly email: string
  readonly roles: Role[]
}

/**
 * Adds a person, or gives a known one other roles; a change of roles ends their sessions. Addresses are kept in lower case.
 * Role administrator; throws `Invalid` for an unknown role or something that is no address.
 */
export async function addPerson(ctx: Ctx, input: { email: string; roles: readonly string[] }): Promise<Person> {
  requireRole(ctx.actor, 'administrator')
  const email = input.email.trim().toLowerCase()
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(email)) throw new Invalid(`${email} is not an e-mail address`)
  const roles = rolesFrom(input.roles)
  return ctx.db.write(async (tx) => {
    const before = await personByEmail(tx, email)
    if (before && sameRoles(before.roles, roles)) return { email, roles }
    const saved = await savePerson(tx, email, roles, ctx.now.getTime())
    if (before) await revokeSessionsOf(tx, saved.id, ctx.now.getTime())
    await audit(tx, ctx, 'person.add', email, before && { roles: before.roles }, { roles })
    return { email, roles }
  })
}

function rolesFrom(names: readonly string[]): Role[] {
  const unknown = names.find((name) => rolesAmong([name]).length === 0)
  if (unknown !== undefined) throw new Invalid(`${unknown} is not a role; the roles are ${ROLES.join(', ')}`)
  if (names.length === 0) throw new Invalid(`a person needs at least one role of ${ROLES.join(', ')}`)
  return rolesAmong(names)
}

function sameRoles(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((role) => other.includes(role))
}

export async function listPeople(ctx: Ctx): Promise<Person[]> {
  requireRole(ctx.actor, 'administrator')
  const found = await everyPerson(ctx.db.rows)
  return found.map(({ email, roles }) => ({ email, roles: rolesAmong(roles) }))
}

/** The person of this address as an actor. Throws `Invalid`, naming the command that adds them. */
export async function personActor(db: Ctx['db'], email: string): Promise<Actor> {
  const found = await personByEmail(db.rows, email.trim().toLowerCase())
  if (found) return { kind: 'person', id: found.id, email: found.email, roles: rolesAmong(found.roles) }
  throw new Invalid(`${email} is not known here; add them with: fanfare person add ${email} --role ROLE[,ROLE]`)
}
