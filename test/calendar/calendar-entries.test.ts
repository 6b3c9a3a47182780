import { describe, expect, it } from 'vitest'
import { calendarEntries } from '../../src/calendar/calendar-entries.ts'
import type { DatedCampaign, PlannedOccurrence } from '../../src/calendar/dated-campaign.ts'

const BASE = 'https://fanfare.example'
const at = (wall: string) => ({ wall, zone: 'Europe/London', instant: Date.parse(`${wall}Z`) })

const TEASER: PlannedOccurrence = {
  activity: 'teaser',
  ordinal: 1,
  sequence: 2,
  changedAt: 1_000,
  ...at('2027-02-15T09:00'),
  subject: 'Renew from 1 March',
  audience: 'Licence due in 90 days',
  putsUp: null,
  owner: 'comms@example.gov',
  clock: 'campaign',
  status: 'scheduled',
  isOver: false,
}
const CAMPAIGN: DatedCampaign = {
  id: 'renew-online',
  title: 'Renew your licence online',
  sequence: 2,
  changedAt: 500,
  isCancelled: false,
  isPostponed: false,
  anchors: [
    { name: 'launch', ...at('2027-03-01T09:00') },
    { name: 'pilot', ...at('2027-02-01T09:00') },
  ],
  occurrences: [TEASER],
  removed: [],
}
const entries = (change: Partial<DatedCampaign> = {}, base = BASE) => calendarEntries({ ...CAMPAIGN, ...change }, base)
const occurrence = (change: Partial<PlannedOccurrence> = {}, more: Partial<DatedCampaign> = {}) =>
  entries({ anchors: [], occurrences: [{ ...TEASER, ...change }], ...more })[0]!

describe('the calendar of a campaign', () => {
  it('has every anchor and every occurrence in the order of time', () => {
    expect(entries().map(({ uid, summary }) => [uid, summary])).toEqual([
      ['renew-online.anchor.pilot@fanfare.example', 'pilot – Renew your licence online'],
      ['renew-online.teaser.1@fanfare.example', 'teaser – Renew from 1 March'],
      ['renew-online.anchor.launch@fanfare.example', 'Launch – Renew your licence online'],
    ])
  })

  it('says of an occurrence to whom it goes, how it stands, whose it is, and where it is looked at', () => {
    expect(occurrence().description.split('\n')).toEqual([
      'Audience: Licence due in 90 days',
      'Status: scheduled',
      'Owner: comms@example.gov',
      'At 2027-02-15 09:00 Europe/London',
      'https://fanfare.example/campaigns/renew-online/activities/teaser',
    ])
  })

  it.each([
    ['scheduled', 'confirmed', 'teaser – Renew from 1 March'],
    ['approved', 'confirmed', 'teaser – Renew from 1 March'],
    ['sending', 'confirmed', 'teaser – Renew from 1 March [sending]'],
    ['sent', 'confirmed', 'teaser – Renew from 1 March [sent]'],
    ['part-sent', 'confirmed', 'teaser – Renew from 1 March [part-sent]'],
    ['failed', 'confirmed', 'teaser – Renew from 1 March [failed]'],
    ['draft', 'tentative', 'teaser – Renew from 1 March [draft]'],
    ['in review', 'tentative', 'teaser – Renew from 1 March [in review]'],
    ['paused', 'tentative', 'teaser – Renew from 1 March [paused]'],
    ['missed', 'tentative', 'teaser – Renew from 1 March [missed]'],
    ['cancelled', 'cancelled', 'teaser – Renew from 1 March [cancelled]'],
  ] as const)('what is %s is %s', (status, expected, summary) => {
    expect(occurrence({ status })).toMatchObject({ status: expected, summary })
  })

  it('names an activity without a subject and without an owner by its id alone', () => {
    const { summary, description } = occurrence({ subject: '', owner: null })
    expect(summary).toBe('teaser')
    expect(description).not.toContain('Owner')
  })

  it('keeps the name of an occurrence whose date moves, and raises its number', () => {
    const moved = occurrence({ ...at('2027-03-15T09:00'), sequence: 5 })
    expect(moved).toMatchObject({ uid: occurrence().uid, sequence: 5, instant: Date.parse('2027-03-15T09:00Z') })
  })

  it('shows a subject as people read it, and not as it is written for each of them', () => {
    expect(occurrence({ subject: 'From {{launch.date}}' }).summary).toBe('teaser – From [launch date]')
  })

  it('raises the number of what is cancelled, so that calendars take it for the newer', () => {
    expect(occurrence({ status: 'cancelled' }).sequence).toBe(occurrence().sequence + 1)
    const launch = (isCancelled: boolean) => entries({ isCancelled, occurrences: [] })[1]!.sequence
    expect(launch(true)).toBe(launch(false) + 1)
  })

  it('keeps the names of two occurrences of an activity apart, and those of two installations', () => {
    expect(occurrence({ ordinal: 2 }).uid).toBe('renew-online.teaser.2@fanfare.example')
    expect(entries({}, 'https://other.example:8443')[0]!.uid).toBe('renew-online.anchor.pilot@other.example')
  })

  it('says that the clock of each recipient counts, where it does', () => {
    expect(occurrence({ clock: 'recipient' }).description).toContain(
      'At 2027-02-15 09:00 Europe/London, by each recipient’s own clock',
    )
  })

  it('says of a postponed launch that it has no date, and of what hangs on it that nobody knows', () => {
    const sent = { ...TEASER, ordinal: 2, ...at('2027-02-08T09:00'), status: 'sent', isOver: true } as const
    const said = entries({ isPostponed: true, occurrences: [TEASER, sent] }).map(({ summary, status }) => [
      summary,
      status,
    ])
    expect(said).toEqual([
      ['pilot – Renew your licence online', 'confirmed'],
      ['teaser – Renew from 1 March [sent]', 'confirmed'],
      ['teaser – Renew from 1 March [postponed]', 'tentative'],
      ['Launch – Renew your licence online [postponed]', 'tentative'],
    ])
  })

  it('says of a cancelled campaign that its launch is off', () => {
    expect(entries({ isCancelled: true, occurrences: [] }).map(({ status }) => status)).toEqual([
      'cancelled',
      'cancelled',
    ])
  })
})

