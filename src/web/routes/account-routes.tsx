import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { listSessions, revokeSessions } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import { formOf } from '../form.ts'
import { AccountPage } from '../pages/account.tsx'
import { SESSION_COOKIE } from '../session-cookie.ts'
import { show } from '../show.tsx'
import type { SignedIn } from '../signed-in.ts'
import { tell } from '../told.ts'

/** Everybody's own sessions. */
export function accountRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/', async (c) => {
    const sessions = await listSessions(c.var.ctx, { current: getCookie(c, SESSION_COOKIE) })
    return show(c, <AccountPage sessions={sessions} now={c.var.ctx.now} />)
  })

  routes.post('/sessions/end', async (c) => {
    const { session: id } = await formOf(c)
    if (!id) throw new Invalid('No session was named. Go back and choose one to end.')
    const { ended } = await revokeSessions(c.var.ctx, { id })
    tell(c, ended === 0 ? 'That session had ended already.' : 'That session is ended.')
    return c.redirect('/account', 303)
  })

  routes.post('/sign-out-everywhere', async (c) => {
    await revokeSessions(c.var.ctx, {})
    return c.redirect('/sign-in', 303)
  })
  return routes
}
