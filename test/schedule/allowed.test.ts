import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import {
  type AllowedTimes,
  type Blackout,
  blackoutAt,
  endOfBlackout,
  formatInstant,
  nextAllowed,
  parseQuietDays,
  wallOf,
  WEEKDAYS,
} from '../../src/schedule/index.ts'

const LONDON = 'Europe/London'
const NIGHT = { from: '21:00', to: '08:00' }
const SUNDAY: AllowedTimes = { quietHours: NIGHT, quietDays: ['SU'] }
const EASTER: AllowedTimes = {
  quietHours: NIGHT,
  quietDays: ['SU', 'holidays'],
  holidays: ['2027-03-26', '2027-03-29'],
}

describe('quiet days hold a hand-off back', () => {
  it.each([
    ['on another day: now', SUNDAY, LONDON, '2027-06-05T11:00', '2027-06-05T11:00'],
    ['until the end of the quiet hours after it', SUNDAY, LONDON, '2027-06-06T11:00', '2027-06-07T07:00'],
    ['from the night before', SUNDAY, LONDON, '2027-06-05T22:00', '2027-06-07T07:00'],
    ['until midnight where no hours are quiet', { quietDays: ['SU'] }, LONDON, '2027-06-06T11:00', '2027-06-06T23:00'],
    [
      'on the calendar of the recipient’s place',
      { quietDays: ['SU'] },
      'Asia/Kathmandu',
      '2027-06-05T20:00',
      '2027-06-06T18:15',
    ],
    ['over a holiday', EASTER, LONDON, '2027-03-26T10:00', '2027-03-27T08:00'],
    ['over a Sunday and the holiday after it', EASTER, LONDON, '2027-03-28T10:00', '2027-03-30T07:00'],
    [
      'holidays that are not quiet: now',
      { ...EASTER, quietDays: ['SU'] },
      LONDON,
      '2027-03-29T10:00',
      '2027-03-29T10:00',
    ],
    [
      'to a day whose midnight is skipped',
      { quietDays: ['SA'] },
      'America/Sao_Paulo',
      '2018-11-03T12:00',
      '2018-11-04T03:00',
    ],
    ['nothing is quiet: now', undefined, LONDON, '2027-03-28T02:00', '2027-03-28T02:00'],
  ] satisfies [string, AllowedTimes | undefined, string, string, string][])(
    '%s',
    (_, rules, zone, instant, expected) => {
      expect(formatInstant(nextAllowed(Date.parse(`${instant}Z`), zone, rules)).slice(0, 16)).toBe(expected)
    },
  )

  it('until the first quarter of an hour that is neither quiet by the clock nor by the day', () => {
    const rules = fc.record({
      quietHours: fc.constantFrom(undefined, NIGHT, { from: '12:00', to: '14:00' }),
      quietDays: fc.subarray([...WEEKDAYS, 'holidays' as const], { maxLength: 5 }),
      holidays: fc.array(fc.constantFrom('2027-03-26', '2027-03-27', '2027-03-29', '2027-03-30')),
    })
    const quarter = fc.integer({ min: Date.UTC(2027, 2, 20) / 900_000, max: Date.UTC(2027, 3, 5) / 900_000 })
    fc.assert(
      fc.property(rules, fc.constantFrom(LONDON, 'Asia/Gaza', 'America/New_York'), quarter, (allowed, zone, start) => {
        let oracle = start * 900_000
        while (isQuiet(wallOf(oracle, zone), allowed)) oracle += 900_000
        expect(nextAllowed(start * 900_000, zone, allowed)).toBe(oracle)
      }),
      { numRuns: 400 },
    )
  })
})

function isQuiet(wall: string, { quietHours, quietDays = [], holidays = [] }: AllowedTimes): boolean {
  const [day, time] = [wall.slice(0, 10), wall.slice(11)]
  const weekday = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'][new Date(`${day}T00:00Z`).getUTCDay()]
  if (quietDays.some((quiet) => quiet === weekday || (quiet === 'holidays' && holidays.includes(day)))) return true
  if (quietHours === undefined) return false
  const { from, to } = quietHours
  return from < to ? time >= from && time < to : time >= from || time < to
}

it('reads quiet days', () => expect(parseQuietDays(['holidays', 'SU', 'SU'])).toEqual(['SU', 'holidays']))

it.each([
  ['a single day', 'SU', /expected a list of days/],
  ['a day in words', ['SU', 'Monday'], /^1: "Monday" is no day; expected one of MO/],
  ['every day', [...WEEKDAYS], /all seven days are quiet/],
  ['every day and holidays', ['holidays', ...WEEKDAYS], /all seven days are quiet/],
])('refuses quiet days that are %s', (_, value, message) => {
  expect(() => parseQuietDays(value)).toThrow(Invalid)
  expect(() => parseQuietDays(value)).toThrow(message)
})

describe('a blackout', () => {
  const elections: Blackout = { name: 'Elections', from: '2027-04-05', to: '2027-05-06', policy: 'block' }
  const budget: Blackout = { name: 'Budget', from: '2027-03-01', to: '2027-04-10', policy: 'warn' }
  const recess: Blackout = { name: 'Recess', from: '2027-05-01', to: '2027-05-20', policy: 'block' }

  it.each([
    ['before it', '2027-04-04T22:59:59.999Z', [elections], undefined],
    ['from the midnight it begins with', '2027-04-04T23:00:00.000Z', [elections], 'Elections'],
    ['through its last day', '2027-05-06T22:59:59.999Z', [elections], 'Elections'],
    ['no longer', '2027-05-06T23:00:00.000Z', [elections], undefined],
    ['that blocks comes before one that warns', '2027-04-06T12:00:00.000Z', [budget, elections], 'Elections'],
    ['that warns is told where nothing blocks', '2027-04-02T12:00:00.000Z', [budget, elections], 'Budget'],
    ['that ends last comes first of those that block', '2027-05-03T12:00:00.000Z', [elections, recess], 'Recess'],
    ['of none', '2027-05-03T12:00:00.000Z', [], undefined],
  ])('%s', (_, instant, blackouts, name) => {
    expect(blackoutAt(Date.parse(instant), LONDON, blackouts)?.name).toBe(name)
    expect(blackoutAt(Date.parse(instant), LONDON, blackouts.toReversed())?.name).toBe(name)
  })

  it.each([
    ['in summer', LONDON, '2027-05-06T23:00:00.000Z'],
    ['elsewhere', 'America/New_York', '2027-05-07T04:00:00.000Z'],
  ])('ends with its last day: %s', (_, zone, end) => {
    expect(formatInstant(endOfBlackout(elections, zone))).toBe(end)
    expect(blackoutAt(endOfBlackout(elections, zone) - 1, zone, [elections])).toBe(elections)
    expect(blackoutAt(endOfBlackout(elections, zone), zone, [elections])).toBeUndefined()
  })
})
