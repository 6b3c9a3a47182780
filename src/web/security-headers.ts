import type { Context, MiddlewareHandler, Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** Mail shown inside a page is a document of its own, without script, without addresses it may ask, only to be framed here. */
const MAIL_DOCUMENT = /\/mail\.html$/

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
  const mail = secureHeaders({
    ...shared,
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'unsafe-inline'"],
      imgSrc: ['data:'],
      frameAncestors: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      sandbox: [],
    },
    xFrameOptions: 'SAMEORIGIN',
  })
  return function headers(c: Context, next: Next) {
    return (MAIL_DOCUMENT.test(c.req.path) ? mail : page)(c, next)
  }
}
