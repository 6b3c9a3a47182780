import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { csrf } from 'hono/csrf'
import { signIn, signOut } from '../../access/index.ts'
import type { Ports } from '../../ports.ts'
import { SignInPage } from '../pages/sign-in.tsx'
import { SESSION_COOKIE } from '../session-cookie.ts'

const SESSION_SECONDS = 12 * 60 * 60

/** `/sign-in/TOKEN` shows a button, its POST uses the link up and begins a session; `/sign-out` ends it. */
export function signInRoutes(ports: Ports): Hono {
  const routes = new Hono()
  const secure = ports.settings.baseUrl.startsWith('https:')
  const smallForm = bodyLimit({ maxSize: 4096 })
  const sameOrigin = csrf()

  routes.get('/sign-in/:token', (c) => c.html(<SignInPage />))

  routes.post('/sign-in/:token', sameOrigin, smallForm, async (c) => {
    const session = await signIn(ports.db, c.req.param('token'), ports.clock.now())
    setCookie(c, SESSION_COOKIE, session, {
      httpOnly: true,
      sameSite: 'Lax',
      secure,
      path: '/',
      maxAge: SESSION_SECONDS,
    })
    return c.redirect('/', 303)
  })

  routes.post('/sign-out', sameOrigin, smallForm, async (c) => {
    const session = getCookie(c, SESSION_COOKIE)
    if (session) await signOut(ports.db, session, ports.clock.now())
    deleteCookie(c, SESSION_COOKIE, { path: '/', secure })
    return c.redirect('/', 303)
  })
  return routes
}
