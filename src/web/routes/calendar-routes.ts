import { Hono } from 'hono'
import { etag } from 'hono/etag'
import { calendarFeed } from '../../calendar/index.ts'
import type { Ports } from '../../ports.ts'

/** `/c/CAMPAIGN.ics?token=`, for programs that look again and again: no session, and nothing sent where nothing changed. */
export function calendarRoutes(ports: Ports): Hono {
  const routes = new Hono()
  routes.get('/:feed{[^/]+\\.ics}', etag(), async (c) => {
    const campaignId = c.req.param('feed').replace(/\.ics$/, '')
    const input = { campaignId, token: c.req.query('token') ?? '' }
    const text = await calendarFeed({ db: ports.db, now: ports.clock.now() }, input, ports.settings)
    return c.body(text, 200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `inline; filename="${campaignId}.ics"`,
      // The address is a key: no cache on the way keeps what it opens, and a subscriber asks whether its copy still counts.
      'cache-control': 'private, no-cache',
    })
  })
  return routes
}
