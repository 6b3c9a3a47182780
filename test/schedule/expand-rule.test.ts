import * as fc from 'fast-check'
import * as library from 'rrule'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { expandRule, formatInstant } from '../../src/schedule/index.ts'

const LONDON = 'Europe/London'
const DAY = 86_400_000

/** Instants to the minute: `2027-03-28T01:30`. */
function expanded(dtstart: string, timezone: string, rrule: string, limit = 5, more: object = {}): string[] {
  return expandRule({ dtstart, timezone, rrule, limit, ...more }).map((instant) => formatInstant(instant).slice(0, 16))
}

describe('a rule by the clock of its place', () => {
  it.each<[string, Parameters<typeof expanded>, string[]]>([
    [
      'a skipped 01:30 moves on an hour and counts',
      ['2027-03-27T01:30', LONDON, 'FREQ=DAILY;COUNT=3'],
      ['2027-03-27T01:30', '2027-03-28T01:30', '2027-03-29T00:30'],
    ],
    [
      'a repeated 01:30 is the first',
      ['2027-10-30T01:30', LONDON, 'FREQ=DAILY;COUNT=3'],
      ['2027-10-30T00:30', '2027-10-31T00:30', '2027-11-01T01:30'],
    ],
    [
      'what moves out of a gap onto another is one, and counts as two',
      ['2027-03-28T00:30', LONDON, 'FREQ=HOURLY;COUNT=4'],
      ['2027-03-28T00:30', '2027-03-28T01:30', '2027-03-28T02:30'],
    ],
    [
      'what moves past a later one comes after it',
      ['2027-03-28T01:45', LONDON, 'FREQ=HOURLY;BYMINUTE=10,45;COUNT=3'],
      ['2027-03-28T01:10', '2027-03-28T01:45'],
    ],
    [
      'what moves past a later one is known before the first are cut off',
      ['2027-03-28T01:45', LONDON, 'FREQ=HOURLY;BYMINUTE=10,45', 1],
      ['2027-03-28T01:10'],
    ],
    ['a gap of half an hour', ['2027-10-03T02:15', 'Australia/Lord_Howe', 'FREQ=YEARLY;COUNT=1'], ['2027-10-02T15:45']],
    [
      'a day that was left out',
      ['2011-12-29T12:00', 'Pacific/Apia', 'FREQ=DAILY;COUNT=3'],
      ['2011-12-29T22:00', '2011-12-30T22:00'],
    ],
    [
      'the 31st of months that have one',
      ['2027-01-31T09:00', LONDON, 'FREQ=MONTHLY', 3],
      ['2027-01-31T09:00', '2027-03-31T08:00', '2027-05-31T08:00'],
    ],
    ['leap days', ['2028-02-29T09:00', 'Asia/Kathmandu', 'FREQ=YEARLY', 2], ['2028-02-29T03:15', '2032-02-29T03:15']],
    [
      'the last working day of the month',
      ['2027-01-01T09:00', LONDON, 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1', 2],
      ['2027-01-29T09:00', '2027-02-26T09:00'],
    ],
    [
      'a first date that does not fit is none',
      ['2027-01-05T09:00', LONDON, 'FREQ=WEEKLY;BYDAY=MO;COUNT=2'],
      ['2027-01-11T09:00', '2027-01-18T09:00'],
    ],
    [
      'numbered days and others are one list',
      ['2027-01-01T09:00', LONDON, 'FREQ=MONTHLY;BYDAY=1TU,MO', 3],
      ['2027-01-04T09:00', '2027-01-05T09:00', '2027-01-11T09:00'],
    ],
    [
      'until a date is through that day',
      ['2027-01-04T09:00', LONDON, 'FREQ=DAILY;UNTIL=20270105'],
      ['2027-01-04T09:00', '2027-01-05T09:00'],
    ],
    [
      'until a wall time, itself included',
      ['2027-07-04T09:00', LONDON, 'FREQ=DAILY;UNTIL=20270705T090000'],
      ['2027-07-04T08:00', '2027-07-05T08:00'],
    ],
    [
      'until an instant, itself included',
      ['2027-07-04T09:00', LONDON, 'FREQ=DAILY;UNTIL=20270705T080000Z'],
      ['2027-07-04T08:00', '2027-07-05T08:00'],
    ],
    ['until just before', ['2027-07-04T09:00', LONDON, 'FREQ=DAILY;UNTIL=20270705T075959Z'], ['2027-07-04T08:00']],
    [
      'minutes keep their step through hours that do not fit',
      ['2027-01-04T09:00', 'UTC', 'FREQ=MINUTELY;INTERVAL=50;BYHOUR=9', 4],
      ['2027-01-04T09:00', '2027-01-04T09:50', '2027-01-05T09:10', '2027-01-06T09:20'],
    ],
    [
      'hours before 1970',
      ['1960-02-28T22:00', 'UTC', 'FREQ=HOURLY;INTERVAL=3;BYHOUR=1,4', 3],
      ['1960-02-29T01:00', '1960-02-29T04:00', '1960-03-01T01:00'],
    ],
    [
      'the last minute of each hour',
      ['2027-01-04T09:00', 'UTC', 'FREQ=HOURLY;BYMINUTE=0,20,40;BYSETPOS=-1', 2],
      ['2027-01-04T09:40', '2027-01-04T10:40'],
    ],
    [
      'dates left out, by the time or by the day',
      ['2027-01-04T09:00', LONDON, 'FREQ=DAILY;BYHOUR=9,14;COUNT=6', 9, { exdate: ['2027-01-04T09:00', '2027-01-05'] }],
      ['2027-01-04T14:00', '2027-01-06T09:00', '2027-01-06T14:00'],
    ],
    [
      'dates added, in order and once',
      [
        '2027-01-04T09:00',
        LONDON,
        'FREQ=DAILY;COUNT=2',
        9,
        { rdate: ['2027-01-03T12:00', '2027-01-05T09:00', '20270601T090000'] },
      ],
      ['2027-01-03T12:00', '2027-01-04T09:00', '2027-01-05T09:00', '2027-06-01T08:00'],
    ],
  ])('%s', (_, rule, instants) => {
    expect(expanded(...rule)).toEqual(instants)
  })

  it.each([
    ['a day no month has', 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30'],
    ['the same by days', 'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    ['by every third day', 'FREQ=DAILY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=30'],
    ['by hours', 'FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30'],
    ['by seconds', 'FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'],
    ['a weekday it never meets', 'FREQ=DAILY;INTERVAL=7;BYDAY=TU'],
    ['an hour it never meets', 'FREQ=HOURLY;INTERVAL=24;BYHOUR=5'],
    ['a second it never meets', 'FREQ=SECONDLY;INTERVAL=60;BYSECOND=30'],
    ['an hour that minutes never meet', 'FREQ=MINUTELY;INTERVAL=120;BYHOUR=8'],
    ['a position it never has', 'FREQ=SECONDLY;BYSECOND=0;BYSETPOS=2'],
    ['a month it never meets', 'FREQ=MONTHLY;INTERVAL=12;BYMONTH=3'],
    ['leap days in other years', 'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29'],
  ])('a rule that never fits ends soon: %s', (_, rrule) => {
    const began = performance.now()
    expect(expanded('2027-01-04T09:00', LONDON, rrule, 1000)).toEqual([])
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  it.each([
    ['a date that is none', { dtstart: '2027-02-30T09:00' }, /^dtstart: “2027-02-30T09:00”.*expected/],
    ['a time in UTC', { dtstart: '2027-02-03T09:00Z' }, /^dtstart: /],
    ['a zone nobody knows', { timezone: 'Europe/Londn' }, /^timezone: “Europe\/Londn”.*IANA/],
    ['a rule with a fault', { rrule: 'FREQ=DAILY;BYHOUR=24' }, /^rrule.BYHOUR: /],
    ['an anchor', { rrule: 'FREQ=DAILY;UNTIL=launch' }, /^rrule: UNTIL=launch names an anchor/],
    ['a date to leave out that is none', { exdate: ['tomorrow'] }, /^exdate: “tomorrow”/],
    ['a date to add without a time', { rdate: ['2027-01-03'] }, /^rdate: “2027-01-03” has no time of day/],
    ['several faults', { dtstart: '', timezone: '' }, /^dtstart: .*\ntimezone: /],
  ])('refuses %s', (_, fault, message) => {
    const rule = { dtstart: '2027-01-04T09:00', timezone: LONDON, rrule: 'FREQ=DAILY', limit: 5, ...fault }
    expect(() => expandRule(rule)).toThrow(Invalid)
    expect(() => expandRule(rule)).toThrow(message)
  })
})

const list = (values: readonly (number | string)[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: most }).map((some) => some.join())
const part = (name: string, values: readonly (number | string)[], most = 4) =>
  fc.oneof(
    fc.constant(''),
    list(values, most).map((some) => `;${name}=${some}`),
  )
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const months = part('BYMONTH', [1, 2, 3, 6, 10, 11, 12])
const days = part('BYDAY', DAYS)
const monthDays = part('BYMONTHDAY', [1, 2, 15, 28, 29, 30, 31, -1, -2])
const positions = fc.constantFrom('', ';BYSETPOS=1', ';BYSETPOS=-1', ';BYSETPOS=2,-1')
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((texts) => texts.join(''))

/** Rules without an end that fit a day now and then. */
const ofDays = fc.oneof(
  joined(fc.constant('FREQ=WEEKLY'), days),
  joined(fc.constant('FREQ=WEEKLY'), months, days),
  joined(fc.constant('FREQ=DAILY'), days),
  joined(fc.constant('FREQ=DAILY'), months, days),
  joined(fc.constant('FREQ=MONTHLY'), monthDays),
  joined(fc.constant('FREQ=MONTHLY;BYDAY=MO,WE,FR,SA'), positions),
  joined(fc.constant('FREQ=MONTHLY'), part('BYDAY', ['1MO', '2TU', '-1FR', '-2SU', '5WE'])),
  joined(fc.constant('FREQ=YEARLY'), months, monthDays),
  joined(fc.constant('FREQ=YEARLY'), months, days),
  joined(fc.constant('FREQ=YEARLY'), part('BYWEEKNO', [1, 2, 20, 52, 53, -1, -53]), days),
  joined(fc.constant('FREQ=YEARLY'), part('BYYEARDAY', [1, 60, 365, 366, -1, -60, -366])),
)
const interval = fc.constantFrom('', '', ';INTERVAL=2', ';INTERVAL=3', ';INTERVAL=5')
const weekStart = fc.constantFrom('', ';WKST=SU', ';WKST=WE')
const dayRule = joined(
  ofDays,
  interval,
  weekStart,
  part('BYHOUR', [0, 1, 2, 9, 23], 3),
  part('BYMINUTE', [0, 30, 59], 2),
)
const clockRule = joined(
  fc.constantFrom('FREQ=HOURLY', 'FREQ=HOURLY;BYHOUR=1,2,3,9', 'FREQ=MINUTELY;INTERVAL=35'),
  days,
  months,
  weekStart,
).chain((text) => (text.includes('INTERVAL') ? fc.constant(text) : interval.map((every) => text + every)))
const rule = fc.oneof({ weight: 4, arbitrary: dayRule }, { weight: 1, arbitrary: clockRule })
const zone = fc.constantFrom(
  LONDON,
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'America/Havana',
)
const wall = fc
  .integer({ min: Date.UTC(2005, 0, 1) / 1_800_000, max: Date.UTC(2030, 0, 1) / 1_800_000 })
  .map((halfHours) => formatInstant(halfHours * 1_800_000).slice(0, 16))

// Node finds the library's CommonJS build, whose names are under `default`.
const { rrulestr }: typeof library = Reflect.get(library, 'default')

/** The library wants the times of a day in order. */
function inOrder(rrule: string): string {
  return rrule.replaceAll(/(BYHOUR|BYMINUTE)=([\d,]+)/g, (_, name: string, some: string) => {
    const sorted = some.split(',').toSorted((a, b) => Number(a) - Number(b))
    return `${name}=${sorted.join()}`
  })
}

describe('dates of a rule', () => {
  it('are in order, without repetition, within their window, and no more than asked for', () => {
    const window = fc.tuple(fc.integer({ min: -400, max: 4000 }), fc.integer({ min: 1, max: 800 }))
    fc.assert(
      fc.property(
        rule,
        wall,
        zone,
        window,
        fc.integer({ min: 1, max: 50 }),
        (rrule, dtstart, timezone, span, limit) => {
          const from = Date.parse(`${dtstart}Z`) + span[0] * DAY
          const until = from + span[1] * DAY
          const found = expandRule({ dtstart, timezone, rrule, limit }, { from, until })
          expect(found.length).toBeLessThanOrEqual(limit)
          expect(found).toEqual([...new Set(found)].toSorted((a, b) => a - b))
          for (const instant of found) expect(instant >= from && instant < until).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('of two windows that meet are those of the whole', () => {
    fc.assert(
      fc.property(rule, wall, zone, fc.nat(3000), fc.nat(300), fc.nat(300), (rrule, dtstart, timezone, ...span) => {
        const from = Date.parse(`${dtstart}Z`) + span[0] * DAY
        const middle = from + span[1] * DAY
        const until = middle + span[2] * DAY
        const limit = 100_000
        const within = (window: object) => expandRule({ dtstart, timezone, rrule, limit }, window)
        expect([...within({ from, until: middle }), ...within({ from: middle, until })]).toEqual(
          within({ from, until }),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('are the same when a rule is continued as when it is walked from its beginning', () => {
    fc.assert(
      fc.property(rule, wall, zone, fc.nat(1500), (rrule, dtstart, timezone, ahead) => {
        const from = Date.parse(`${dtstart}Z`) + ahead * DAY
        const until = from + 40 * DAY
        const written = { dtstart, timezone, limit: 1_000_000 }
        const continued = expandRule({ ...written, rrule }, { from, until })
        // A count is counted from the beginning.
        const walked = expandRule({ ...written, rrule: `${rrule};COUNT=999999` }, { from, until })
        expect(continued).toEqual(walked)
      }),
      { numRuns: 200 },
    )
  })

  it('are those of the library, for rules of days in UTC', () => {
    fc.assert(
      fc.property(dayRule, wall, (rrule, dtstart) => {
        const peer = rrulestr(`DTSTART:${dtstart.replaceAll(/[-:]/g, '')}00Z\nRRULE:${inOrder(rrule)};COUNT=40`)
        expect(expandRule({ dtstart, timezone: 'UTC', rrule, limit: 40 })).toEqual(peer.all().map(Number))
      }),
      { numRuns: 600 },
    )
  })
})
