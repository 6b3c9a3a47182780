import { spawnSync } from 'node:child_process'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { formatInstant, instantOf, isWallTime, isZone, wallOf } from '../../src/schedule/index.ts'

const ZONES = (
  'Europe/London America/New_York Australia/Lord_Howe Africa/Casablanca Pacific/Apia Asia/Kathmandu America/St_Johns ' +
  'Asia/Kolkata America/Sao_Paulo Africa/Cairo Asia/Tehran Pacific/Kiritimati Pacific/Chatham Antarctica/Troll ' +
  'America/Havana Africa/Monrovia UTC'
).split(' ')

const zone = fc.constantFrom(...ZONES)
const minute = fc.integer({ min: Date.UTC(1970, 0, 2) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 })
const wallTime = minute.map((minutes) => formatInstant(minutes * 60_000).slice(0, 16))

describe('a wall time is an instant', () => {
  it.each([
    ['on a winter day', '2027-01-15T09:00', 'Europe/London', '2027-01-15T09:00:00.000Z'],
    ['on a summer day', '2027-07-15T09:00', 'Europe/London', '2027-07-15T08:00:00.000Z'],
    ['skipped in spring: moved on by the hour', '2027-03-28T01:30', 'Europe/London', '2027-03-28T01:30:00.000Z'],
    ['the first skipped minute', '2027-03-28T01:00', 'Europe/London', '2027-03-28T01:00:00.000Z'],
    ['the first minute after the gap', '2027-03-28T02:00', 'Europe/London', '2027-03-28T01:00:00.000Z'],
    ['the last minute before the gap', '2027-03-28T00:59', 'Europe/London', '2027-03-28T00:59:00.000Z'],
    ['shown twice in autumn: the first', '2027-10-31T01:30', 'Europe/London', '2027-10-31T00:30:00.000Z'],
    ['after the repeated hour', '2027-10-31T02:00', 'Europe/London', '2027-10-31T02:00:00.000Z'],
    ['skipped in New York', '2027-03-14T02:30', 'America/New_York', '2027-03-14T07:30:00.000Z'],
    ['shown twice in New York', '2027-11-07T01:30', 'America/New_York', '2027-11-07T05:30:00.000Z'],
    ['a gap of half an hour', '2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-02T15:45:00.000Z'],
    ['half an hour shown twice', '2027-04-04T01:45', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z'],
    ['a day that was left out', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T22:00:00.000Z'],
    ['midnight that is skipped', '2018-11-04T00:00', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z'],
    ['midnight shown twice', '2027-11-07T00:00', 'America/Havana', '2027-11-07T04:00:00.000Z'],
    ['in a zone of three quarters of an hour', '2027-03-01T00:00', 'Asia/Kathmandu', '2027-02-28T18:15:00.000Z'],
    ['a leap day', '2028-02-29T23:59', 'America/St_Johns', '2028-03-01T03:29:00.000Z'],
    ['before seconds were dropped from offsets', '1971-06-01T00:00', 'Africa/Monrovia', '1971-06-01T00:44:30.000Z'],
  ])('%s', (_, wall, place, instant) => expect(formatInstant(instantOf(wall, place))).toBe(instant))

  it('as Temporal computes it with disambiguation “compatible”', () => {
    fc.assert(
      fc.property(wallTime, zone, (wall, place) => {
        const oracle = Temporal.PlainDateTime.from(wall).toZonedDateTime(place, { disambiguation: 'compatible' })
        expect(instantOf(wall, place)).toBe(oracle.epochMilliseconds)
      }),
      { numRuns: 1500 },
    )
  })

  it('as Temporal computes it around every change of the clocks', () => {
    const nearChange = fc.tuple(
      zone,
      fc.integer({ min: 2000, max: 2040 }),
      fc.nat(5),
      fc.integer({ min: -200, max: 200 }),
    )
    fc.assert(
      fc.property(nearChange, ([place, year, nth, minutes]) => {
        let change = Temporal.ZonedDateTime.from(`${year}-01-01T00:00[${place}]`)
        for (let i = 0; i <= nth; i++) change = change.getTimeZoneTransition('next') ?? change
        const wall = change.toPlainDateTime().add({ minutes })
        const text = wall.toString({ smallestUnit: 'minute' })
        const oracle = Temporal.PlainDateTime.from(text).toZonedDateTime(place)
        expect(instantOf(text, place)).toBe(oracle.epochMilliseconds)
      }),
      { numRuns: 600 },
    )
  })
})

it('agrees with Temporal about every change of the clocks in every zone from 2024 to 2037', () => {
  const minutes = [-61, -60, -59, -31, -30, -1, 0, 1, 29, 30, 59, 60, 61]
  const end = Date.UTC(2038, 0, 1)
  const different: string[] = []
  let changes = 0
  for (const place of Intl.supportedValuesOf('timeZone')) {
    let at = Temporal.ZonedDateTime.from(`2024-01-01T00:00:00Z[${place}]`).getTimeZoneTransition('next')
    for (; at !== null && at.epochMilliseconds < end; at = at.getTimeZoneTransition('next')) {
      changes += 1
      const change = at.epochMilliseconds
      for (const [instant, oracle] of [
        [change - 1, at.subtract({ milliseconds: 1 })],
        [change, at],
      ] as const) {
        const shown = oracle.toPlainDateTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' })
        if (wallOf(instant, place) !== shown) different.push(`${place} ${formatInstant(instant)}`)
      }
      const wall = at.toPlainDateTime()
      for (const ahead of minutes) {
        const near = wall.add({ minutes: ahead })
        const text = near.toString({ smallestUnit: 'minute' })
        const oracle = near.toZonedDateTime(place, { disambiguation: 'compatible' }).epochMilliseconds
        if (instantOf(text, place) !== oracle) different.push(`${place} ${text}`)
      }
    }
  }
  expect(different).toEqual([])
  expect(changes).toBeGreaterThan(3_000)
})

describe('an instant is a wall time', () => {
  it('as Temporal computes it', () => {
    fc.assert(
      fc.property(minute, zone, (minutes, place) => {
        const oracle = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000).toZonedDateTimeISO(place)
        expect(wallOf(minutes * 60_000, place)).toBe(oracle.toPlainDateTime().toString({ smallestUnit: 'minute' }))
      }),
      { numRuns: 1500 },
    )
  })

  it('and back, except in the second of two equal hours', () => {
    fc.assert(
      fc.property(minute, zone, (minutes, place) => {
        const instant = minutes * 60_000
        const first = instantOf(wallOf(instant, place), place)
        expect(first).toBeLessThanOrEqual(instant)
        expect(wallOf(first, place)).toBe(wallOf(instant, place))
      }),
    )
  })
})

it('gives the same instants whatever the zone of the process', () => {
  const program = `
    import { instantOf, wallOf } from './src/schedule/index.ts'
    const walls = ['2027-03-28T01:30', '2027-10-31T01:30', '2027-03-14T02:30', '2027-11-07T01:30', '2011-12-30T12:00']
    const found = ${JSON.stringify(ZONES)}.flatMap((zone) => walls.map((wall) => {
      const instant = instantOf(wall, zone)
      return [instant, wallOf(instant, zone), wallOf(instant + 3600000, zone)].join()
    }))
    console.log(found.join(' '))`
  const answers = ['UTC', 'Asia/Kolkata', 'America/New_York', 'Europe/London'].map((TZ) => {
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, TZ } })
    expect(child.stderr.toString()).toBe('')
    return child.stdout.toString()
  })
  expect(answers[0]!.split(' ')).toHaveLength(ZONES.length * 5)
  expect(new Set(answers).size).toBe(1)
})

