import { keyedHash, sameHash } from '../access/index.ts'

/**
 * The token in a recipient's unsubscribe link: which delivery it stands in, signed with 128 bits, so that it can be neither
 * guessed nor altered and needs no row of its own. Letters, digits and a hyphen.
 */
export function unsubscribeToken(secret: string, deliveryId: number): string {
  return `${deliveryId.toString(36)}-${signature(secret, deliveryId)}`
}

/** The delivery a token stands for, or nothing when it was not made here. */
export function readUnsubscribeToken(secret: string, token: string): number | undefined {
  const [, digits, signed] = /^([1-9a-z][0-9a-z]{0,10})-([0-9a-f]{32})$/.exec(token) ?? []
  if (digits === undefined || signed === undefined) return undefined
  const deliveryId = parseInt(digits, 36)
  if (!Number.isSafeInteger(deliveryId)) return undefined
  return sameHash(signed, signature(secret, deliveryId)) ? deliveryId : undefined
}

function signature(secret: string, deliveryId: number): string {
  return keyedHash(secret, 'unsubscribe', String(deliveryId))
}
