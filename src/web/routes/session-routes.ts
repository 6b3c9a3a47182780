import { Hono } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { signOut } from '../../access/index.ts'
import type { Ports } from '../../ports.ts'
import { SESSION_COOKIE } from '../session-cookie.ts'
import type { SignedIn } from '../signed-in.ts'

/** `/sign-out` ends the session it is asked in. */
export function sessionRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const secure = ports.settings.baseUrl.startsWith('https:')
  routes.post('/sign-out', async (c) => {
    const session = getCookie(c, SESSION_COOKIE)
    if (session) await signOut(ports.db, session, ports.clock.now())
    deleteCookie(c, SESSION_COOKIE, { path: '/', secure })
    return c.redirect('/sign-in', 303)
  })
  return routes
}
