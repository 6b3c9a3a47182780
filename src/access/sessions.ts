import { personByEmail } from '../../db/queries/people.ts'
import { openSessionsOf, revokeSessionsOf } from '../../db/queries/sessions.ts'
import type { Rows } from '../../db/index.ts'
import { Invalid, NotFound } from '../errors.ts'
import { audit, type Ctx, requireRole, ROLES } from './actor.ts'
import { contentHash } from './keyed-hash.ts'

/** A session that is still good; its id tells nothing of its token. Instants in milliseconds. */
export interface OpenSession {
  readonly id: string
  readonly startedAt: number
  readonly endsAt: number
  readonly isCurrent: boolean
}

const ID_LENGTH = 16

/**
 * The open sessions of the acting person, or, for administrators, of anybody, newest first. `current` is the token of the
 * session this is asked in. Throws `NotFound` for an unknown address.
 */
export async function listSessions(
  ctx: Ctx,
  input: { email?: string | undefined; current?: string | undefined },
): Promise<OpenSession[]> {
  const email = ofWhom(ctx, input.email)
  const current = input.current === undefined ? undefined : contentHash(input.current)
  const open = await openSessionsOf(ctx.db.rows, await personId(ctx.db.rows, email), ctx.now.getTime())
  return open.map(({ tokenHash, startedAt, endsAt }) => ({
    id: tokenHash.slice(0, ID_LENGTH),
    startedAt,
    endsAt,
    isCurrent: tokenHash === current,
  }))
}

/**
 * Ends the session of this id, or without one every session: signed out everywhere. Of the acting person, or, for
 * administrators, of anybody. Answers how many were ended. Throws `NotFound` for an unknown address.
 */
export async function revokeSessions(
  ctx: Ctx,
  input: { email?: string | undefined; id?: string | undefined },
): Promise<{ ended: number }> {
  const email = ofWhom(ctx, input.email)
  const now = ctx.now.getTime()
  return ctx.db.write(async (tx) => {
    const person = await personId(tx, email)
    const found = await openSessionsOf(tx, person, now)
    const chosen = found.filter(({ tokenHash }) => input.id === undefined || tokenHash.slice(0, ID_LENGTH) === input.id)
    for (const { tokenHash } of chosen) await revokeSessionsOf(tx, person, now, tokenHash)
    const ended = chosen.length
    if (ended > 0) await audit(tx, ctx, 'person.sign-out', email, { open: found.length }, { ended })
    return { ended }
  })
}

/** Everybody may look after their own sessions; those of others are for administrators. */
function ofWhom(ctx: Ctx, asked: string | undefined): string {
  const own = ctx.actor.kind === 'person' ? ctx.actor.email : undefined
  const email = asked?.trim().toLowerCase() ?? own
  if (email === undefined) throw new Invalid('expected the e-mail address of the person whose sessions these are')
  if (email === own) requireRole(ctx.actor, ...ROLES)
  else requireRole(ctx.actor, 'administrator')
  return email
}

async function personId(rows: Rows, email: string): Promise<number> {
  const person = await personByEmail(rows, email)
  if (!person) throw new NotFound(`${email} is not known here; person list shows who is`)
  return person.id
}
