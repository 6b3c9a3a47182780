import { describe, expect, it } from 'vitest'
import { welshDate, welshList, welshMonths } from '../../src/render/language/welsh-formats.ts'
import { writtenDayOf, writtenLength } from '../../src/render/language/written-date.ts'

const styles = ['short', 'medium', 'long', 'full'] as const
const everyDay = Array.from(
  { length: 366 },
  (_, day) => new Date(Date.UTC(2028, 0, 1 + day, (day * 7) % 24, day % 60, day % 59)),
)

describe('Welsh is written as Node’s own data have it', () => {
  it.each(styles)('every day of a year in the style %s, alone and with its time', (dateStyle) => {
    // Welsh data tell London's zone by its offset, in which ours follow those of Britain.
    for (const [timeZone, most] of [
      ['Europe/London', 3],
      ['Asia/Kolkata', 4],
    ] as const)
      for (const timeStyle of ([undefined, 'short', 'medium', 'long'] as const).slice(0, most)) {
        const options = { timeZone, dateStyle, ...(timeStyle && { timeStyle }) }
        const format = new Intl.DateTimeFormat('cy', options)
        for (const date of everyDay) expect(welshDate(date, options)).toBe(format.format(date))
      }
  })

  it('weekdays, times and months alone', () => {
    for (const date of everyDay) {
      for (const options of [{ weekday: 'long' }, { timeStyle: 'short' }] as const) {
        const zoned = { timeZone: 'Europe/London', ...options }
        expect(welshDate(date, zoned)).toBe(new Intl.DateTimeFormat('cy', zoned).format(date))
      }
      const month = new Intl.DateTimeFormat('cy', { month: 'long', timeZone: 'UTC' }).format(date)
      expect(welshMonths(date.getUTCMonth() + 1)[0]).toBe(month)
    }
  })

  it('days, months and years of figures, and how long something takes', () => {
    for (const month of ['long', 'short'] as const)
      for (const [least, options] of [
        ['year', {}],
        ['month', { month }],
        ['day', { month, day: 'numeric' }],
      ] as const) {
        const format = new Intl.DateTimeFormat('cy', { timeZone: 'UTC', year: 'numeric', ...options })
        for (const date of everyDay)
          expect(writtenDayOf(date, 'cy', { least, length: month })).toBe(format.format(date))
      }
    for (const unit of ['day', 'week'] as const) {
      const format = new Intl.NumberFormat('cy', { style: 'unit', unit, unitDisplay: 'long' })
      for (let count = 0; count < 1200; count++) expect(writtenLength(count, unit, 'cy')).toBe(format.format(count))
    }
  })

  it.each([[[]], [['a']], [['a', 'b']], [['a', 'b', 'c']], [['a', 'b', 'c', 'd']]])('the list %j', (items) => {
    for (const type of ['conjunction', 'disjunction'] as const)
      expect(welshList(items, type)).toBe(new Intl.ListFormat('cy', { type }).format(items))
  })
})
