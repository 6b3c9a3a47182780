import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type CalendarEntry, calendarText } from '../../src/calendar/calendar-text.ts'
import { parsedCalendar } from './parsed-calendar.ts'

const TEASER: CalendarEntry = {
  uid: 'renew-online.teaser.1@fanfare.example',
  sequence: 3,
  changedAt: Date.parse('2027-01-05T10:00:00Z'),
  instant: Date.parse('2027-02-15T09:00:00Z'),
  summary: 'teaser – Renew from 1 March',
  description:
    'Audience: Licence due\nStatus: scheduled\nhttps://fanfare.example/campaigns/renew-online/activities/teaser',
  url: 'https://fanfare.example/campaigns/renew-online/activities/teaser',
  status: 'confirmed',
}
const written = (entry: Partial<CalendarEntry> = {}, name = 'Renew online') =>
  calendarText({
    name,
    url: 'https://fanfare.example/campaigns/renew-online',
    entries: [{ ...TEASER, ...entry }],
  })

afterEach(() => {
  vi.useRealTimers()
})

describe('a calendar', () => {
  it('says what another implementation reads out of it', () => {
    const { properties, ...event } = parsedCalendar(written()).events[0]!
    expect(event).toEqual({
      uid: TEASER.uid,
      sequence: 3,
      stamp: '2027-01-05T10:00:00.000Z',
      start: '2027-02-15T09:00:00.000Z',
      end: '2027-02-15T09:15:00.000Z',
      summary: TEASER.summary,
      description: TEASER.description,
      url: TEASER.url,
      status: 'CONFIRMED',
    })
    expect(properties).toContain('transp')
  })

  it('has its name, how often to look again, and that it is published', () => {
    const text = written()
    for (const line of [
      'METHOD:PUBLISH',
      'NAME:Renew online',
      'X-WR-CALNAME:Renew online',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'DTSTART:20270215T090000Z',
    ]) {
      expect(text.split('\r\n')).toContain(line)
    }
  })

  it('is the same bytes whenever it is written', () => {
    vi.useFakeTimers({ now: Date.parse('2027-01-06T00:00:00Z') })
    const one = written()
    vi.setSystemTime(Date.parse('2029-07-06T12:34:56Z'))
    expect(written()).toBe(one)
  })

  it.each([
    ['confirmed', 'CONFIRMED'],
    ['tentative', 'TENTATIVE'],
    ['cancelled', 'CANCELLED'],
  ] as const)('%s is said as %s', (status, expected) => {
    expect(parsedCalendar(written({ status })).events[0]!.status).toBe(expected)
  })
})

describe('texts that people type', () => {
  const plain = parsedCalendar(written())

  it.each([
    ['a line break', 'one\ntwo', 'one two', 'one\ntwo'],
    ['a line break of Windows', 'one\r\ntwo', 'one two', 'one\ntwo'],
    ['a property of its own', 'x\r\nSTATUS:CANCELLED', 'x STATUS:CANCELLED', 'x\nSTATUS:CANCELLED'],
    ['the end of the event', 'x\nEND:VEVENT\nBEGIN:VEVENT', 'x END:VEVENT BEGIN:VEVENT', undefined],
    ['what separates values', 'a;b,c\\n:d"e', 'a;b,c\\n:d"e', 'a;b,c\\n:d"e'],
    ['control characters', 'a\u0007b\u0000c\u007f', 'a b c', 'a b c '],
    ['half a character', 'a\ud83d', 'a\ufffd', 'a\ufffd'],
    ['a name in a message', 'Renew, {{first_name}}', 'Renew, {{first_name}}', undefined],
    ['many bytes to a character', 'नवीनीकरण '.repeat(20), 'नवीनीकरण '.repeat(20).trim(), undefined],
  ])('%s stays a text', (_, typed, summary, description = typed) => {
    const read = parsedCalendar(written({ summary: typed, description: typed }, typed))
    expect(read.events).toEqual([{ ...plain.events[0], summary, description }])
    expect(read.name).toBe(summary)
  })

  it('stay texts whatever they are, in lines of at most 75 bytes that end by CRLF', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\n', '\r', ';', ',', '\\', ':', 'BEGIN:VEVENT', ' '),
        fc.string({ unit: 'binary' }),
      ),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(text, (typed) => {
        fc.pre(typed.replaceAll(/[\s\p{Cc}]/gu, '') !== '')
        const bytes = written({ summary: typed, description: typed }, typed)
        const lines = bytes.split('\r\n')
        expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
        expect(lines.join('')).not.toMatch(/[\r\n]/)
        const [event, ...others] = parsedCalendar(bytes).events
        expect(others).toEqual([])
        expect(event!.properties).toEqual(plain.events[0]!.properties)
        const words = (said: string) =>
          said
            .toWellFormed()
            .split(/[\s\p{Cc}]+/u)
            .filter(Boolean)
        expect(words(event!.summary)).toEqual(words(typed))
        expect(words(event!.description)).toEqual(words(typed))
      }),
      { numRuns: 500, seed: 4 },
    )
  })
})
