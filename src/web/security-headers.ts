import type { Context, MiddlewareHandler, Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** Mail and materials shown inside a page are documents of their own, without script, without addresses they may ask, only to be framed here. */
const FRAMED_DOCUMENT = /\/(?:mail|page|preview)\.html$/

/** Materials to keep, and their pictures: whatever a browser does with them, they run nothing here. */
const FILE = /\/materials\/[^/]+\/(?:(?:versions\/\d+\/)?file|pictures\/[^/]+)$/

/** Published materials, which everybody may read: documents of their own, without script, that lead on by their links. */
const PUBLIC_DOCUMENT = /^\/m\//

/** A strict policy on every answer: nothing inline, nothing from elsewhere. */
export function securityHeaders(baseUrl: string): MiddlewareHandler {
  const shared = {
    referrerPolicy: 'no-referrer',
    // Browsers warn when some answers of an origin carry it and others, such as assets, do not.
    originAgentCluster: false,
    strictTransportSecurity: baseUrl.startsWith('https:') ? 'max-age=31536000' : false,
  } as const
  const page = secureHeaders({
    ...shared,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      frameSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
  })
  const framed = secureHeaders({
    ...shared,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'unsafe-inline'"],
      imgSrc: ['data:'],
      fontSrc: ["'self'", 'data:'],
      frameAncestors: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      sandbox: [],
    },
    xFrameOptions: 'SAMEORIGIN',
  })
  const published = secureHeaders({
    ...shared,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
    },
    xFrameOptions: 'DENY',
  })
  return function headers(c: Context, next: Next) {
    if (PUBLIC_DOCUMENT.test(c.req.path)) return published(c, next)
    return (isDocument(c) ? framed : page)(c, next)
  }
}

function isDocument({ req: { path } }: Context): boolean {
  return FRAMED_DOCUMENT.test(path) || FILE.test(path)
}
