import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

const SEARCH_COOKIE = 'fanfare_search'
const HOUR = 3_600
const LONGEST = 200

/**
 * Keeps what somebody looks for in their own browser, for one part of the site: it may be an address, and so must not stand
 * in the address of a page, where logs and histories keep it.
 */
export function keepSearch(c: Context, path: string, text: string): void {
  const searched = text.trim().slice(0, LONGEST)
  const secure = new URL(c.req.url).protocol === 'https:'
  if (searched === '') deleteCookie(c, SEARCH_COOKIE, { path })
  else setCookie(c, SEARCH_COOKIE, searched, { httpOnly: true, sameSite: 'Lax', secure, path, maxAge: HOUR })
}

/** What was last looked for in this part of the site, if it was within the hour. */
export function keptSearch(c: Context): string {
  return getCookie(c, SEARCH_COOKIE) ?? ''
}
