import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { latestStart, parseDuration, parseLate, parseRate } from '../../src/schedule/index.ts'

const HOUR = 3_600_000
const NOON = Date.UTC(2027, 2, 1, 12)

describe('late', () => {
  it.each([
    ['send: no limit', 'send', undefined],
    ['ask: an hour', 'ask', NOON + HOUR],
    ['skip after six hours', 'skip after 6h', NOON + 6 * HOUR],
    ['skip after two days', ' skip  after 2d ', NOON + 48 * HOUR],
  ])('%s', (_, text, latest) => expect(latestStart(parseLate(text), NOON)).toBe(latest))

  it.each(['', 'skip', 'skip after', 'skip after soon', 'skip after 0h', 'Send', 'never'])('refuses “%s”', (text) => {
    expect(() => parseLate(text)).toThrow(Invalid)
    expect(() => parseLate(text)).toThrow(/expected/)
  })
})

it.each([
  ['90m', 1.5 * HOUR],
  ['6h', 6 * HOUR],
  ['2d', 48 * HOUR],
  ['1w', 168 * HOUR],
])('%s lasts as long as it says', (text, milliseconds) => expect(parseDuration(text)).toBe(milliseconds))

it.each(['', '6', 'h', '6 h', '-6h', '1.5h', '0d', '6s', '99999w', '٣h'])('refuses the duration “%s”', (text) => {
  expect(() => parseDuration(text)).toThrow(/no duration; expected/)
})

it.each([
  ['50/s', { count: 50, perMs: 1_000 }],
  ['600/m', { count: 600, perMs: 60_000 }],
  ['10000 / h', { count: 10_000, perMs: HOUR }],
])('%s is a rate', (text, rate) => expect(parseRate(text)).toEqual(rate))

it.each(['', '50', '0/s', '-1/s', '0.5/s', '50/d', '50/constructor', 'fast'])('refuses the rate “%s”', (text) => {
  expect(() => parseRate(text)).toThrow(/no rate; expected/)
})
