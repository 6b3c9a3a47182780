import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import {
  type Anchor,
  datesOf,
  DEFAULT_WEEKEND,
  formatInstant,
  parseRepeat,
  parseWhen,
} from '../../src/schedule/index.ts'

const LONDON = 'Europe/London'
const anchors: Record<string, Anchor> = {
  launch: { wall: '2027-03-29T09:00', zone: LONDON },
  night: { wall: '2027-03-27T01:30', zone: LONDON },
  close: { wall: '2027-04-02T12:00', zone: 'America/New_York' },
}
const context = { anchors, pinnedZone: LONDON, calendar: { weekend: DEFAULT_WEEKEND, holidays: [] }, limit: 100 }

type Exceptions = Partial<Pick<Parameters<typeof datesOf>[0], 'exdates' | 'rdates'>>
type Span = Partial<Pick<Parameters<typeof datesOf>[1], 'from' | 'until' | 'limit'>>

function walls(when: string, repeat: string | undefined, exceptions: Exceptions = {}, span: Span = {}): string[] {
  const schedule = {
    when: parseWhen(when),
    ...(repeat !== undefined && { repeat: parseRepeat(repeat) }),
    ...exceptions,
  }
  return datesOf(schedule, { ...context, ...span }).dates.map(({ wall }) => wall)
}

describe('the dates of an activity', () => {
  it.each<[string, Parameters<typeof walls>, string[]]>([
    ['without a rule: one', ['launch+1d', undefined], ['2027-03-30T09:00']],
    [
      'without a rule, and others added',
      ['launch+1d', undefined, { rdates: ['2027-03-30T09:00', '2027-03-01T09:00'] }],
      ['2027-03-01T09:00', '2027-03-30T09:00'],
    ],
    ['without a rule, left out', ['launch+1d', undefined, { exdates: ['2027-03-30'] }], []],
    ['by a rule', ['launch', 'FREQ=WEEKLY;COUNT=2'], ['2027-03-29T09:00', '2027-04-05T09:00']],
    [
      'by a rule that the first day does not fit',
      ['launch+1wd', 'FREQ=WEEKLY;BYDAY=MO;COUNT=2'],
      ['2027-04-05T09:00', '2027-04-12T09:00'],
    ],
    [
      'until an anchor, itself included',
      ['launch', 'FREQ=DAILY;UNTIL=launch+1d'],
      ['2027-03-29T09:00', '2027-03-30T09:00'],
    ],
    [
      'until an anchor’s moment in its own zone',
      ['launch 17:30', 'FREQ=DAILY;UNTIL=close'],
      ['2027-03-29T17:30', '2027-03-30T17:30', '2027-03-31T17:30', '2027-04-01T17:30'],
    ],
    ['until before it began', ['launch', 'FREQ=DAILY;UNTIL=launch-1d'], []],
    [
      'from a skipped 01:30 on it is 01:30 again',
      ['night+1d', 'FREQ=DAILY;COUNT=2'],
      ['2027-03-28T02:30', '2027-03-29T01:30'],
    ],
    [
      'with some left out and added',
      [
        'launch',
        'FREQ=DAILY;COUNT=3',
        { exdates: ['2027-03-30T09:00', '2027-03-31'], rdates: ['2027-05-01T10:00', '2027-03-31T12:00'] },
      ],
      ['2027-03-29T09:00', '2027-05-01T10:00'],
    ],
    [
      'of a rule without an end, in a window years later',
      ['launch', 'FREQ=MONTHLY;BYDAY=-1FR', {}, { from: Date.UTC(2040, 0, 1), until: Date.UTC(2040, 2, 1) }],
      ['2040-01-27T09:00', '2040-02-24T09:00'],
    ],
    ['no more than asked for', ['launch', 'FREQ=HOURLY', {}, { limit: 2 }], ['2027-03-29T09:00', '2027-03-29T10:00']],
  ])('%s', (_, given, expected) => expect(walls(...given)).toEqual(expected))

  it('say whether there are more', () => {
    const repeat = parseRepeat('FREQ=DAILY;COUNT=3')
    const more = (limit: number) => datesOf({ when: parseWhen('launch'), repeat }, { ...context, limit }).more
    expect([more(2), more(3), more(4)]).toEqual([true, false, false])
  })

  it('go on after the last known one', () => {
    const schedule = { when: parseWhen('launch'), repeat: parseRepeat('FREQ=WEEKLY;BYDAY=MO,TH') }
    const first = datesOf(schedule, { ...context, limit: 5 }).dates
    const rest = datesOf(schedule, { ...context, limit: 5, from: first.at(-1)!.instant + 1 }).dates
    expect([...first, ...rest]).toEqual(datesOf(schedule, { ...context, limit: 10 }).dates)
  })

  it('follow another activity, and are in its zone', () => {
    const teaser = { wall: '2027-03-25T09:00', zone: 'Asia/Kolkata', instant: Date.UTC(2027, 2, 25, 3, 30) }
    const schedule = { when: parseWhen('after teaser + 1d'), repeat: parseRepeat('FREQ=DAILY;COUNT=2') }
    const { dates } = datesOf(schedule, { ...context, dateOfActivity: () => teaser })
    expect(dates.map(({ zone, instant }) => `${formatInstant(instant)} ${zone}`)).toEqual([
      '2027-03-26T03:30:00.000Z Asia/Kolkata',
      '2027-03-27T03:30:00.000Z Asia/Kolkata',
    ])
  })

  it.each<[string, Parameters<typeof walls>, RegExp]>([
    [
      'an end at an anchor nobody set',
      ['launch', 'FREQ=DAILY;UNTIL=lunch'],
      /no anchor “lunch”; did you mean “launch”/,
    ],
    ['a date to leave out that is none', ['launch', undefined, { exdates: ['never'] }], /“never” is no wall time/],
    ['a date to add without a time', ['launch', undefined, { rdates: ['2027-03-30'] }], /has no time of day/],
  ])('refuse %s', (_, given, message) => {
    expect(() => walls(...given)).toThrow(Invalid)
    expect(() => walls(...given)).toThrow(message)
  })
})
