import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { importContacts } from '../../src/audience/index.ts'
import { pause, resume, tick } from '../../src/dispatch/index.ts'
import { campaignClashes, prolongRepeats } from '../../src/plan/index.ts'
import { apply, DATED, statuses, tickAt } from '../support/dated-campaign.ts'
import { expectBalanced } from '../support/ledger.ts'
import { SECRET, type World, world } from '../support/world.ts'

/** Five people, each where another clock counts; the last two have no zone that anybody knows. */
async function scattered(here: World): Promise<void> {
  const zones = ['Asia/Tokyo', 'Europe/London', 'America/New_York', '', '']
  const lines = zones.map((zone, index) => `p${index},person${index}@example.com,${zone}`)
  const csv = Buffer.from(`id,email,timezone\n${lines.join('\n')}\n`)
  await importContacts(here.as(), [csv] as never, { list: 'people' }, SECRET)
  // An import refuses it; a zone may leave the zone database of a later day.
  await here.db.rows.run(sql`UPDATE contacts SET timezone = 'Europe/Atlantis' WHERE external_id = 'p3'`)
}

async function rows(here: World, activity: string): Promise<string[]> {
  const found = await here.db.rows.all<{ id: string; status: string; reason: string | null }>(
    sql`SELECT c.external_id AS id, d.status, d.reason FROM deliveries d JOIN contacts c ON c.id = d.contact_id
      JOIN occurrences o ON o.id = d.occurrence_id WHERE o.activity_id = ${activity} ORDER BY o.ordinal, c.external_id`,
  )
  return found.map(({ id, status, reason }) => [id, status, reason].filter(Boolean).join(' '))
}

describe('10:00 where the recipient is', () => {
  it('goes out as the hour comes to each place, with who has no zone going by the campaign’s', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await scattered(here)
    await apply(here, {
      activities: '  - { id: a, message: news, audience: everybody, when: "launch+1d 10:00", clock: recipient }',
    })
    await tickAt(here, '2027-03-01T20:00:00Z')
    expect(await rows(here, 'a')).toEqual([
      'p0 queued local-time',
      'p1 queued local-time',
      'p2 queued local-time',
      'p3 queued local-time',
      'p4 queued local-time',
    ])
    const atFallback = await here.db.rows.all(sql`SELECT without_zone AS people FROM occurrences`)
    expect(atFallback).toEqual([{ people: 2 }])
    expect((await tickAt(here, '2027-03-02T01:00:00Z')).sent).toBe(1)
    expect((await tickAt(here, '2027-03-02T10:00:00Z')).sent).toBe(3)
    expect((await tickAt(here, '2027-03-02T14:59:00Z')).sent).toBe(0)
    expect((await tickAt(here, '2027-03-02T15:00:00Z')).sent).toBe(1)
    expect(await statuses(here)).toEqual(['a 2027-03-02T10:00 sent'])
    await expectBalanced(here.db)
  })

  it('leaves out those whose hour is long over when it is skipped after a while', async () => {
    const here = await world({ at: '2027-03-02T09:00:00Z' })
    await scattered(here)
    await apply(here, {
      activities:
        '  - { id: a, message: news, audience: everybody, when: "launch+1d 10:00", clock: recipient, late: skip after 2h }',
    })
    await tickAt(here, '2027-03-02T10:00:00Z')
    await tickAt(here, '2027-03-02T15:00:00Z')
    expect(await rows(here, 'a')).toEqual(['p0 skipped too-late', 'p1 sent', 'p2 sent', 'p3 sent', 'p4 sent'])
  })
})

