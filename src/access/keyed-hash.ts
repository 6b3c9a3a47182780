import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** HMAC-SHA-256 of `text` under `secret`, as 32 hex digits (128 bits). `purpose` keeps uses apart. */
export function keyedHash(secret: string, purpose: string, text: string): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(`${purpose}\n${text}`)).subarray(0, 16))
}

/** SHA-256 of `text` as 64 hex digits. */
export function contentHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** Compares two hashes in a time that does not tell where they differ. */
export function sameHash(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let i = 0; i < one.length; i++) difference |= one.charCodeAt(i) ^ other.charCodeAt(i)
  return difference === 0
}
