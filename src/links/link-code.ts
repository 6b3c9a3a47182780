import { keyedHash } from '../access/index.ts'

/** Lower case and digits, without 0, 1, i, l and o, which are taken for one another when typed from paper. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 12

/**
 * The code of one address at a place, such as an activity and language: 12 characters (59 bits) of a keyed hash, so it is
 * the same each time, cannot be guessed without the secret, and tells nothing of who follows it.
 */
export function linkCode(secret: string, place: readonly string[], url: string): string {
  const hash = keyedHash(secret, 'link', JSON.stringify([...place, url]))
  let rest = BigInt(`0x${hash}`)
  let code = ''
  while (code.length < LENGTH) {
    code += ALPHABET[Number(rest % BigInt(ALPHABET.length))]
    rest /= BigInt(ALPHABET.length)
  }
  return code
}

/** Where recipients follow tracked links, by the address that each leads to; `codes` are by that address, too. */
export function linkAddresses(baseUrl: string, codes: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...codes].map(([url, code]) => [url, linkAddress(baseUrl, code)]))
}

/** Where recipients follow a tracked link. */
export function linkAddress(baseUrl: string, code: string): string {
  return `${baseUrl}/r/${code}`
}
