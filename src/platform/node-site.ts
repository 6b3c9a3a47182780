import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import type { Ports } from '../ports.ts'
import { createApp } from '../web/index.ts'

const ROOT = join(import.meta.dirname, '../../.fanfare/assets')
const A_YEAR = 'public, max-age=31536000, immutable'

/** What Node serves: the assets from their files, already compressed, and the app with its pages compressed on the way. */
export function nodeSite(ports: Ports): Hono {
  const site = new Hono()
  site.use(
    '/assets/*',
    serveStatic({
      root: ROOT,
      precompressed: true,
      onFound: (path, c) => {
        // A framed document has no origin of its own, and a font is asked for by origin.
        if (path.endsWith('.woff2')) c.header('access-control-allow-origin', '*')
        c.header('cache-control', A_YEAR)
        c.header('x-content-type-options', 'nosniff')
      },
    }),
  )
  site.use(compress())
  // Handed on whole, so that its pages for what is not found and for errors are its own.
  const app = createApp(ports)
  site.all('*', (c) => app.fetch(c.req.raw, c.env))
  return site
}
