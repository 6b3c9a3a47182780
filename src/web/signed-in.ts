import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie } from 'hono/cookie'
import { type Ctx, keyedHash, sameHash, sessionActor } from '../access/index.ts'
import { hasExamples } from '../dispatch/index.ts'
import type { Ports } from '../ports.ts'
import { formOf } from './form.ts'
import { askToSendAgain } from './send-again.tsx'
import { SESSION_COOKIE } from './session-cookie.ts'
import { takeTold } from './told.ts'
import type { Site, Viewer } from './show.tsx'

/** What the routes behind a session find in their context. */
export interface SignedIn {
  Variables: Site['Variables'] & { ctx: Ctx; viewer: Viewer }
}

export type SignedInContext = Context<SignedIn>

const LARGEST_FORM = 512 * 1024
/** A message of 100,000 characters in each of a dozen languages, three bytes each. */
const LARGEST_MESSAGE = 4 * 1024 * 1024
/** The boundaries of a map that stand in the form already, and a file that replaces them. */
const LARGEST_MATERIAL = 5 * 1024 * 1024
/** A contacts file with the form around it; larger ones are imported from the command line. */
const LARGEST_UPLOAD = 11 * 1024 * 1024
/** A photograph of a telephone, so that a picture that is too large is told beside its field, with how large it may be. */
const LARGEST_PICTURE_FORM = 12 * 1024 * 1024
/** A calendar file with the form around it. */
const LARGEST_CALENDAR_FORM = 1_100_000

/** Lets nobody in without a session, and no form that was not made for this session. A page that is asked for is returned to after signing in. */
export function requireSession(ports: Ports): MiddlewareHandler<SignedIn> {
  return async function session(c, next) {
    c.header('cache-control', 'no-store')
    const now = ports.clock.now()
    const token = getCookie(c, SESSION_COOKIE)
    const actor = token === undefined ? undefined : await sessionActor(ports.db, token, now)
    if (token === undefined || actor?.kind !== 'person') {
      if (isLooking(c)) return c.redirect(`/sign-in?to=${encodeURIComponent(pathOf(c))}`, 303)
      return askToSendAgain(c, 'You are signed out, so nothing was changed. Sign in again, go back and repeat it.')
    }
    const formToken = keyedHash(ports.settings.secret, 'form', token)
    const ctx: Ctx = { db: ports.db, actor, now }
    const told = takeTold(c)
    c.set('ctx', ctx)
    c.set('viewer', {
      email: actor.email,
      roles: actor.roles,
      formToken,
      path: c.req.path,
      ...(told !== undefined && { told }),
      hasExamples: await hasExamples(ctx),
    })
    if (isLooking(c) || (await isOfSession(c, formToken))) return next()
    return askToSendAgain(
      c,
      'This form is not from your present session, so nothing was changed. Go back, reload the page and repeat it.',
    )
  }
}

/** Changes nothing, so it needs no form. */
function isLooking(c: Context): boolean {
  return c.req.method === 'GET' || c.req.method === 'HEAD'
}

/** Large bodies only where a file is uploaded, or a long text in several languages. */
export const limitBody: MiddlewareHandler = (c, next) => bodyLimit({ maxSize: largestAt(c.req.path) })(c, next)

function largestAt(path: string): number {
  if (path === '/contacts/import') return LARGEST_UPLOAD
  if (/^\/campaigns\/[^/]+\/materials\/[^/]+\/pictures(?:\/|$)/.test(path)) return LARGEST_PICTURE_FORM
  if (/^\/campaigns\/[^/]+\/holidays$/.test(path)) return LARGEST_CALENDAR_FORM
  const [, kind] = /^\/campaigns\/[^/]+\/edit\/(message|material)(?:\/|$)/.exec(path) ?? []
  return kind === 'message' ? LARGEST_MESSAGE : kind === 'material' ? LARGEST_MATERIAL : LARGEST_FORM
}

async function isOfSession(c: SignedInContext, formToken: string): Promise<boolean> {
  const { form_token: given } = await formOf(c)
  return given !== undefined && sameHash(given, formToken)
}

function pathOf(c: Context): string {
  const url = new URL(c.req.url)
  return `${url.pathname}${url.search}`
}
