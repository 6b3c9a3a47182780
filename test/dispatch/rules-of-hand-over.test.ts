import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DueRow } from '../../db/queries/occurrences.ts'
import { providerBackOff, recipientBackOff } from '../../src/dispatch/back-off.ts'
import { verdict } from '../../src/dispatch/eligibility.ts'
import { slotsOf } from '../../src/dispatch/pacing.ts'
import { latestForRecipients, standingOf } from '../../src/dispatch/standing.ts'

const at = (iso: string) => Date.parse(iso)
const HOUR = 3_600_000

describe('a recipient at the moment of hand-over', () => {
  const quietHours = { from: '21:00', to: '08:00' }
  const rules = (now: string, latest?: string) => ({
    now: at(now),
    fallbackZone: 'Europe/London',
    allowed: { quietHours },
    latest: latest === undefined ? undefined : at(latest),
  })
  const atTen = (late: 'ask' | 'skip' = 'ask') => ({
    wall: '2027-01-15T10:00',
    late: late === 'ask' ? { kind: late } : { kind: late, after: 6 * HOUR },
  })
  const inZone = (timezone: string | null, why: string | null = null) => ({ timezone, why, recent: 0 })

  it.each([
    ['10:00 in London goes', inZone('Europe/London'), rules('2027-01-15T10:00Z'), { kind: 'go' }],
    [
      '22:00 in London waits until 08:00',
      inZone('Europe/London'),
      rules('2027-01-15T22:00Z'),
      { kind: 'defer', until: at('2027-01-16T08:00Z'), reason: 'quiet-hours' },
    ],
    [
      'the same moment is 14:00 in Los Angeles and goes',
      inZone('America/Los_Angeles'),
      rules('2027-01-15T22:00Z'),
      { kind: 'go' },
    ],
    [
      'who has no zone is in the campaign’s',
      inZone(null),
      rules('2027-01-15T22:00Z'),
      { kind: 'defer', until: at('2027-01-16T08:00Z'), reason: 'quiet-hours' },
    ],
    [
      'a zone nobody knows is the campaign’s too',
      inZone('Europe/Atlantis'),
      rules('2027-01-15T22:00Z'),
      { kind: 'defer', until: at('2027-01-16T08:00Z'), reason: 'quiet-hours' },
    ],
    [
      'waiting past the latest time is too late now',
      inZone(null),
      rules('2027-01-15T22:00Z', '2027-01-15T23:00Z'),
      { kind: 'skip', reason: 'too-late' },
    ],
    [
      'after the latest time nobody goes',
      inZone(null),
      rules('2027-01-15T12:00Z', '2027-01-15T11:00Z'),
      { kind: 'skip', reason: 'too-late' },
    ],
    [
      'an unsubscribe comes before everything else',
      inZone(null, 'unsubscribed'),
      rules('2027-01-15T22:00Z'),
      { kind: 'skip', reason: 'unsubscribed' },
    ],
    [
      'who had as many messages as the cap allows gets no more',
      { ...inZone(null), recent: 3 },
      { ...rules('2027-01-15T12:00Z'), cap: 3 },
      { kind: 'skip', reason: 'capped' },
    ],
    [
      'who had one less goes',
      { ...inZone(null), recent: 2 },
      { ...rules('2027-01-15T12:00Z'), cap: 3 },
      { kind: 'go' },
    ],
    [
      'at 10:00 where they are: in New York five hours later than in London',
      inZone('America/New_York'),
      { ...rules('2027-01-15T12:00Z'), byRecipient: atTen() },
      { kind: 'defer', until: at('2027-01-15T15:00Z'), reason: 'local-time' },
    ],
    [
      'at 10:00 where they are, which has come in Kolkata',
      inZone('Asia/Kolkata'),
      { ...rules('2027-01-15T12:00Z'), byRecipient: atTen() },
      { kind: 'go' },
    ],
    [
      'too late where they are, though not in London',
      inZone('Asia/Tokyo'),
      { ...rules('2027-01-15T12:00Z'), byRecipient: atTen('skip') },
      { kind: 'skip', reason: 'too-late' },
    ],
  ])('%s', (_, recipient, given, expected) => {
    expect(verdict(recipient, given)).toEqual(expected)
  })

  it('nobody is ever written to in quiet hours at their place, in any zone', () => {
    const zones = ['Europe/London', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', null]
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: at('2026-01-01T00:00Z'), max: at('2029-01-01T00:00Z') }),
        (zone, now) => {
          const answer = verdict(
            { why: null, timezone: zone, recent: 0 },
            { now, fallbackZone: 'Europe/London', allowed: { quietHours }, latest: undefined },
          )
          const moment = answer.kind === 'defer' ? answer.until : now
          const hour = Number(
            new Intl.DateTimeFormat('en-GB', {
              timeZone: zone ?? 'Europe/London',
              hour: '2-digit',
              hourCycle: 'h23',
            }).format(moment),
          )
          expect(hour).toBeGreaterThanOrEqual(8)
          expect(hour).toBeLessThan(21)
        },
      ),
    )
  })
})

