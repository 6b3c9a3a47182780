import { Hono } from 'hono'
import { followLink } from '../../links/index.ts'
import type { Ports } from '../../ports.ts'

/** `/r/CODE` counts a visit of a tracked link and leads on. No session. */
export function linkRoutes(ports: Ports): Hono {
  const routes = new Hono()
  routes.get('/r/:code', async (c) => {
    const ctx = { db: ports.db, actor: { kind: 'recipient' } as const, now: ports.clock.now() }
    const request = { code: c.req.param('code'), userAgent: c.req.header('user-agent'), method: c.req.method }
    const url = await followLink(ctx, request, ports.log)
    c.header('cache-control', 'no-store')
    return c.redirect(url, 302)
  })
  return routes
}
