import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import { sessionActor } from '../access/index.ts'
import { followLink } from '../links/index.ts'
import { healthOf } from '../dispatch/index.ts'
import { listCampaigns } from '../plan/index.ts'
import type { Ports } from '../ports.ts'
import { signInRoutes } from './api/sign-in-routes.tsx'
import { unsubscribeRoutes } from './api/unsubscribe-routes.tsx'
import { onError } from './on-error.tsx'
import { CampaignsPage } from './pages/campaigns.tsx'
import { ProblemPage } from './pages/problem.tsx'
import { SignedOutPage } from './pages/sign-in.tsx'
import { SESSION_COOKIE } from './session-cookie.ts'
import { style } from './style.ts'

/** The web app, the same on every platform. */
export function createApp(ports: Ports): Hono {
  const app = new Hono()
  app.onError(onError(ports.log))
  app.notFound((c) => c.html(<ProblemPage title="Not found" advice="There is no page at this address." />, 404))
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      xFrameOptions: 'DENY',
      referrerPolicy: 'no-referrer',
      strictTransportSecurity: ports.settings.baseUrl.startsWith('https:') ? 'max-age=31536000' : false,
    }),
  )

  app.get('/style.css', (c) => {
    c.header('cache-control', 'public, max-age=3600')
    return c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' })
  })

  app.get('/healthz', async (c) => {
    const health = await healthOf(ports)
    c.header('cache-control', 'no-store')
    return c.json(health, health.ok ? 200 : 503)
  })

  app.get('/r/:code', async (c) => {
    const ctx = { db: ports.db, actor: { kind: 'recipient' } as const, now: ports.clock.now() }
    const request = { code: c.req.param('code'), userAgent: c.req.header('user-agent'), method: c.req.method }
    const url = await followLink(ctx, request, ports.log)
    c.header('cache-control', 'no-store')
    return c.redirect(url, 302)
  })

  app.route('/u', unsubscribeRoutes(ports))
  app.route('/', signInRoutes(ports))

  app.get('/', async (c) => {
    c.header('cache-control', 'no-store')
    const now = ports.clock.now()
    const session = getCookie(c, SESSION_COOKIE)
    const actor = session && (await sessionActor(ports.db, session, now))
    if (!actor || actor.kind !== 'person') return c.html(<SignedOutPage />)
    const campaigns = await listCampaigns({ db: ports.db, actor, now })
    return c.html(<CampaignsPage email={actor.email} campaigns={campaigns} />)
  })
  return app
}
