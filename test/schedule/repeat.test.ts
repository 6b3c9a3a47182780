import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { parseRepeat, parseRule } from '../../src/schedule/index.ts'

const WEEKLY = { freq: 'WEEKLY', interval: 1, weekStart: 'MO', isEndless: true }

describe('a rule', () => {
  it.each([
    ['of one part', 'FREQ=WEEKLY', WEEKLY],
    ['in small letters, with spaces', ' freq=weekly ; interval = 2;', { ...WEEKLY, interval: 2 }],
    [
      'of days, so many times',
      'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8',
      { ...WEEKLY, byDay: [{ day: 'MO' }, { day: 'TH' }], count: 8, isEndless: false },
    ],
    [
      'of numbered days',
      'FREQ=MONTHLY;BYDAY=1MO,-1FR,+2SU,WE',
      {
        ...WEEKLY,
        freq: 'MONTHLY',
        byDay: [{ day: 'MO', nth: 1 }, { day: 'FR', nth: -1 }, { day: 'SU', nth: 2 }, { day: 'WE' }],
      },
    ],
    [
      'of every list',
      'FREQ=YEARLY;BYMONTH=1,12;BYWEEKNO=-1;BYYEARDAY=366;BYMONTHDAY=-31;BYHOUR=0;BYMINUTE=59;BYSECOND=30;BYSETPOS=-1;WKST=SU',
      {
        freq: 'YEARLY',
        interval: 1,
        byMonth: [1, 12],
        byWeekNo: [-1],
        byYearDay: [366],
        byMonthDay: [-31],
        byHour: [0],
        byMinute: [59],
        bySecond: [30],
        bySetPos: [-1],
        weekStart: 'SU',
        isEndless: true,
      },
    ],
    ['with a number given twice', 'FREQ=MONTHLY;BYMONTHDAY=1,1,2', { ...WEEKLY, freq: 'MONTHLY', byMonthDay: [1, 2] }],
  ])('%s', (_, text, rule) => expect(parseRepeat(text)).toEqual(rule))

  it.each([
    ['a date: through that day', '20270331', { kind: 'wall', floating: Date.UTC(2027, 3, 1) - 1 }],
    ['a date with dashes', '2027-03-31', { kind: 'wall', floating: Date.UTC(2027, 3, 1) - 1 }],
    ['a wall time', '20270331T170000', { kind: 'wall', floating: Date.UTC(2027, 2, 31, 17) }],
    [
      'a wall time as elsewhere in a campaign file',
      '2027-03-31T17:00',
      { kind: 'wall', floating: Date.UTC(2027, 2, 31, 17) },
    ],
    ['UTC', '20270331T170000Z', { kind: 'instant', instant: Date.UTC(2027, 2, 31, 17) }],
    ['an anchor', 'launch', { kind: 'anchor', when: { kind: 'offset', anchor: 'launch', amount: 0, unit: 'd' } }],
    [
      'days before one',
      'launch-1d',
      { kind: 'anchor', when: { kind: 'offset', anchor: 'launch', amount: -1, unit: 'd' } },
    ],
  ])('until %s', (_, text, until) => {
    expect(parseRepeat(`FREQ=DAILY;UNTIL=${text}`)).toMatchObject({ until, isEndless: false })
  })

  it.each([
    ['nothing', '', /^FREQ: missing; expected/],
    ['no frequency', 'COUNT=3', /^FREQ: missing/],
    ['an unknown frequency', 'FREQ=FORTNIGHTLY', /^FREQ: “FORTNIGHTLY”.*expected one of YEARLY/],
    ['a frequency named like a property', 'FREQ=constructor', /^FREQ: “constructor”/],
    ['what is too often for messages', 'FREQ=MINUTELY', /^FREQ: MINUTELY is too often.*HOURLY/],
    ['seconds', 'FREQ=SECONDLY;COUNT=3', /^FREQ: SECONDLY is too often/],
    ['a typing error in a part', 'FREQ=DAILY;BYMONHT=3', /^BYMONHT=3: no part of a rule; did you mean BYMONTH\?/],
    ['a part of another standard', 'FREQ=YEARLY;BYEASTER=0', /^BYEASTER=0: no part/],
    ['a part without a value', 'FREQ=DAILY;COUNT', /^COUNT: no part of a rule; did you mean COUNT\?/],
    ['a part twice', 'FREQ=DAILY;FREQ=WEEKLY', /^FREQ: given twice: DAILY and WEEKLY/],
    ['no times', 'FREQ=DAILY;COUNT=0', /^COUNT: “0”.*from 1 on/],
    ['an interval of less than nothing', 'FREQ=DAILY;INTERVAL=-1', /^INTERVAL: “-1”/],
    ['half an interval', 'FREQ=DAILY;INTERVAL=1.5', /^INTERVAL: “1.5”/],
    ['month 13', 'FREQ=YEARLY;BYMONTH=3,13', /^BYMONTH: “13”.*1 to 12$/],
    ['a month from the end', 'FREQ=YEARLY;BYMONTH=-1', /^BYMONTH: “-1”/],
    ['day 0 of the month', 'FREQ=MONTHLY;BYMONTHDAY=0', /^BYMONTHDAY: “0”.*1 to 31 or -31 to -1/],
    ['day 32', 'FREQ=MONTHLY;BYMONTHDAY=32', /^BYMONTHDAY: “32”/],
    ['day 367', 'FREQ=YEARLY;BYYEARDAY=-367', /^BYYEARDAY: “-367”/],
    ['week 54', 'FREQ=YEARLY;BYWEEKNO=54', /^BYWEEKNO: “54”/],
    ['24 o’clock', 'FREQ=DAILY;BYHOUR=24', /^BYHOUR: “24”.*0 to 23/],
    ['minute 60', 'FREQ=DAILY;BYMINUTE=60', /^BYMINUTE: “60”/],
    ['a leap second', 'FREQ=DAILY;BYSECOND=60', /^BYSECOND: “60”/],
    ['an empty list', 'FREQ=DAILY;BYHOUR=', /^BYHOUR: “”/],
    ['position 0', 'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0', /^BYSETPOS: “0”/],
    ['a day in words', 'FREQ=WEEKLY;BYDAY=MON', /^BYDAY: “MON” is no day/],
    ['day zero of a weekday', 'FREQ=MONTHLY;BYDAY=0MO', /^BYDAY: “0MO”/],
    ['the 54th Monday', 'FREQ=YEARLY;BYDAY=54MO', /^BYDAY: “54MO”/],
    ['a week that begins nowhere', 'FREQ=WEEKLY;WKST=1MO', /^WKST: “1MO”/],
    ['COUNT and UNTIL', 'FREQ=DAILY;COUNT=3;UNTIL=20270331', /^COUNT: .*UNTIL.*expected one of them/],
    ['an end on 30 February', 'FREQ=DAILY;UNTIL=20270230', /^UNTIL: “20270230” is not in the calendar/],
    ['an end at second 60', 'FREQ=DAILY;UNTIL=20270228T235960', /^UNTIL: .*not in the calendar/],
    ['an end in words', 'FREQ=DAILY;UNTIL=Christmas', /^UNTIL: “Christmas” is no end/],
    ['an end with an unknown unit', 'FREQ=DAILY;UNTIL=launch+3y', /^UNTIL: .*“y” is no unit/],
    ['weeks by number each month', 'FREQ=MONTHLY;BYWEEKNO=3', /^BYWEEKNO: does not go with FREQ=MONTHLY/],
    ['days of the year each day', 'FREQ=DAILY;BYYEARDAY=3', /^BYYEARDAY: does not go with FREQ=DAILY/],
    ['days of the month each week', 'FREQ=WEEKLY;BYMONTHDAY=3', /^BYMONTHDAY: does not go with FREQ=WEEKLY/],
    ['the first Monday each week', 'FREQ=WEEKLY;BYDAY=1MO', /^BYDAY: has no nth day with FREQ=WEEKLY/],
    ['the first Monday of week 3', 'FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO', /^BYDAY: has no nth day beside BYWEEKNO/],
    ['a position in nothing', 'FREQ=MONTHLY;BYSETPOS=1', /^BYSETPOS: picks from what other parts list/],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseRepeat(text)).toThrow(Invalid)
    expect(() => parseRepeat(text)).toThrow(message)
  })

  it('reports every fault at once, each under its part', () => {
    const faults = () => parseRepeat('FREQ=DALY;INTERVAL=0;BYHOUR=25;UNTIL=soon!')
    expect(faults).toThrow(/^FREQ: .*\nINTERVAL: .*\nUNTIL: .*\nBYHOUR: .*/)
  })

  it('may be more frequent outside campaigns, and written as a line of a calendar', () => {
    expect(parseRule('RRULE:FREQ=MINUTELY;INTERVAL=90')).toMatchObject({ freq: 'MINUTELY', interval: 90 })
  })
})