describe('where a due occurrence stands', () => {
  const now = at('2027-03-01T09:30Z')
  const row = (change: Partial<DueRow> = {}): DueRow =>
    ({
      status: 'planned',
      reason: null,
      instant: at('2027-03-01T09:00Z'),
      latestAt: at('2027-03-01T10:00Z'),
      late: 'ask',
      sendLate: 0,
      frozenAt: null,
      goesOnAt: null,
      audience: 0,
      queued: 0,
      handedOff: 0,
      skipped: 0,
      contentHash: 'a',
      approvedHash: 'a',
      campaignPaused: null,
      activityPaused: null,
      ended: null,
      downUntil: null,
      downReason: null,
      postponedAt: null,
      notBeforeActivity: null,
      mayFollow: 1,
      firstEnded: 0,
      calendar: null,
      blackoutOverride: null,
      launchZone: 'Europe/London',
      ...change,
    }) as DueRow
  const blackout = (policy: string) =>
    JSON.stringify({ blackouts: [{ name: 'Elections', from: '2027-03-01', to: '2027-03-02', policy }] })
  const half = { frozenAt: now, audience: 10, queued: 5, skipped: 1 }

  it.each([
    ['approved and in time', row(), 'go', undefined],
    ['never approved', row({ approvedHash: null }), 'hold', 'not approved'],
    ['changed since it was approved', row({ contentHash: 'b' }), 'hold', 'the approval is void'],
    ['campaign paused', row({ campaignPaused: 1 }), 'hold', 'the campaign was paused'],
    ['activity paused', row({ activityPaused: 1 }), 'hold', 'the activity was paused'],
    [
      'server down',
      row({ downUntil: now + 5000, downReason: 'refused' }),
      'hold',
      'server down: refused; next try at 2027-03-01T09:30:05',
    ],
    ['server tried again once its wait is over', row({ downUntil: now - 1 }), 'go', undefined],
    ['not begun within the hour', row({ latestAt: now - 1 }), 'missed', 'it had to begin by'],
    ['a person sends it late', row({ latestAt: now - 1, sendLate: 1 }), 'go', undefined],
    ['begun in time goes on after the hour', row({ latestAt: now - 1, ...half }), 'go', undefined],
    [
      'skip after: the rest is too late',
      row({ latestAt: now - 1, late: 'skip after 20m', ...half }),
      'too-late',
      undefined,
    ],
    [
      'frozen in time, with nobody sent to yet, goes on after the hour',
      row({ latestAt: now - 1, frozenAt: now - 2, audience: 10, queued: 10 }),
      'go',
      undefined,
    ],
    [
      'a rest that nobody was sending for over an hour waits for a person',
      row({ latestAt: now - 1, ...half, goesOnAt: now - HOUR - 1 }),
      'hold',
      'stopped on the way',
    ],
    [
      'a rest that was to wait until now goes on',
      row({ latestAt: now - 1, ...half, goesOnAt: now - 60_000 }),
      'go',
      undefined,
    ],
    ['the launch has no date', row({ postponedAt: 1 }), 'hold', 'postponed: the launch has no date'],
    [
      'the staff were not briefed yet',
      row({ notBeforeActivity: 'briefing', mayFollow: 0 }),
      'hold',
      'waits for briefing: it has not gone out yet',
    ],
    [
      'the staff are not briefed any more',
      row({ notBeforeActivity: 'briefing', mayFollow: 0, firstEnded: 1 }),
      'hold',
      'waits for briefing: it has ended and did not go out; let it wait for another, or cancel it',
    ],
    ['within a blackout', row({ calendar: blackout('block') }), 'hold', 'blackout: Elections until 2027-03-03T00:00'],
    ['within a blackout that only warns', row({ calendar: blackout('warn') }), 'go', undefined],
    [
      'within a blackout, allowed by name',
      row({ calendar: blackout('block'), blackoutOverride: '{"name":"A. Jones","reason":"Essential"}' }),
      'go',
      undefined,
    ],
    ['an emergency within a blackout', row({ calendar: blackout('block'), purpose: 'emergency' }), 'go', undefined],
    ['cancelled', row({ ended: 1 }), 'ended', undefined],
  ])('%s', (_, given, kind, reason) => {
    const standing = standingOf(given, now)
    expect(standing.kind).toBe(kind)
    if (reason !== undefined) expect(standing).toMatchObject({ reason: expect.stringContaining(reason) })
  })

  it('only “skip after” limits each recipient', () => {
    expect(latestForRecipients(row())).toBeUndefined()
    expect(latestForRecipients(row({ late: 'skip after 6h' }))).toBe(at('2027-03-01T10:00Z'))
    expect(latestForRecipients(row({ late: 'skip after 6h', sendLate: 1 }))).toBeUndefined()
  })
})

describe('waits', () => {
  it('grow with every refusal and stop growing', () => {
    const waits = Array.from({ length: 12 }, (_, index) => recipientBackOff(index + 1))
    expect(waits.slice(0, 3)).toEqual([5000, 30_000, 120_000])
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waits.at(-1)).toBe(4 * HOUR)
    expect(providerBackOff(1)).toBe(1000)
    expect(providerBackOff(99)).toBe(5 * 60_000)
  })
})

describe('a channel’s rate', () => {
  it.each([['5/s'], ['50/s'], ['999/s'], ['600/m'], ['90/m'], ['1500/h']])(
    '%s is never exceeded in any window of its own length',
    (rate) => {
      const [count, unit] = rate.split('/') as [string, 's' | 'm' | 'h']
      const window = { s: 1000, m: 60_000, h: HOUR }[unit]
      const slots = slotsOf(rate, 100)
      const portions: { at: number; size: number }[] = []
      for (let moment = 0; moment < 3 * window; moment += slots.pauseFor(slots.size))
        portions.push({ at: moment, size: slots.size })
      for (const { at: start } of portions) {
        const inside = portions.filter((portion) => portion.at >= start && portion.at < start + window)
        expect(inside.reduce((sum, portion) => sum + portion.size, 0)).toBeLessThanOrEqual(Number(count))
      }
      const total = portions.reduce((sum, portion) => sum + portion.size, 0)
      expect(total).toBeGreaterThan(3 * Number(count) * 0.9)
    },
  )

  it('without one a whole batch goes at once', () => {
    expect(slotsOf(null, 100)).toMatchObject({ size: 100 })
    expect(slotsOf(null, 100).pauseFor(100)).toBe(0)
  })
})
