import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import {
  addWorkingDays,
  DEFAULT_WEEKEND,
  type Weekday,
  WEEKDAYS,
  type WorkingCalendar,
} from '../../src/schedule/index.ts'

const EASTER: WorkingCalendar = { weekend: DEFAULT_WEEKEND, holidays: ['2027-03-26', '2027-03-29'] }
const FRIDAY_SATURDAY: WorkingCalendar = { weekend: ['FR', 'SA'], holidays: [] }

describe('working days', () => {
  it.each([
    ['the next day in the week', '2027-03-22T09:00', 1, EASTER, '2027-03-23T09:00'],
    ['over Easter', '2027-03-25T09:00', 1, EASTER, '2027-03-30T09:00'],
    ['back over Easter', '2027-03-30T09:00', -1, EASTER, '2027-03-25T09:00'],
    ['from a weekend', '2027-03-27T09:00', 1, EASTER, '2027-03-30T09:00'],
    ['back from a weekend', '2027-03-28T09:00', -1, EASTER, '2027-03-25T09:00'],
    ['none from a working day: that day', '2027-03-25T09:00', 0, EASTER, '2027-03-25T09:00'],
    ['none from a holiday: the next working day', '2027-03-26T09:00', 0, EASTER, '2027-03-30T09:00'],
    ['five are a week', '2027-03-01T23:59', 5, EASTER, '2027-03-08T23:59'],
    ['where the weekend is Friday and Saturday', '2027-03-04T09:00', 1, FRIDAY_SATURDAY, '2027-03-07T09:00'],
    ['where there is no weekend', '2027-03-05T09:00', 2, { weekend: [], holidays: [] }, '2027-03-07T09:00'],
    ['across a leap day', '2028-02-28T09:00', 2, EASTER, '2028-03-01T09:00'],
    [
      'a holiday on a weekend counts once',
      '2027-03-26T09:00',
      1,
      { ...EASTER, holidays: ['2027-03-27'] },
      '2027-03-29T09:00',
    ],
  ])('%s', (_, wall, days, calendar, expected) => expect(addWorkingDays(wall, days, calendar)).toBe(expected))

  const calendar = fc.record({
    weekend: fc.subarray<Weekday>([...WEEKDAYS], { maxLength: 6 }),
    holidays: fc.array(fc.integer({ min: 20_500, max: 21_500 }).map(dayText), { maxLength: 20 }),
  })
  const day = fc.integer({ min: 20_600, max: 21_400 }).map((number) => `${dayText(number)}T09:00`)

  it('on and back return to the same working day', () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 1, max: 200 }), (days, wall, count) => {
        const start = addWorkingDays(wall, 0, days)
        const there = addWorkingDays(start, count, days)
        expect(addWorkingDays(there, -count, days)).toBe(start)
        expect(addWorkingDays(there, 0, days)).toBe(there)
      }),
    )
  })

  it('come one by one: so many on are as many single steps', () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 1, max: 60 }), fc.constantFrom(1, -1), (days, wall, count, way) => {
        let single = wall
        for (let step = 0; step < count; step++) single = addWorkingDays(single, way, days)
        expect(addWorkingDays(wall, count * way, days)).toBe(single)
      }),
    )
  })

  it.each([
    ['no working day', 1, { weekend: WEEKDAYS, holidays: [] }],
    ['no working day before', -1, { weekend: WEEKDAYS, holidays: [] }],
    ['no working day at all', 0, { weekend: WEEKDAYS, holidays: [] }],
    ['more than ten years hold', 3000, EASTER],
  ])('ends and says so where a calendar has %s', (_, days, without) => {
    expect(() => addWorkingDays('2027-03-01T09:00', days, without)).toThrow(Invalid)
    expect(() => addWorkingDays('2027-03-01T09:00', days, without)).toThrow(/ten years .* do not hold \d+ working days/)
  })
})

function dayText(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}
