import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { comingDatesQuery } from '../../db/queries/coming-dates.ts'
import { occurrenceRows, planRows } from '../../db/queries/plan.ts'
import { tick } from '../../src/dispatch/index.ts'
import { followZoneRules } from '../../src/plan/index.ts'
import { instantByZoneRules } from '../../src/schedule/index.ts'
import { slippingCampaign } from '../support/slipping-campaign.ts'
import { type World, world } from '../support/world.ts'

const HOUR = 3_600_000
const ID = 'renew-online'

describe('the instant of a date by the rules of its zone', () => {
  it.each<[label: string, wall: string, zone: string, was: string, is: string]>([
    ['right', '2027-07-01T09:00', 'Europe/London', '2027-07-01T08:00Z', '2027-07-01T08:00Z'],
    ['an hour too late', '2027-07-01T09:00', 'Europe/London', '2027-07-01T09:00Z', '2027-07-01T08:00Z'],
    ['the first of two equal hours', '2027-10-31T01:30', 'Europe/London', '2027-10-31T00:30Z', '2027-10-31T00:30Z'],
    ['the second of two equal hours', '2027-10-31T01:30', 'Europe/London', '2027-10-31T01:30Z', '2027-10-31T01:30Z'],
    ['a time that clocks now skip', '2027-03-28T01:30', 'Europe/London', '2027-03-28T00:30Z', '2027-03-28T01:30Z'],
    ['a day that is not there', '2011-12-30T09:00', 'Pacific/Apia', '2011-12-30T19:00Z', '2011-12-30T19:00Z'],
    [
      'a zone that is not known any more',
      '2027-07-01T09:00',
      'Europe/Atlantis',
      '2027-07-01T05:00Z',
      '2027-07-01T05:00Z',
    ],
  ])('%s', (_label, wall, zone, was, is) => {
    expect(instantByZoneRules({ wall, zone, instant: Date.parse(was) })).toBe(Date.parse(is))
  })
})

describe('the rules of a zone are others than when its dates were planned', () => {
  /** As an installation that knew older rules left it: what lies ahead is an hour off. */
  async function underOlderRules(change?: (plan: string) => string): Promise<World> {
    const here = await world({ at: '2027-01-31T12:00:00Z' })
    await slippingCampaign(here, change)
    here.clock.set('2027-02-01T09:00:00Z')
    await tick(here.ports, here.clock.now())
    await here.db.rows.run(sql`UPDATE occurrences SET instant = instant + ${HOUR}, latest_at = latest_at + ${HOUR},
      due_at = due_at + CASE activity_id WHEN 'local' THEN 0 ELSE ${HOUR} END`)
    await here.db.rows.run(sql`UPDATE anchors SET instant = instant + ${HOUR}`)
    return here
  }

  const dates = async (here: World) =>
    (await occurrenceRows(here.db.rows, ID)).map(({ activityId, ordinal, instant, dueAt, latestAt, status }) => {
      const times = [instant, dueAt, latestAt!].map((time) => new Date(time).toISOString().slice(5, 16))
      return `${activityId} ${ordinal} ${status}: ${times.join(', ')}`
    })
  const told = async (here: World) =>
    here.db.rows.all<{ actor: string; subject: string; before: string; after: string }>(
      sql`SELECT actor, subject, before, after FROM audit_log WHERE action = 'zone.follow'`,
    )

  it('what lies ahead goes out at its wall time, what was sent stays, and the audit log says so', async () => {
    const here = await underOlderRules()
    here.clock.set('2027-02-15T08:59:00Z')
    expect((await tick(here.ports, here.clock.now())).sent).toBe(0)
    expect((await dates(here)).slice(0, 4)).toEqual([
      'piloting 1 sent: 02-01T10:00, 02-01T10:00, 02-01T11:00',
      'teaser 1 planned: 02-15T09:00, 02-15T09:00, 02-15T10:00',
      'go-live 1 planned: 03-01T09:00, 03-01T09:00, 03-01T10:00',
      'weekly 1 planned: 03-08T10:00, 03-08T10:00, 03-08T11:00',
    ])
    here.clock.set('2027-02-15T09:00:00Z')
    expect((await tick(here.ports, here.clock.now())).sent).toBe(20)
    const [entry, ...others] = await told(here)
    expect(others).toEqual([])
    expect(entry).toMatchObject({ actor: 'scheduler', subject: ID })
    const wall = { wall: '2027-02-15T09:00', zone: 'Europe/London' }
    expect(JSON.parse(entry!.before)).toMatchObject({ 'teaser 1': { ...wall, instant: '2027-02-15T10:00:00.000Z' } })
    expect(JSON.parse(entry!.after)).toMatchObject({
      launch: { wall: '2027-03-01T09:00', instant: '2027-03-01T09:00:00.000Z' },
      'teaser 1': { ...wall, instant: '2027-02-15T09:00:00.000Z' },
      'weekly 8': { instant: '2027-04-26T09:00:00.000Z' },
    })
    const { campaign, goals } = (await planRows(here.db.rows, ID))!
    expect(campaign.scheduleEpoch).toBe(2)
    expect(new Date(goals[0]!.byInstant).toISOString()).toBe('2027-03-31T22:59:59.999Z')
  })

  it('by the recipients’ clocks it is looked at as long as before', async () => {
    const here = await underOlderRules(
      (plan) =>
        `${plan}  - { id: local, message: news, audience: everybody, when: "launch+1d 10:00", clock: recipient }\n`,
    )
    expect(await followZoneRules(here.ports, Date.parse('2027-02-02T00:00Z'))).toBe(13)
    expect((await dates(here)).find((line) => line.startsWith('local'))).toBe(
      'local 1 planned: 03-02T10:00, 03-01T20:00, 03-02T23:00',
    )
  })

  it('what was missed is left to the person who decides about it', async () => {
    const here = await underOlderRules()
    await here.db.rows.run(sql`UPDATE occurrences SET status = 'missed' WHERE activity_id = 'teaser'`)
    await followZoneRules(here.ports, Date.parse('2027-02-15T12:00Z'))
    expect((await dates(here))[1]).toBe('teaser 1 missed: 02-15T10:00, 02-15T10:00, 02-15T11:00')
  })

  it('nothing is written while all is right, also of the second of two equal hours', async () => {
    const here = await world({ at: '2027-01-31T12:00:00Z' })
    const inTheFold = '  - { id: fold, message: news, audience: everybody, when: "night+2h" }\n'
    await slippingCampaign(here, (plan) =>
      plan.replace('  pilot:', '  night: { at: 2027-10-31T00:30 }\n  pilot:').concat(inTheFold),
    )
    const before = await planRows(here.db.rows, ID)
    expect(before!.occurrences.at(-1)).toMatchObject({ wall: '2027-10-31T01:30' })
    expect(await followZoneRules(here.ports, here.clock.now().getTime())).toBe(0)
    expect(await planRows(here.db.rows, ID)).toEqual(before)
    expect(await told(here)).toEqual([])
  })

  it('the dates ahead are found by their index', async () => {
    const here = await world()
    const plan = await here.db.rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${comingDatesQuery(1, 10)}`)
    expect(plan.map(({ detail }) => detail)).toContainEqual(expect.stringMatching(/o USING INDEX occurrences_coming/))
  })
})
