import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { formatInstant, nextAllowed, parseQuietHours, wallOf } from '../../src/schedule/index.ts'

const NIGHT = { from: '21:00', to: '08:00' }
const LONDON = 'Europe/London'

describe('quiet hours hold a hand-off back', () => {
  it.each([
    ['at noon: now', NIGHT, LONDON, '2027-06-01T11:00:00.000Z', '2027-06-01T11:00:00.000Z'],
    ['a second before they begin: now', NIGHT, LONDON, '2027-06-01T19:59:59.000Z', '2027-06-01T19:59:59.000Z'],
    ['as they begin: until the morning', NIGHT, LONDON, '2027-06-01T20:00:00.000Z', '2027-06-02T07:00:00.000Z'],
    ['after midnight: until the same morning', NIGHT, LONDON, '2027-06-02T01:23:45.678Z', '2027-06-02T07:00:00.000Z'],
    ['as they end: now', NIGHT, LONDON, '2027-06-02T07:00:00.000Z', '2027-06-02T07:00:00.000Z'],
    [
      'at the recipient’s place, not ours',
      NIGHT,
      'Asia/Kathmandu',
      '2027-06-01T15:30:00.000Z',
      '2027-06-02T02:15:00.000Z',
    ],
    ['the night that is an hour short', NIGHT, LONDON, '2027-03-27T22:00:00.000Z', '2027-03-28T07:00:00.000Z'],
    ['the night that is an hour long', NIGHT, LONDON, '2027-10-30T22:00:00.000Z', '2027-10-31T08:00:00.000Z'],
    ['within the day', { from: '12:00', to: '14:00' }, LONDON, '2027-01-05T13:00:00.000Z', '2027-01-05T14:00:00.000Z'],
    [
      'ending in a time that is skipped',
      { from: '22:00', to: '01:30' },
      LONDON,
      '2027-03-27T23:00:00.000Z',
      '2027-03-28T01:00:00.000Z',
    ],
    [
      'ending in a repeated time: the first',
      { from: '22:00', to: '01:30' },
      LONDON,
      '2027-10-30T23:00:00.000Z',
      '2027-10-31T00:30:00.000Z',
    ],
    [
      'in the second of two equal hours',
      { from: '22:00', to: '01:30' },
      LONDON,
      '2027-10-31T01:10:00.000Z',
      '2027-10-31T01:30:00.000Z',
    ],
    ['over the day that was left out', NIGHT, 'Pacific/Apia', '2011-12-30T08:00:00.000Z', '2011-12-30T18:00:00.000Z'],
    ['none at all', undefined, LONDON, '2027-06-01T23:00:00.000Z', '2027-06-01T23:00:00.000Z'],
  ])('%s', (_, quiet, zone, instant, allowed) => {
    expect(formatInstant(nextAllowed(Date.parse(instant), zone, { quietHours: quiet }))).toBe(allowed)
  })

  it('until the first minute at which the clock there is outside them', () => {
    const time = fc.integer({ min: 0, max: 95 }).map((quarter) => formatInstant(quarter * 900_000).slice(11, 16))
    const zone = fc.constantFrom(
      LONDON,
      'America/New_York',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'America/Havana',
    )
    const nearChange = fc
      .tuple(fc.integer({ min: 2020, max: 2035 }), fc.constantFrom(2, 3, 9, 10), fc.integer({ min: 0, max: 40 * 1440 }))
      .map(([year, month, minutes]) => Date.UTC(year, month, 1) + minutes * 60_000)
    const isQuiet = (instant: number, place: string, { from, to }: { from: string; to: string }) => {
      const clock = wallOf(instant, place).slice(11)
      return from < to ? clock >= from && clock < to : clock >= from || clock < to
    }
    fc.assert(
      fc.property(time, time, zone, nearChange, (from, to, place, instant) => {
        fc.pre(from !== to)
        let oracle = instant
        while (isQuiet(oracle, place, { from, to })) oracle += 60_000
        expect(nextAllowed(instant, place, { quietHours: { from, to } })).toBe(oracle)
      }),
      { numRuns: 400 },
    )
  })
})

it('reads quiet hours', () => expect(parseQuietHours({ from: '21:00', to: '08:00' })).toEqual(NIGHT))

it.each([
  ['no beginning and end', 'at night', /two times of day/],
  ['nothing', undefined, /two times of day/],
  ['half of them', { from: '21:00' }, /two times of day/],
  ['equal ends', { from: '08:00', to: '08:00' }, /08:00 to 08:00 have no end/],
  ['24:00', { from: '21:00', to: '24:00' }, /to: "24:00" is no time of day/],
  ['a number', { from: 1260, to: '08:00' }, /from: 1260 is no time of day; expected one in quotes/],
])('refuses quiet hours with %s', (_, value, message) => {
  expect(() => parseQuietHours(value)).toThrow(Invalid)
  expect(() => parseQuietHours(value)).toThrow(message)
})

it('reports both ends when both are wrong', () => {
  expect(() => parseQuietHours({ from: '9pm', to: 8 })).toThrow(/from: "9pm".*\nto: 8/)
})
