import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { SignedInContext } from './signed-in.ts'

const SEARCH_COOKIE = 'fanfare_search'
const HOUR = 3_600
const LONGEST = 200

/**
 * Keeps what somebody looks for in their own browser, for one part of the site: it may be an address, and so must not stand
 * in the address of a page, where logs and histories keep it. The next session of the browser does not find it.
 */
export function keepSearch(
  c: SignedInContext,
  { path, text, secure }: { path: string; text: string; secure: boolean },
) {
  const searched = text.trim().slice(0, LONGEST)
  if (searched === '') deleteCookie(c, SEARCH_COOKIE, { path })
  else {
    const options = { httpOnly: true, sameSite: 'Lax', secure, path, maxAge: HOUR } as const
    setCookie(c, SEARCH_COOKIE, `${sessionMark(c)}${searched}`, options)
  }
}

/** What was last looked for in this part of the site and this session, if it was within the hour. */
export function keptSearch(c: SignedInContext): string {
  const kept = getCookie(c, SEARCH_COOKIE) ?? ''
  return kept.startsWith(sessionMark(c)) ? kept.slice(sessionMark(c).length) : ''
}

function sessionMark(c: SignedInContext): string {
  return `${c.var.viewer.formToken.slice(0, 8)} `
}
