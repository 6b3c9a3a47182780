import type { Database, Rows } from '../../db/index.ts'
import { insertAudit } from '../../db/queries/audit-log.ts'
import { NotAllowed } from '../errors.ts'

export const ROLES = ['viewer', 'planner', 'approver', 'operator', 'administrator'] as const
export type Role = (typeof ROLES)[number]

/** The roles among these names; what is no role (any more) gives no rights. */
export function rolesAmong(names: readonly string[]): Role[] {
  return ROLES.filter((role) => names.includes(role))
}

/** Who does something. The command line itself may do all but approve; the scheduler only sends what is approved. */
export type Actor =
  | { readonly kind: 'person'; readonly id: number; readonly email: string; readonly roles: readonly Role[] }
  | { readonly kind: 'command-line' }
  | { readonly kind: 'scheduler' }
  | { readonly kind: 'recipient' }
  /** Somebody who has not signed in. */
  | { readonly kind: 'visitor' }

/** What every verb is given: `verb(ctx, input)`. */
export interface Ctx {
  readonly db: Database
  readonly actor: Actor
  readonly now: Date
}

/** How an actor is named in the audit log and as author: an e-mail address, or what it is. */
export function actorName(actor: Actor): string {
  return actor.kind === 'person' ? actor.email : actor.kind
}

/** Throws `NotAllowed` unless the actor holds one of the roles; the command line holds all of them but approver. */
export function requireRole(actor: Actor, ...roles: readonly Role[]): void {
  const allowed =
    actor.kind === 'person'
      ? roles.some((role) => actor.roles.includes(role))
      : actor.kind === 'command-line' && roles.some((role) => role !== 'approver')
  if (allowed) return
  const needed = roles.join(' or ')
  throw new NotAllowed(
    actor.kind === 'person'
      ? `${actor.email} is ${actor.roles.join(', ') || 'without a role'}; this needs the role ${needed}`
      : `the ${actor.kind.replace('-', ' ')} itself may not do this; it needs a person with the role ${needed}`,
  )
}

/** Writes down who changed what, in the transaction of the change. Before and after hold no personal data of contacts. */
export async function audit(
  tx: Rows,
  ctx: Ctx,
  action: string,
  subject: string,
  before: unknown,
  after: unknown,
): Promise<void> {
  await insertAudit(tx, { at: ctx.now.getTime(), actor: actorName(ctx.actor), action, subject, before, after })
}
