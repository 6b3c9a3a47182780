import { expect, it } from 'vitest'
import { readFreeText } from '../../src/plan/index.ts'

const ASKED = { path: 'proof', expected: 'what shows that it was done', shortest: 3, longest: 20 }

it.each([
  ['a sentence', '40 posters are up', '40 posters are up'],
  ['space around it', '\n  They are up. ', 'They are up.'],
  ['lines of a browser', 'They are up,\r\nall 12', 'They are up,\nall 12'],
  ['as long as it may be', 'ä'.repeat(20), 'ä'.repeat(20)],
])('what a person wrote is read: %s', (_, typed, text) => {
  expect(readFreeText(typed, ASKED)).toBe(text)
})

it.each([
  ['nothing', ' \n', 'is missing; expected what shows that it was done'],
  ['too little', 'ok', 'is shorter than 3 characters; expected what shows that it was done'],
  ['a book', 'x'.repeat(21), 'is longer than 20 characters; shorten it'],
  ['a bell', 'They are\u0007 up', 'holds a character that cannot be read; type it again'],
  ['what was no text', 'They are \uFFFD up', 'holds a character that cannot be read; type it again'],
])('what nobody could go by is refused, at its field: %s', (_, typed, message) => {
  const problems = [{ path: 'proof', message, severity: 'error' }]
  expect(() => readFreeText(typed, ASKED)).toThrow(expect.objectContaining({ problems }))
})
