import { describe, expect, it } from 'vitest'
import { plannedSeries } from './planned-series.ts'

const DAY = 86_400_000
const DAILY = { when: 'launch', repeat: 'FREQ=DAILY' }

describe('a rule without end that began long ago', () => {
  it.each([
    ['every day for five years', '2022-03-01T09:00', DAILY, ['02-28 09:00 missed', '03-01 09:00 planned'], 367],
    ['and a late date is sent', '2022-03-01T09:00', { ...DAILY, late: 'send' }, ['02-28 09:00 planned'], 367],
    [
      'every hour for thirty years',
      '1997-03-01T09:00',
      { ...DAILY, repeat: 'FREQ=HOURLY' },
      ['03-01 08:00 planned'],
      1001,
    ],
    [
      'on a day that comes every four years',
      '1996-02-29T09:00',
      { ...DAILY, repeat: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' },
      ['02-29 09:00 missed', '02-29 09:00 planned'],
      2,
    ],
  ])('%s: the latest date that is over, and those ahead', (_label, launch, written, first, count) => {
    const series = plannedSeries(written, { at: '2027-03-01T08:30:00Z', launch })
    expect(series.rows()).toHaveLength(count)
    expect(
      series
        .plan()
        .slice(0, first.length)
        .map((line) => line.replace(/^\d+ /, '')),
    ).toEqual(first)
  })

  it('goes to another launch with what lies ahead, and is not silent until it is as old again', () => {
    const series = plannedSeries({ ...DAILY, late: 'send' }, { at: '2027-03-01T08:30:00Z', launch: '2022-03-01T09:00' })
    series.until('2027-03-01T08:31:00Z')
    const before = series.plan()
    series.move('2027-06-01T09:00')
    expect(series.plan().slice(0, 3)).toEqual([
      '1 02-28 09:00 sent',
      '94 06-01 09:00 planned',
      '95 06-02 09:00 planned',
    ])
    series.move('2022-03-01T09:00')
    expect(series.plan().map((line) => line.replace(/^\d+ /, ''))).toEqual(
      before.map((line) => line.replace(/^\d+ /, '')),
    )
  })
})

it('a rule without end moves with its launch: the dates ahead are those of the rule, and none is sent on the day of another', () => {
  const series = plannedSeries({ when: 'launch', repeat: 'FREQ=WEEKLY' }, { at: '2027-02-20T09:00:00Z' })
  series.until('2027-03-08T10:00:00Z')
  series.move('2027-03-01T18:00')
  expect(series.plan().slice(0, 3)).toEqual(['1 03-01 09:00 sent', '2 03-08 09:00 sent', '3 03-15 18:00 planned'])
  series.move('2027-03-29T09:00')
  expect(series.plan()[2]).toMatch(/ 03-29 09:00 planned$/)
  expect(series.rows().every(({ instant }, index) => index < 2 || instant - series.now() > 20 * DAY)).toBe(true)
})
