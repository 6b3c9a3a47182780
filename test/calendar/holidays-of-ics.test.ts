import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidaysOfIcs } from '../../src/calendar/holidays-of-ics.ts'
import { Invalid, type Problem } from '../../src/errors.ts'

const YEARS = { from: '2026-01-01', to: '2029-12-31' }

/** A calendar file with these events, each a line of its properties. */
const calendar = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', ...events.flatMap(eventLines), 'END:VCALENDAR', ''].join(
    '\r\n',
  )
const eventLines = (event: string) => ['BEGIN:VEVENT', ...event.split('|'), 'END:VEVENT']

const read = (...events: string[]) => holidaysOfIcs(calendar(...events), YEARS)
const daysOf = (...events: string[]) => read(...events).holidays.map(({ day }) => day)

function problemsOf(text: string): readonly Problem[] {
  try {
    holidaysOfIcs(text, YEARS)
    return []
  } catch (error) {
    if (error instanceof Invalid) return error.problems
    throw error
  }
}

describe('the days of a calendar file', () => {
  it.each([
    ['one day', 'DTSTART;VALUE=DATE:20270101|DTEND;VALUE=DATE:20270102', ['2027-01-01']],
    ['one day without an end', 'DTSTART;VALUE=DATE:20270101', ['2027-01-01']],
    [
      'one day that ends on itself, as some write it',
      'DTSTART;VALUE=DATE:20270101|DTEND;VALUE=DATE:20270101',
      ['2027-01-01'],
    ],
    ['a date that does not say it is one', 'DTSTART:20270101', ['2027-01-01']],
    [
      'two days: the end is not among them',
      'DTSTART;VALUE=DATE:20271225|DTEND;VALUE=DATE:20271227',
      ['2027-12-25', '2027-12-26'],
    ],
    [
      'three days by their duration',
      'DTSTART;VALUE=DATE:20270101|DURATION:P3D',
      ['2027-01-01', '2027-01-02', '2027-01-03'],
    ],
    [
      'across the end of the years',
      'DTSTART;VALUE=DATE:20291230|DTEND;VALUE=DATE:20300103',
      ['2029-12-30', '2029-12-31'],
    ],
    ['across their beginning', 'DTSTART;VALUE=DATE:20251230|DTEND;VALUE=DATE:20260102', ['2026-01-01']],
    [
      'every year',
      'DTSTART;VALUE=DATE:19001225|RRULE:FREQ=YEARLY',
      ['2026-12-25', '2027-12-25', '2028-12-25', '2029-12-25'],
    ],
    [
      'every year until one',
      'DTSTART;VALUE=DATE:20201225|RRULE:FREQ=YEARLY;UNTIL=20271225',
      ['2026-12-25', '2027-12-25'],
    ],
    ['so many times', 'DTSTART;VALUE=DATE:20261225|RRULE:FREQ=YEARLY;COUNT=2', ['2026-12-25', '2027-12-25']],
    ['29 February: only where there is one', 'DTSTART;VALUE=DATE:20240229|RRULE:FREQ=YEARLY', ['2028-02-29']],
    [
      'the fourth Thursday of November',
      'DTSTART;VALUE=DATE:20201126|RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=8',
      ['2026-11-26', '2027-11-25'],
    ],
    [
      'the last Monday of May',
      'DTSTART;VALUE=DATE:20270531|RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO',
      ['2027-05-31', '2028-05-29', '2029-05-28'],
    ],
    [
      'every year but one',
      'DTSTART;VALUE=DATE:20261225|RRULE:FREQ=YEARLY;COUNT=3|EXDATE;VALUE=DATE:20271225',
      ['2026-12-25', '2028-12-25'],
    ],
    [
      'days besides',
      'DTSTART;VALUE=DATE:20270101|RDATE;VALUE=DATE:20270301,20270401',
      ['2027-01-01', '2027-03-01', '2027-04-01'],
    ],
    [
      'two days every year',
      'DTSTART;VALUE=DATE:20281225|DURATION:P2D|RRULE:FREQ=YEARLY',
      ['2028-12-25', '2028-12-26', '2029-12-25', '2029-12-26'],
    ],
  ])('%s', (_, event, expected) => expect(daysOf(event)).toEqual(expected))

  it('are those of all its events, each day once, under the names of all', () => {
    const twice = [
      'DTSTART;VALUE=DATE:20270329|SUMMARY:Easter\\, Monday',
      'DTSTART;VALUE=DATE:20270101|SUMMARY:New Year',
    ]
    expect(read(...twice, 'DTSTART;VALUE=DATE:20270101|SUMMARY:Bank holiday').holidays).toEqual([
      { day: '2027-01-01', name: 'New Year / Bank holiday' },
      { day: '2027-03-29', name: 'Easter, Monday' },
    ])
  })

  it('leave out one of a yearly event that was moved or called off', () => {
    const yearly = 'UID:a|DTSTART;VALUE=DATE:20261225|RRULE:FREQ=YEARLY;COUNT=3'
    const moved = 'UID:a|RECURRENCE-ID;VALUE=DATE:20271225|DTSTART;VALUE=DATE:20271227'
    const off = 'UID:a|RECURRENCE-ID;VALUE=DATE:20281225|DTSTART;VALUE=DATE:20281225|STATUS:CANCELLED'
    expect(daysOf(yearly, moved, off)).toEqual(['2026-12-25', '2027-12-27'])
    expect(daysOf(yearly.replace('UID:a', 'UID:b'), moved)).toEqual([
      '2026-12-25',
      '2027-12-25',
      '2027-12-27',
      '2028-12-25',
    ])
  })

  it.each([
    ['timed', 'DTSTART:20270101T090000Z|SUMMARY:Party'],
    ['timed', 'DTSTART;TZID=Europe/London:20270101T000000|DTEND;TZID=Europe/London:20270102T000000|SUMMARY:Party'],
    ['cancelled', 'DTSTART;VALUE=DATE:20270101|STATUS:CANCELLED|SUMMARY:Party'],
    ['not yearly', 'DTSTART;VALUE=DATE:20270101|RRULE:FREQ=WEEKLY|SUMMARY:Party'],
    ['other years', 'DTSTART;VALUE=DATE:20250101|SUMMARY:Party'],
    ['other years', 'DTSTART;VALUE=DATE:20200101|RRULE:FREQ=YEARLY;COUNT=2|SUMMARY:Party'],
  ] as const)('%s: left out and said (%s)', (why, event) => {
    expect(read(event)).toEqual({ holidays: [], leftOut: [{ why, names: ['Party'] }] })
  })

  it('are read whatever ends a line, however it is folded, after a byte order mark, in lower case', () => {
    const text = calendar('DTSTART;VALUE=DATE:20270101|SUMMARY:New|  Year')
    const written = [text, text.replaceAll('\r\n', '\n'), text.replaceAll('\r\n', '\r'), `\uFEFF${text}`]
    for (const one of [...written, text.replace('BEGIN:VEVENT', 'begin:vevent').replace('END:VEVENT', 'end:vevent')]) {
      expect(holidaysOfIcs(one, YEARS).holidays).toEqual([{ day: '2027-01-01', name: 'New Year' }])
    }
  })

  it('are none where the file has no events', () => expect(read()).toEqual({ holidays: [], leftOut: [] }))
})

