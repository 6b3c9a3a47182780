// The peer of the pages: the same web framework, which says a page of the size it is asked for and looks nothing up.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono()
app.get('/healthz', (c) => c.json({ ok: true }))
app.get('/:bytes', (c) => {
  const frame = '<!doctype html><html lang="en"><title>A page</title><body></body></html>'
  return c.html(frame.replace('</body>', () => `${'x'.repeat(Number(c.req.param('bytes')) - frame.length)}</body>`))
})
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' })
