import { Invalid, type Problem } from '../../errors.ts'
import { isHostWithin, withoutDots } from '../inspect/host-within.ts'
import { QUIET_ZONE, qrModules } from './qr-code.ts'

/** Where a code is to stand. Sizes are those of the picture with its quiet zone. */
export interface QrPlacement {
  readonly size: { readonly mm: number } | { readonly px: number }
  /** Domains that a code of this campaign may lead to: these hosts and those below them. */
  readonly allowedHosts: readonly string[]
  /** How far away people stand who scan it: on posters. */
  readonly distanceMm?: number
}

/** Printed: a code is at least 20 mm wide, or a tenth of the distance it is scanned from, and a module 0.4 mm. */
const LEAST_MM = 20
const LEAST_MODULE_MM = 0.4

/** No code holds more bytes, and what is longer takes long to look through. */
const MOST_CHARACTERS = 2331

/** On a screen: what survives a picture that a network has made smaller. */
const LEAST_PX = 160
const LEAST_MODULE_PX = 4

/**
 * What keeps a code from being scanned, or from being printed with a good conscience: an address that is not `https:`, not
 * inside the allowed domains, or tells who scanned it; a code too small for its place or its length. `path` is `url` or
 * `size`.
 */
export function qrProblems(url: string, { size, allowedHosts, distanceMm }: QrPlacement): readonly Problem[] {
  if (url.length > MOST_CHARACTERS)
    return [
      error('url', `A QR code holds at most 2,331 bytes: this address has ${url.length} characters. Use a short one.`),
    ]
  const address = URL.parse(url)
  if (address === null) return [error('url', `The QR code needs a whole address such as https://…: found “${url}”.`)]
  return [
    ...schemeProblems(address),
    ...hostProblems(address, allowedHosts),
    ...personalProblems(address),
    ...sizeProblems(url, size, distanceMm),
  ]
}

function schemeProblems({ protocol }: URL): Problem[] {
  return protocol === 'https:'
    ? []
    : [error('url', `A QR code leads to an https: address: this one is ${protocol} Use the https: address.`)]
}

function hostProblems({ hostname }: URL, allowedHosts: readonly string[]): Problem[] {
  if (isHostWithin(hostname, allowedHosts)) return []
  const expected = allowedHosts.length > 0 ? allowedHosts.join(', ') : 'none is allowed yet'
  return [
    error(
      'url',
      `The QR code leads to ${withoutDots(hostname) || 'no host'}, outside the allowed domains (${expected}).`,
    ),
  ]
}

function personalProblems(address: URL): Problem[] {
  const readable = decoded(`${address.username} ${address.pathname} ${address.search} ${address.hash}`)
  if (address.username !== '' || address.password !== '')
    return [error('url', 'The address of the QR code holds a user name: everybody who scans it would get it.')]
  const mail = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+\.[\p{L}\p{N}.-]+/u.exec(readable)?.[0]
  if (mail !== undefined) return [error('url', `The address of the QR code holds a person’s e-mail address: ${mail}.`)]
  const token = readable.split(/[^\p{L}\p{N}_-]+/u).find(looksPersonal)
  if (token === undefined) return []
  const advice = 'A code on paper is the same for everybody: take it out if it tells who scanned it.'
  return [{ path: 'url', severity: 'warning', message: `The address of the QR code holds “${token}”. ${advice}` }]
}

/** Long, and letters and digits mixed: not a word and not a number, but the name of one visit or person. */
function looksPersonal(part: string): boolean {
  const longest = part.split(/[-_]/).reduce((one, other) => (other.length > one.length ? other : one), '')
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(part)
  return isUuid || (longest.length >= 16 && /\p{L}/u.test(longest) && /\p{N}/u.test(longest))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A lone % is no fault of an address: it is read as it stands.
    return text
  }
}

function sizeProblems(url: string, size: QrPlacement['size'], distanceMm: number | undefined): Problem[] {
  const modules = modulesOf(url)
  if (typeof modules !== 'number') return [...modules]
  const [side, least, leastModule, unit] =
    'mm' in size
      ? ([size.mm, Math.max(LEAST_MM, (distanceMm ?? 0) / 10), LEAST_MODULE_MM, 'mm'] as const)
      : ([size.px, LEAST_PX, LEAST_MODULE_PX, 'px'] as const)
  const withQuietZone = modules + 2 * QUIET_ZONE
  const code = (side * modules) / withQuietZone
  const needed = Math.ceil(Math.max((least * withQuietZone) / modules, leastModule * withQuietZone))
  if (code < least) {
    const why = least > LEAST_MM && unit === 'mm' ? ` to be scanned from ${inMetres(distanceMm!)}` : ''
    return [
      error(
        'size',
        `The QR code is ${rounded(code)} ${unit} wide without its margin, expected at least ${rounded(least)} ${unit}${why}: give it ${needed} ${unit}.`,
      ),
    ]
  }
  if (side / withQuietZone >= leastModule) return []
  return [
    error(
      'size',
      `The address is too long for a QR code of ${rounded(side)} ${unit}: its squares are ${rounded(side / withQuietZone)} ${unit}, expected at least ${leastModule} ${unit}. Use a shorter address, or give it ${needed} ${unit}.`,
    ),
  ]
}

function modulesOf(url: string): number | readonly Problem[] {
  try {
    return qrModules(url).size
  } catch (fault) {
    if (!(fault instanceof Invalid)) throw fault
    return fault.problems.map((problem) => ({ ...problem, path: 'url' }))
  }
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function inMetres(mm: number): string {
  return `${rounded(mm / 1000)} m`
}

function error(path: 'url' | 'size', message: string): Problem {
  return { path, message, severity: 'error' }
}