describe('a file that cannot be read', () => {
  const event = (properties: string) => calendar(properties)

  it.each([
    ['nothing', '', undefined, 'the file is empty; expected a calendar file (.ics)'],
    [
      'a page',
      '<!doctype html>\n<p>Sign in',
      1,
      'expected BEGIN:VCALENDAR, found “<!doctype html>”; choose a calendar file (.ics)',
    ],
    [
      'a spreadsheet',
      'date,name\n2027-01-01,New Year',
      1,
      'expected BEGIN:VCALENDAR, found “date,name”; choose a calendar file (.ics)',
    ],
    [
      'a line that is no property',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nNew Year\nEND:VEVENT\nEND:VCALENDAR',
      3,
      'expected a property such as DTSTART:20270101, found “New Year”',
    ],
    [
      'one that is cut off',
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270101\n',
      2,
      'BEGIN:VEVENT is never ended; the file seems to be cut off',
    ],
    [
      'an end without a beginning',
      'BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR',
      2,
      'END:VEVENT ends nothing that is open there',
    ],
    [
      'something after the end',
      'BEGIN:VCALENDAR\nEND:VCALENDAR\nX:1',
      3,
      '“X:1” stands outside of BEGIN:VCALENDAR and END:VCALENDAR',
    ],
    [
      'an event without a date',
      event('SUMMARY:New Year'),
      4,
      'the event “New Year” has no DTSTART; expected one such as DTSTART;VALUE=DATE:20270101',
    ],
    [
      'a date that is none',
      event('SUMMARY:X|DTSTART;VALUE=DATE:20270230'),
      4,
      'the event “X” has the date 20270230, which is none',
    ],
    [
      'an end before the beginning',
      event('SUMMARY:X|DTSTART;VALUE=DATE:20270105|DTEND;VALUE=DATE:20270101'),
      4,
      'the event “X” ends before it begins',
    ],
    [
      'an event of two years',
      event('SUMMARY:X|DTSTART;VALUE=DATE:20270101|DTEND;VALUE=DATE:20290101'),
      4,
      'the event “X” takes 731 days; expected a holiday of up to 366',
    ],
    [
      'two rules',
      event('SUMMARY:X|DTSTART;VALUE=DATE:20270101|RRULE:FREQ=YEARLY|RRULE:FREQ=YEARLY'),
      4,
      'the event “X” has more than one RRULE',
    ],
    [
      'a duration that is none',
      event('SUMMARY:X|DTSTART;VALUE=DATE:20270101|DURATION:PX'),
      4,
      /^the event cannot be read: /,
    ],
    [
      'a rule that is none',
      event('SUMMARY:X|DTSTART;VALUE=DATE:20270101|RRULE:FREQ=YEARLY;BYDAY=XX'),
      4,
      /^the event .*BYDAY/,
    ],
    [
      'a rule with a part nobody knows',
      event('SUMMARY:X|DTSTART;VALUE=DATE:20270101|RRULE:FREQ=YEARLY;BYEASTER=0'),
      4,
      /^the event “X” comes back by a rule that cannot be read: .*BYEASTER/,
    ],
  ])('%s is refused, and where it is', (_, text, line, message) => {
    const [problem, ...others] = problemsOf(text)
    expect(others).toEqual([])
    expect(problem).toMatchObject({ severity: 'error', ...(line !== undefined && { line }) })
    if (typeof message === 'string') expect(problem!.message).toBe(message)
    else expect(problem!.message).toMatch(message)
  })

  it('says everything that is wrong with it, up to twenty', () => {
    const bad = 'SUMMARY:X|DTSTART;VALUE=DATE:20270230'
    expect(problemsOf(calendar(bad, 'DTSTART:20270101', bad)).map(({ line }) => line)).toEqual([4, 11])
    expect(problemsOf(calendar(...Array<string>(30).fill(bad)))).toHaveLength(20)
  })

  it.each([
    ['over a megabyte', calendar(`SUMMARY:${'x'.repeat(1_000_000)}`), /^the file is over 1 MB/],
    ['over a thousand events', calendar(...Array<string>(1_001).fill('DTSTART:20270101')), /^the file has 1001 events/],
  ])('%s is too much', (_, text, message) => expect(problemsOf(text)[0]!.message).toMatch(message))

  it('is refused or read, and never breaks anything, whatever was done to it', () => {
    const whole = calendar(
      'UID:a|DTSTART;VALUE=DATE:20201126|RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH|SUMMARY:Thanks\\, giving',
      'UID:a|RECURRENCE-ID;VALUE=DATE:20271125|DTSTART;VALUE=DATE:20271126|DURATION:P2D',
      'DTSTART;TZID=Europe/London:20270101T090000|BEGIN:VALARM|TRIGGER:-PT1H|END:VALARM',
    )
    const harm = fc.record({
      at: fc.nat(whole.length),
      drop: fc.nat(12),
      add: fc.oneof(
        fc.constantFrom('\r\n', '\n ', ':', ';', ',', 'RRULE:', 'BEGIN:VEVENT', 'END:', '0', '-'),
        fc.string({ maxLength: 8 }),
      ),
    })
    fc.assert(
      fc.property(fc.array(harm, { minLength: 1, maxLength: 4 }), (harms) => {
        let text = whole
        for (const { at, drop, add } of harms) text = text.slice(0, at) + add + text.slice(at + drop)
        const problems = problemsOf(text)
        if (problems.length > 0) return problems.every(({ message }) => message !== '')
        const { holidays } = holidaysOfIcs(text, YEARS)
        return holidays.every(({ day }) => day >= YEARS.from && day <= YEARS.to && /^\d{4}-\d\d-\d\d$/.test(day))
      }),
      { numRuns: 2_000, seed: 4 },
    )
  })
})
