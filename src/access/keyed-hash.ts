import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** An HMAC with its key already taken in, which is a third of the work of hashing one address. */
let keyed: { secret: string; mac: ReturnType<typeof hmac.create> } | undefined

/** HMAC-SHA-256 of `text` under `secret`, as 32 hex digits (128 bits). `purpose` keeps uses apart. */
export function keyedHash(secret: string, purpose: string, text: string): string {
  if (keyed?.secret !== secret) keyed = { secret, mac: hmac.create(sha256, utf8ToBytes(secret)) }
  const mac = keyed.mac.clone().update(utf8ToBytes(`${purpose}\n${text}`))
  return bytesToHex(mac.digest().subarray(0, 16))
}

/** SHA-256 of a text, or of bytes, as 64 hex digits. */
export function contentHash(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content))
}

/** Compares two hashes in a time that does not tell where they differ. */
export function sameHash(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i)
  return difference === 0
}