describe('what keeps a message back', () => {
  it('is missed, and no surprise later, where it keeps everybody beyond the latest time', async () => {
    const here = await world({ at: '2027-03-05T00:00:00Z' })
    await scattered(here)
    await apply(here, {
      facts: 'quiet_days: [SA, SU]',
      activities: '  - { id: a, message: news, audience: everybody, when: "2027-03-06 12:00", late: skip after 2h }',
    })
    await tickAt(here, '2027-03-06T12:00:00Z')
    expect(await statuses(here)).toEqual(['a 2027-03-06T12:00 missed'])
    expect(await here.db.rows.all(sql`SELECT reason FROM occurrences`)).toEqual([
      { reason: 'missed: its latest time was over before anybody could be written to' },
    ])
    expect((await tickAt(here, '2027-03-08T12:00:00Z')).sent).toBe(0)
    await expectBalanced(here.db)
  })

  it('a quiet day lasts until the next one begins at the recipient’s place', async () => {
    const here = await world({ at: '2027-03-05T00:00:00Z' })
    await scattered(here)
    await apply(here, {
      facts: 'quiet_days: [SA, SU, holidays]\nholidays: [2027-03-08]',
      activities: '  - { id: a, message: news, audience: everybody, when: "2027-03-06 12:00" }',
    })
    await tickAt(here, '2027-03-06T12:00:00Z')
    expect(await rows(here, 'a')).toContain('p1 queued quiet-hours')
    expect((await tickAt(here, '2027-03-08T14:59:00Z')).sent).toBe(0)
    expect((await tickAt(here, '2027-03-08T15:00:00Z')).sent).toBe(1)
    expect((await tickAt(here, '2027-03-09T00:00:00Z')).sent).toBe(3)
  })

  it('an emergency goes out on a quiet day and in a blackout', async () => {
    const here = await world({ at: '2027-03-06T11:00:00Z' })
    await here.people(3)
    await apply(here, {
      purpose: 'emergency',
      facts: 'quiet_days: [SA]\nblackouts: [{ name: Elections, from: 2027-03-01, to: 2027-03-31, policy: block }]',
      activities: '  - { id: a, message: news, audience: everybody, when: "2027-03-06 12:00" }',
    })
    expect((await tickAt(here, '2027-03-06T12:00:00Z')).sent).toBe(3)
  })

  it('a blackout holds, and what is over its time then is missed and not sent at its end', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(3)
    await apply(here, {
      facts: 'blackouts: [{ name: Elections, from: 2027-03-01, to: 2027-03-10, policy: block }]',
      activities: '  - { id: a, message: news, audience: everybody, when: "2027-03-06 12:00" }',
    })
    const held = await tickAt(here, '2027-03-06T12:00:00Z')
    expect(held.held).toMatchObject([{ reason: 'blackout: Elections until 2027-03-11T00:00:00.000Z' }])
    expect((await tickAt(here, '2027-03-11T00:00:00Z')).sent).toBe(0)
    expect(await statuses(here)).toEqual(['a 2027-03-06T12:00 missed'])
  })

  it('the public hears nothing before the staff were briefed', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(3)
    await apply(here, {
      activities: `  - { id: briefing, message: news, audience: everybody, when: "2027-03-06 09:00" }
  - { id: public, message: news, audience: everybody, when: "2027-03-06 09:30", not_before_activity: briefing }`,
    })
    await pause(here.as(), { campaignId: DATED, activityId: 'briefing' })
    const held = await tickAt(here, '2027-03-06T09:30:00Z')
    expect(held.held.map(({ reason }) => reason)).toContain('waits for briefing: it has not gone out yet')
    await resume(here.as(), { campaignId: DATED, activityId: 'briefing' })
    await tick(here.ports, here.clock.now())
    await tick(here.ports, here.clock.now())
    expect(await statuses(here)).toEqual(['briefing 2027-03-06T09:00 sent', 'public 2027-03-06T09:30 sent'])
  })

  it('a cap holds over all campaigns, and says whom it left out', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(3)
    const one = '  - { id: a, message: news, audience: everybody, when: "2027-03-06 09:00" }'
    await apply(here, { id: 'other', activities: one.replace('09:00', '08:00') })
    await apply(here, { facts: 'frequency_cap: { messages: 1, per: 1w }', activities: one.replace('id: a', 'id: b') })
    await tickAt(here, '2027-03-06T08:00:00Z')
    await tickAt(here, '2027-03-06T09:00:00Z')
    expect(await rows(here, 'b')).toEqual(['p0 skipped capped', 'p1 skipped capped', 'p2 skipped capped'])
    await expectBalanced(here.db)
  })
})