describe('what left the plan', () => {
  const gone = { activity: 'teaser', ordinal: 2, sequence: 4, changedAt: 2_000, ...at('2027-02-22T09:00') }

  it('is kept as cancelled under its own name', () => {
    const [, removed] = entries({ anchors: [], removed: [gone] })
    expect(removed).toMatchObject({
      uid: 'renew-online.teaser.2@fanfare.example',
      sequence: 4,
      status: 'cancelled',
      summary: 'teaser – Renew from 1 March [not planned any more]',
      url: 'https://fanfare.example/campaigns/renew-online/activities/teaser',
    })
  })

  it('leads to the campaign where its activity is gone altogether', () => {
    const [removed] = entries({ anchors: [], occurrences: [], removed: [gone] })
    expect(removed).toMatchObject({ summary: 'teaser [not planned any more]', url: `${BASE}/campaigns/renew-online` })
  })

  it('that came back is there once, with a number above that of its removal', () => {
    const back = { ...TEASER, ordinal: 2, sequence: 4 }
    const found = entries({ anchors: [], occurrences: [back], removed: [gone] })
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ sequence: 5, status: 'confirmed' })
  })
})

describe('more than two thousand occurrences', () => {
  /** So many, a minute apart. */
  const many = (count: number, change: Partial<PlannedOccurrence>, from = 1) =>
    Array.from({ length: count }, (_, index) => ({
      ...TEASER,
      ...change,
      ordinal: from + index,
      instant: TEASER.instant + (from + index) * 60_000,
    }))
  const sent = { status: 'sent', isOver: true } as const
  const ordinals = (occurrences: readonly PlannedOccurrence[]) =>
    entries({ occurrences })
      .filter(({ uid }) => !uid.includes('anchor'))
      .map(({ uid }) => Number(/(\d+)@/.exec(uid)![1]))

  it.each([
    ['still to come: the next', many(2_010, {}), 1, 2_000],
    ['over: the last', many(2_010, sent), 11, 2_010],
    [
      'half of them over: all that are to come, and the last before them',
      [...many(1_500, sent), ...many(1_500, {}, 1_501)],
      1_001,
      3_000,
    ],
    ['together, and exactly as many', [...many(1_000, sent), ...many(1_000, {}, 1_001)], 1, 2_000],
  ])('%s', (_, occurrences, first, last) => {
    const found = ordinals(occurrences)
    expect([found.length, found[0], found.at(-1)]).toEqual([2_000, first, last])
  })

  it('leave room for the launch', () => {
    const found = entries({ occurrences: many(2_010, {}) })
    expect(found).toHaveLength(2_002)
    expect(found.some(({ uid }) => uid.includes('anchor.launch'))).toBe(true)
  })
})
