import type { HandOff } from '../ports.ts'

/** `fetch` of the platform, or one that counts. */
export type Fetch = typeof globalThis.fetch

/** Thrown by a `Fetch` that lets nothing more out. */
export class NoCallsLeft extends Error {}

/** What is known after a call: an answer, or how far the call came. A body that was lost on its way is undefined. */
export type Answer =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly body: string | undefined }
  | { readonly kind: 'no-answer'; readonly handOff: HandOff }

/**
 * Codes that Node's fetch gives when no connection came about, so that nothing can have been handed over. A reset or a
 * timeout is not among them: either may come after the request.
 */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
])

/**
 * Statuses by which Cloudflare's network, through which a Worker's calls go, says that it did not reach the provider:
 * refused (521), no route (523), no TLS (525, 526), no name (530). 520, 522 and 524 may come after the request was given.
 */
const NEVER_ARRIVED = new Set([521, 523, 525, 526, 530])

/** Makes one call, with a deadline for the whole of it. Never throws and follows no redirect. */
export async function callApi(fetch: Fetch, url: string, init: RequestInit, timeout: number): Promise<Answer> {
  const signal = AbortSignal.timeout(timeout)
  try {
    const response = await fetch(url, { ...init, signal, redirect: 'manual' })
    const body = await response.text().catch(() => undefined)
    return { kind: 'answer', status: response.status, headers: response.headers, body }
  } catch (fault) {
    return { kind: 'no-answer', handOff: handOffAfter(fault, new URL(url).host, signal.aborted, timeout) }
  }
}

function handOffAfter(fault: unknown, host: string, timedOut: boolean, timeout: number): HandOff {
  if (fault instanceof NoCallsLeft) return { outcome: 'not-tried' }
  const cause = deepest(fault)
  if (NEVER_CONNECTED.has(cause.code))
    return { outcome: 'unreachable', reason: `${host} cannot be reached: ${cause.message}` }
  const how = timedOut ? `within ${timeout / 1000} s` : `(${cause.message})`
  return { outcome: 'unknown', reason: `no answer from ${host} after the mail was given ${how}` }
}

/** Node wraps the cause once or twice; several addresses tried in turn give several causes. */
function deepest(fault: unknown): { code: string; message: string } {
  let found = { code: '', message: String(fault) }
  for (let cause = fault; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : found.code
    found = { code, message: cause.message || code || found.message }
  }
  return found
}

/**
 * What a status says of every mail of a call, where the provider's own table says nothing else. Refusals (4xx) and redirects
 * are certain: nothing was taken. A 5xx may come after the mail was taken.
 */
export function handOffByStatus(status: number, host: string, said: string): HandOff {
  const reason = `${host} answered ${status}${said ? `: ${said}` : ''}`
  if (NEVER_ARRIVED.has(status))
    return { outcome: 'unreachable', reason: `${host} cannot be reached (status ${status})` }
  if (status >= 500) return { outcome: 'unknown', reason: `${reason}; it may have taken the mail before` }
  if (status < 400) return { outcome: 'unreachable', reason: `${reason}; check FANFARE_MAIL_URL` }
  return { outcome: 'unreachable', reason }
}

/** Reads JSON without throwing. */
export function parsed(body: string | undefined): unknown {
  try {
    return JSON.parse(body ?? '')
  } catch {
    return undefined
  }
}

/** What a provider says may go into a log line or an address field: never more than one line. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