it.each([
  ['a day of the calendar', '2027-02-28T23:59', true],
  ['29 February of a leap year', '2028-02-29T00:00', true],
  ['29 February of another year', '2027-02-29T00:00', false],
  ['29 February 2100, no leap year', '2100-02-29T00:00', false],
  ['30 February', '2027-02-30T09:00', false],
  ['31 April', '2027-04-31T09:00', false],
  ['month 13', '2027-13-01T09:00', false],
  ['month 0', '2027-00-10T09:00', false],
  ['24 o’clock', '2027-03-01T24:00', false],
  ['minute 60', '2027-03-01T09:60', false],
  ['a time the clocks skip is in the calendar', '2027-03-28T01:30', true],
  ['with seconds', '2027-03-01T09:00:00', false],
  ['with a zone', '2027-03-01T09:00Z', false],
  ['a date alone', '2027-03-01', false],
  ['nothing', '', false],
])('knows a wall time: %s', (_, text, is) => expect(isWallTime(text)).toBe(is))

it.each([
  ['Europe/London', true],
  ['Asia/Calcutta', true],
  ['UTC', true],
  ['Europe/Cardiff', false],
  ['+01:00', false],
  ['', false],
  ['constructor', false],
])('knows the zone “%s”: %s', (name, is) => expect(isZone(name)).toBe(is))

it.each([
  ['a day that is in no calendar', '2027-02-30T09:00', 'Europe/London', /2027-02-30T09:00.*expected/],
  ['a zone nobody knows', '2027-03-01T09:00', 'Europe/Cardif', /Europe\/Cardif.*IANA/],
])('refuses %s', (_, wall, place, message) => {
  expect(() => instantOf(wall, place)).toThrow(Invalid)
  expect(() => instantOf(wall, place)).toThrow(message)
})
