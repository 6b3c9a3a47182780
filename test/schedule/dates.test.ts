import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import {
  type Anchor,
  type DatedMoment,
  dateOf,
  formatInstant,
  instantOf,
  parseAfter,
  parseDeadline,
  parseWhen,
  wallOf,
} from '../../src/schedule/index.ts'

const LONDON = 'Europe/London'
const anchors: Record<string, Anchor> = {
  launch: { wall: '2027-04-01T09:00', zone: LONDON },
  pilot: { wall: '2027-02-01T10:30', zone: 'America/New_York' },
  night: { wall: '2027-03-27T01:30', zone: LONDON },
}
const dated = (text: string) => dateOf(parseWhen(text), anchors, LONDON)

describe('a date of the plan', () => {
  it.each([
    ['the anchor itself', 'launch', '2027-04-01T09:00', '2027-04-01T08:00:00.000Z'],
    ['the anchor’s day at another time', 'launch 08:00', '2027-04-01T08:00', '2027-04-01T07:00:00.000Z'],
    ['14 days before, across the spring change', 'launch-14d', '2027-03-18T09:00', '2027-03-18T09:00:00.000Z'],
    ['14 days before at 07:30', 'launch-14d 07:30', '2027-03-18T07:30', '2027-03-18T07:30:00.000Z'],
    ['2 weeks before', 'launch-2w', '2027-03-18T09:00', '2027-03-18T09:00:00.000Z'],
    ['336 hours before is elapsed time', 'launch-336h', '2027-03-18T08:00', '2027-03-18T08:00:00.000Z'],
    ['2 hours after', 'launch+2h', '2027-04-01T11:00', '2027-04-01T10:00:00.000Z'],
    ['90 minutes before', 'launch-90m', '2027-04-01T07:30', '2027-04-01T06:30:00.000Z'],
    ['no days after', 'launch+0d', '2027-04-01T09:00', '2027-04-01T08:00:00.000Z'],
    ['an anchor in its own zone', 'pilot+1d 08:00', '2027-02-02T08:00', '2027-02-02T13:00:00.000Z'],
    ['the day whose 01:30 is skipped', 'night+1d', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
    ['the day after that is 01:30 again', 'night+2d', '2027-03-29T01:30', '2027-03-29T00:30:00.000Z'],
    ['across the end of a month', 'pilot-1d', '2027-01-31T10:30', '2027-01-31T15:30:00.000Z'],
    ['pinned', '2027-07-01 12:00', '2027-07-01T12:00', '2027-07-01T11:00:00.000Z'],
    ['pinned in a gap', '2027-03-28 01:30', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
    ['a working day before, over the weekend', 'launch-4wd', '2027-03-26T09:00', '2027-03-26T09:00:00.000Z'],
    ['3 working days after at a time', 'launch+3wd 08:30', '2027-04-06T08:30', '2027-04-06T07:30:00.000Z'],
    ['with spaces around it', '  launch-1d   09:00 ', '2027-03-31T09:00', '2027-03-31T08:00:00.000Z'],
  ])('%s', (_, text, wall, instant) => {
    const found = dated(text)
    expect({ wall: found.wall, instant: formatInstant(found.instant) }).toEqual({ wall, instant })
  })

  it.each([
    ['ten years of working days', 'launch+3660wd', /do not hold 3660 working days/],
    ['an unknown unit', 'launch+3y', /“y” is no unit/],
    ['a unit named like a property', 'launch+3constructor', /no unit/],
    ['a time of day after hours', 'launch+2h 09:00', /time of day goes with days and weeks/],
    ['a time of day of one digit', 'launch 9:00', /“9:00” is no time of day/],
    ['25 o’clock', 'launch-1d 25:00', /“25:00” is no time of day/],
    ['a date without a time', '2027-03-01', /has no time of day.*expected/],
    ['a date that does not exist', '2027-02-30 09:00', /not in the calendar/],
    ['an anchor in capitals', 'Launch-1d', /expected such as/],
    ['a space before the sign', 'launch -1d', /no time of day/],
    ['half a day', 'launch-1.5d', /expected such as/],
    [
      'a typing error in the anchor',
      'lunch-1d',
      /no anchor “lunch”; did you mean “launch”\? Known anchors: launch, pilot, night/,
    ],
    ['an anchor named like a property', 'constructor', /no anchor “constructor”/],
    ['eleven years', 'launch+4018d', /more than ten years/],
    ['nothing', '', /expected such as/],
  ])('refuses %s', (_, text, message) => {
    expect(() => dated(text)).toThrow(Invalid)
    expect(() => dated(text)).toThrow(message)
  })

  it('refuses any anchor where there is none', () => {
    expect(() => dateOf(parseWhen('launch'), {}, LONDON)).toThrow('there is no anchor “launch”; Known anchors: none')
  })
})

describe('a date after an activity', () => {
  const planned: Record<string, DatedMoment> = {
    teaser: { wall: '2027-03-25T09:00', zone: LONDON, instant: Date.UTC(2027, 2, 25, 9) },
    'follow-up_2': { wall: '2027-03-27T01:30', zone: LONDON, instant: Date.UTC(2027, 2, 27, 1, 30) },
    late: { wall: '2027-10-31T01:30', zone: LONDON, instant: Date.UTC(2027, 9, 31, 1, 30) },
  }
  const after = (text: string) =>
    dateOf(parseWhen(text), {}, 'UTC', {
      calendar: { weekend: ['SA', 'SU'], holidays: ['2027-03-26', '2027-03-29'] },
      dateOfActivity: (id) => planned[id],
    })

  it.each([
    ['the same moment', 'after teaser', '2027-03-25T09:00', '2027-03-25T09:00:00.000Z'],
    ['two days later', 'after teaser + 2d', '2027-03-27T09:00', '2027-03-27T09:00:00.000Z'],
    ['without spaces', 'after teaser+2d', '2027-03-27T09:00', '2027-03-27T09:00:00.000Z'],
    ['a week later, across the spring change', 'after teaser + 1w', '2027-04-01T09:00', '2027-04-01T08:00:00.000Z'],
    ['168 hours later', 'after teaser + 168h', '2027-04-01T10:00', '2027-04-01T09:00:00.000Z'],
    ['the working day after Easter', 'after teaser + 1wd', '2027-03-30T09:00', '2027-03-30T08:00:00.000Z'],
    ['at a time of its own', 'after teaser + 1wd 14:00', '2027-03-30T14:00', '2027-03-30T13:00:00.000Z'],
    ['later that day', 'after teaser + 0d 14:00', '2027-03-25T14:00', '2027-03-25T14:00:00.000Z'],
    ['an id with a dash and an underscore', 'after follow-up_2 + 1d', '2027-03-28T02:30', '2027-03-28T01:30:00.000Z'],
    ['no days after the second of two equal hours', 'after late + 0d', '2027-10-31T01:30', '2027-10-31T01:30:00.000Z'],
  ])('%s', (_, text, wall, instant) => {
    const found = after(text)
    expect({ wall: found.wall, instant: formatInstant(found.instant) }).toEqual({ wall, instant })
  })

  it.each([
    ['an activity nobody planned', 'after launch-party', /no date of “launch-party” to come after/],
    ['a time that is before it', 'after teaser + 0d 08:00', /08:00 on that day is before “teaser”, 2027-03-25 09:00/],
    ['days before it', 'after teaser - 2d', /names no activity to come after; expected/],
    ['a time of day alone', 'after teaser 09:00', /names no activity to come after; expected/],
    ['a time of day after hours', 'after teaser + 2h 09:00', /time of day goes with days/],
    ['an unknown unit', 'after teaser + 2y', /“y” is no unit/],
    ['no length', 'after teaser +', /names no activity/],
    ['eleven years', 'after teaser + 4018d', /more than ten years from its activity/],
  ])('refuses %s', (_, text, message) => {
    expect(() => after(text)).toThrow(Invalid)
    expect(() => after(text)).toThrow(message)
  })

  it('is read the same under a key of its own', () => {
    expect(parseAfter('teaser + 2d 09:00')).toEqual(parseWhen('after teaser + 2d 09:00'))
    expect(parseAfter(' teaser ')).toEqual({ kind: 'after', activity: 'teaser', amount: 0, unit: 'm' })
    expect(() => parseAfter('after teaser')).toThrow(/names no activity/)
  })

  it('may still hang on an anchor that is called after', () => {
    expect(parseWhen('after 09:00')).toMatchObject({ kind: 'offset', anchor: 'after', timeOfDay: '09:00' })
    expect(parseWhen('after+2d')).toMatchObject({ kind: 'offset', anchor: 'after', amount: 2 })
  })
})

describe('offsets', () => {
  const zone = fc.constantFrom(LONDON, 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia')
  const wall = fc
    .integer({ min: Date.UTC(2005, 0, 1) / 60_000, max: Date.UTC(2045, 0, 1) / 60_000 })
    .map((minutes) => formatInstant(minutes * 60_000).slice(0, 16))
  const amount = fc.integer({ min: -400, max: 400 })
  const offset = (count: number, unit: string) => `launch${count < 0 ? '-' : '+'}${Math.abs(count)}${unit}`

  it('in days and weeks keep the wall time, as Temporal’s calendar does', () => {
    fc.assert(
      fc.property(wall, zone, amount, fc.constantFrom('d', 'w'), (start, place, count, unit) => {
        const found = dateOf(parseWhen(offset(count, unit)), { launch: { wall: start, zone: place } }, 'UTC')
        const day = Temporal.PlainDateTime.from(start).add(unit === 'd' ? { days: count } : { weeks: count })
        const oracle = day.toZonedDateTime(place, { disambiguation: 'compatible' })
        expect(found.instant).toBe(oracle.epochMilliseconds)
        expect(found.wall).toBe(oracle.toPlainDateTime().toString({ smallestUnit: 'minute' }))
        expect(found.zone).toBe(place)
      }),
      { numRuns: 500 },
    )
  })

  it('in minutes and hours are elapsed time', () => {
    fc.assert(
      fc.property(wall, zone, amount, fc.constantFrom('m', 'h'), (start, place, count, unit) => {
        const found = dateOf(parseWhen(offset(count, unit)), { launch: { wall: start, zone: place } }, 'UTC')
        expect(found.instant - instantOf(start, place)).toBe(count * (unit === 'h' ? 3_600_000 : 60_000))
        expect(found.wall).toBe(wallOf(found.instant, place))
      }),
    )
  })

  it('return: so many days on and as many back is the same wall time', () => {
    fc.assert(
      fc.property(wall, zone, fc.nat(400), (start, place, days) => {
        const there = dateOf(parseWhen(offset(days, 'd')), { launch: { wall: start, zone: place } }, 'UTC')
        fc.pre(there.wall.slice(11) === start.slice(11))
        const back = dateOf(parseWhen(offset(-days, 'd')), { launch: { wall: there.wall, zone: place } }, 'UTC')
        expect(back.instant).toBe(instantOf(start, place))
      }),
    )
  })
})

describe('a deadline', () => {
  it.each([
    ['a date is the end of that day', '2027-03-31', LONDON, '2027-03-31T22:59:59.999Z'],
    ['a date in winter', '2027-01-31', LONDON, '2027-01-31T23:59:59.999Z'],
    ['a date in the given zone', '2027-03-31', 'Asia/Kathmandu', '2027-03-31T18:14:59.999Z'],
    ['a date and time', '2027-03-31 12:00', LONDON, '2027-03-31T11:00:00.000Z'],
    ['30 days after is the end of that day', 'launch+30d', LONDON, '2027-05-01T22:59:59.999Z'],
    ['4 weeks after', 'launch+4w', LONDON, '2027-04-29T22:59:59.999Z'],
    ['the launch is the end of its day', 'launch', LONDON, '2027-04-01T22:59:59.999Z'],
    ['30 days after at noon', 'launch+30d 12:00', LONDON, '2027-05-01T11:00:00.000Z'],
    ['hours after are exact', 'launch+2h', LONDON, '2027-04-01T10:00:00.000Z'],
    ['3 working days after are the end of that day', 'launch+3wd', LONDON, '2027-04-06T22:59:59.999Z'],
    ['3 working days after at noon', 'launch+3wd 12:00', LONDON, '2027-04-06T11:00:00.000Z'],
    ['in the anchor’s zone', 'pilot+1d', LONDON, '2027-02-03T04:59:59.999Z'],
    ['the end of the year', '2027-12-31', LONDON, '2027-12-31T23:59:59.999Z'],
    ['the day before a midnight that is skipped', '2018-11-03', 'America/Sao_Paulo', '2018-11-04T02:59:59.999Z'],
    ['the day before one that begins half an hour late', '1919-03-30', 'America/Toronto', '1919-03-31T04:29:59.999Z'],
    ['the day before a midnight shown twice', '2027-11-06', 'America/Havana', '2027-11-07T03:59:59.999Z'],
    ['the day before one that was left out', '2011-12-29', 'Pacific/Apia', '2011-12-30T09:59:59.999Z'],
  ])('%s', (_, text, zone, instant) => expect(formatInstant(parseDeadline(text, anchors, zone))).toBe(instant))

  it('is the last moment of its day wherever clocks are', () => {
    const zone = fc.constantFrom(
      LONDON,
      'America/Sao_Paulo',
      'America/Havana',
      'Africa/Cairo',
      'Asia/Tehran',
      'Asia/Beirut',
    )
    fc.assert(
      fc.property(zone, fc.integer({ min: 5_000, max: 30_000 }), (place, day) => {
        const date = formatInstant(day * 86_400_000).slice(0, 10)
        const oracle = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(place).epochMilliseconds - 1
        expect(parseDeadline(date, {}, place)).toBe(oracle)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['a day that does not exist', '2027-02-30', /not in the calendar/],
    ['an anchor nobody set', 'launhc+30d', /did you mean “launch”/],
    ['words', 'by Christmas', /expected/],
    ['an activity', 'after teaser + 2d', /hangs on an activity/],
  ])('refuses %s', (_, text, message) => expect(() => parseDeadline(text, anchors, LONDON)).toThrow(message))
})
