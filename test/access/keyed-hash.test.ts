import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keyedHash, sameHash } from '../../src/access/index.ts'

it('is HMAC-SHA-256 as Node’s own crypto makes it, whatever secret came before', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), fc.string({ unit: 'grapheme' }), (secret, purpose, text) => {
      const expected = createHmac('sha256', secret).update(`${purpose}\n${text}`).digest('hex').slice(0, 32)
      expect(keyedHash(secret, purpose, text)).toBe(expected)
    }),
  )
})

it('comparing tells same from other, also of another length', () => {
  expect(sameHash('abc', 'abc')).toBe(true)
  expect(sameHash('abc', 'abd')).toBe(false)
  expect(sameHash('abc', 'abcd')).toBe(false)
  expect(sameHash('', '')).toBe(true)
})