describe('a series', () => {
  const weekly = (rule: string, more = '') =>
    `  - { id: weekly, message: news, audience: everybody, when: "launch+1d 10:00", repeat: "${rule}"${more} }`

  it('goes out on each of its dates, once to each person', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(4)
    await apply(here, { activities: weekly('FREQ=WEEKLY;COUNT=3', ', exdate: [2027-03-09]') })
    expect(await statuses(here)).toEqual(['weekly 2027-03-02T10:00 planned', 'weekly 2027-03-16T10:00 planned'])
    await tickAt(here, '2027-03-02T10:00:00Z')
    await tickAt(here, '2027-03-16T10:00:00Z')
    expect(await rows(here, 'weekly')).toEqual([0, 1, 2, 3, 0, 1, 2, 3].map((index) => `p${index} sent`))
    await expectBalanced(here.db)
  })

  it('that is changed on its way goes on from where it is', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(2)
    await apply(here, { activities: weekly('FREQ=WEEKLY;COUNT=4') })
    await tickAt(here, '2027-03-02T10:00:00Z')
    await apply(here, { activities: weekly('FREQ=WEEKLY;BYDAY=TH;COUNT=3') })
    expect(await statuses(here)).toEqual([
      'weekly 2027-03-02T10:00 sent',
      'weekly 2027-03-04T10:00 planned',
      'weekly 2027-03-11T10:00 planned',
      'weekly 2027-03-18T10:00 planned',
    ])
    expect(await apply(here, { activities: weekly('FREQ=WEEKLY;BYDAY=TH;COUNT=3') })).toEqual([])
  })

  it('without end is planned for a year and prolonged as time goes by', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await apply(here, { activities: weekly('FREQ=WEEKLY') })
    const before = await statuses(here)
    expect(before).toHaveLength(53)
    expect(await prolongRepeats(here.ports, Date.parse('2027-04-01T00:00:00Z'))).toBe(0)
    here.clock.set('2027-12-01T00:00:00Z')
    expect(await prolongRepeats(here.ports, here.clock.now().getTime())).toBe(39)
    const after = await statuses(here)
    expect(after.slice(0, 53)).toEqual(before)
    expect(after[53]).toBe('weekly 2028-03-07T10:00 planned')
    expect(await apply(here, { activities: weekly('FREQ=WEEKLY') })).toEqual([])
  })

  it('without end goes on for ever: after five years there are dates ahead as on the first day', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await apply(here, { activities: weekly('FREQ=DAILY') })
    for (const day of [
      '2027-10-01',
      '2028-05-01',
      '2028-12-01',
      '2029-07-01',
      '2030-02-01',
      '2030-09-01',
      '2032-03-01',
    ]) {
      here.clock.set(`${day}T00:00:00Z`)
      await prolongRepeats(here.ports, here.clock.now().getTime())
    }
    const dates = (await statuses(here)).map((line) => line.split(' ')[1]!)
    expect(new Set(dates).size).toBe(dates.length)
    const ahead = dates.filter((date) => date >= '2032-03-01')
    expect(ahead).toHaveLength(366)
    // Nobody was there for a year and more, so that what lay between is not made up for but for its last day.
    expect(dates.filter((date) => date > '2031-09-02' && date < '2032-03-01')).toEqual(['2032-02-29T10:00'])
    expect(await apply(here, { activities: weekly('FREQ=DAILY') })).toEqual([])
  })

  it('without end goes on although something that has ended came after what is gone', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(2)
    const endless = weekly('FREQ=WEEKLY')
    const first = '  - { id: t, message: news, audience: everybody, when: "2027-03-01 08:00", late: send }'
    const follower = '  - { id: f, message: news, audience: everybody, after: t + 1h, late: send }'
    await apply(here, { activities: [endless, first, follower].join('\n') })
    await pause(here.as(), { campaignId: DATED, activityId: 't' })
    await tickAt(here, '2027-03-01T09:00:00Z')
    expect(await apply(here, { activities: endless })).toContain('activity t removed')
    here.clock.set('2027-12-01T00:00:00Z')
    expect(await prolongRepeats(here.ports, here.clock.now().getTime())).toBe(39)
  })

  it('that was paused for weeks sends one message when it goes on, and not all at once', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(2)
    await apply(here, { activities: weekly('FREQ=WEEKLY;COUNT=4', ', late: send') })
    await pause(here.as(), { campaignId: DATED })
    await tickAt(here, '2027-03-17T12:00:00Z')
    await resume(here.as(), { campaignId: DATED })
    expect((await tick(here.ports, here.clock.now())).sent).toBe(2)
    expect(await statuses(here)).toEqual([
      'weekly 2027-03-02T10:00 missed',
      'weekly 2027-03-09T10:00 missed',
      'weekly 2027-03-16T10:00 sent',
      'weekly 2027-03-23T10:00 planned',
    ])
  })
})

describe('clashes', () => {
  it('are told within a campaign and across, from two departments, and above the cap', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(3)
    const on = (id: string, when: string) => `  - { id: ${id}, message: news, audience: everybody, when: "${when}" }`
    await apply(here, { id: 'tax', facts: 'department: Revenue', activities: on('bill', '2027-03-06 18:00') })
    await apply(here, {
      facts:
        'department: Licensing\nblackouts: [{ name: Elections, from: 2027-03-20, to: 2027-03-21, policy: block }]\nclash_within: 4h\nfrequency_cap: { messages: 2, per: 1w }',
      activities: [on('a', '2027-03-06 09:00'), on('b', '2027-03-06 11:00'), on('c', '2027-03-20 11:00')].join('\n'),
    })
    const clashes = await campaignClashes(here.as(), { campaignId: DATED })
    expect(clashes.map(({ kind, activity, sentence }) => [kind, activity, sentence])).toEqual([
      ['blackout', 'c', 'c (2027-03-20 11:00) is in the blackout Elections (2027-03-20 to 2027-03-21), which holds it'],
      ['near', 'b', 'b (2027-03-06 11:00) follows a (2027-03-06 09:00) by 2 h, to some of the same people'],
      [
        'departments',
        'a',
        'bill of tax (2027-03-06 18:00) of Revenue and a (2027-03-06 09:00) of Licensing go to some of the same people on 2027-03-06',
      ],
      [
        'departments',
        'b',
        'bill of tax (2027-03-06 18:00) of Revenue and b (2027-03-06 11:00) of Licensing go to some of the same people on 2027-03-06',
      ],
      [
        'crowded',
        'b',
        'some people would get 3 messages from 2027-03-06 to 2027-03-06, more than the cap of 2 per 1w; those above it are left out',
      ],
    ])
  })
})
