import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

const TOLD_COOKIE = 'fanfare_told'

/** Leaves a sentence for the next page that this browser shows: what an action did. Holds no personal data. */
export function tell(c: Context, sentence: string): void {
  setCookie(c, TOLD_COOKIE, sentence.slice(0, 500), { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 60 })
}

/** The sentence left by the last action, once. A part of a page that refreshes itself leaves it to the page. */
export function takeTold(c: Context): string | undefined {
  if (c.req.method !== 'GET' || c.req.header('hx-request') !== undefined) return undefined
  const told = getCookie(c, TOLD_COOKIE)
  if (told !== undefined) deleteCookie(c, TOLD_COOKIE, { path: '/' })
  return told
}
