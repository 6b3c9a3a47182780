import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { type Ctx, tokenActor } from '../../access/index.ts'
import type { Ports } from '../../ports.ts'

/** What the routes behind a token find in their context. */
export interface WithToken {
  Variables: { ctx: Ctx }
}

/** Lets nobody in without the token of a person. No cookie counts here, so no page of another site can ask for anybody. */
export function requireToken(ports: Ports): MiddlewareHandler<WithToken> {
  return async function bearer(c, next) {
    const token = /^Bearer +([^\s,]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const actor = token === undefined ? undefined : await tokenActor(ports.db, token)
    if (actor === undefined) throw new HTTPException(401)
    c.set('ctx', { db: ports.db, actor, now: ports.clock.now() })
    return next()
  }
}
