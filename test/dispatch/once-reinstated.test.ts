import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { markDone, onceReinstated, pause, tick } from '../../src/dispatch/index.ts'
import { postponeLaunch, reinstateLaunch } from '../../src/plan/index.ts'
import { apply, DATED, statuses, tickAt } from '../support/dated-campaign.ts'
import { OPERATOR, posterCampaign, publishedPoster } from '../support/poster-campaign.ts'
import { world } from '../support/world.ts'

const CAMPAIGN = { campaignId: DATED }

it('what becomes of each activity once the launch is reinstated is what is said before', async () => {
  const here = await world({ at: '2027-03-01T00:00:00Z' })
  await here.people(2)
  const one = (id: string, when: string, more = '') =>
    `  - { id: ${id}, message: news, audience: everybody, when: "${when}"${more} }`
  await apply(here, {
    facts: 'quiet_days: [TU]',
    activities: [
      one('begun', '2027-03-02 08:00', ', late: skip after 2d'),
      one('asks', '2027-03-02 10:00'),
      one('daily', '2027-03-02 10:00', ', late: send, repeat: "FREQ=DAILY;COUNT=5"'),
      one('edited', '2027-03-02 11:00', ', late: send'),
      one('paused', '2027-03-07 11:00'),
      one('waits', '2027-03-05 09:00', ', not_before_activity: edited'),
    ].join('\n'),
  })
  await pause(here.as(), { ...CAMPAIGN, activityId: 'paused' })
  await here.db.rows.run(sql`UPDATE activities SET approved_hash = 'another' WHERE id = 'edited'`)
  await tickAt(here, '2027-03-02T08:00:00Z')
  await postponeLaunch(here.as(), { ...CAMPAIGN, reason: 'The registers are not ready.' })
  await tickAt(here, '2027-03-05T09:30:00Z')
  const said = await onceReinstated(here.as(), CAMPAIGN)
  expect(said.map(({ activity, comesToBe, dates }) => `${activity} ${comesToBe} ${dates}`)).toEqual([
    'begun left-out 1',
    'asks late 1',
    'daily late 2',
    'daily goes-now 1',
    'daily goes-later 2',
    'edited needs-approval 1',
    'paused held 1',
    'waits held 1',
  ])
  expect(said.flatMap(({ reason }) => reason ?? [])).toEqual([
    'paused: the activity was paused by a person',
    'waits for edited: it has not gone out yet',
  ])

  await reinstateLaunch(here.as(), CAMPAIGN)
  await tick(here.ports, here.clock.now())
  expect(await statuses(here)).toEqual([
    'begun 2027-03-02T08:00 missed',
    'asks 2027-03-02T10:00 missed',
    'daily 2027-03-02T10:00 missed',
    'edited 2027-03-02T11:00 held',
    'daily 2027-03-03T10:00 missed',
    'daily 2027-03-04T10:00 sent',
    'waits 2027-03-05T09:00 held',
    'daily 2027-03-05T10:00 planned',
    'daily 2027-03-06T10:00 planned',
    'paused 2027-03-07T11:00 paused',
  ])
})

it('says which dates a blackout will hold when their time comes', async () => {
  const here = await world({ at: '2027-03-01T00:00:00Z' })
  await here.people(2)
  await apply(here, {
    facts: 'blackouts: [{ name: Elections, from: 2027-03-09, to: 2027-03-10, policy: block }]',
    activities:
      '  - { id: daily, message: news, audience: everybody, when: "2027-03-08 10:00", repeat: "FREQ=DAILY;COUNT=4" }',
  })
  await postponeLaunch(here.as(), { ...CAMPAIGN, reason: 'The registers are not ready.' })
  expect(await onceReinstated(here.as(), CAMPAIGN)).toMatchObject([
    { activity: 'daily', comesToBe: 'goes-later', dates: 2 },
    { activity: 'daily', comesToBe: 'held', dates: 2, reason: 'blackout: Elections until 2027-03-11T00:00:00.000Z' },
  ])
})

it('says of what people put up what is to do at once, what later, and what waits', async () => {
  const here = await world({ at: '2027-02-01T09:00:00Z' })
  const posters = (id: string, when: string, more = '') =>
    `  - { id: ${id}, channel: poster, material: renew-poster, when: "${when}", owner: facilities@example.gov${more} }\n`
  await posterCampaign(here, [
    '  - { id: posters, channel: poster, material: renew-poster, when: "launch-7d 08:00", owner: facilities@example.gov }\n',
    posters('over', '2027-02-10 08:00') +
      posters('weekly', '2027-02-15 08:00', ', repeat: "FREQ=WEEKLY;COUNT=3"') +
      posters('unread', '2027-02-16 08:00') +
      posters('paused', '2027-02-16 08:00') +
      posters('elections', '2027-04-10 08:00') +
      posters('waits', '2027-02-17 08:00', ', not_before_activity: unread'),
  ])
  await publishedPoster(here)
  await here.db.rows.run(sql`UPDATE activities SET approved_hash = content_hash WHERE id <> 'unread'`)
  await pause(here.as(), { campaignId: 'renew-online', activityId: 'paused' })
  here.clock.set('2027-02-20T09:00:00Z')
  await markDone(here.as(OPERATOR), { campaignId: 'renew-online', activityId: 'over', proof: 'They are up' })
  await postponeLaunch(here.as(), { campaignId: 'renew-online', reason: 'The registers are not ready.' })

  const said = await onceReinstated(here.as(), { campaignId: 'renew-online' })
  expect(said.map(({ activity, comesToBe, dates, reason }) => [`${activity} ${comesToBe} ${dates}`, reason])).toEqual([
    ['go-live goes-later 1', null],
    ['weekly to-do-now 1', null],
    ['unread needs-approval 1', null],
    ['paused held 1', 'paused: the activity was paused by a person'],
    ['waits held 1', 'waits for unread: it has not gone out yet'],
    ['weekly to-do-later 2', null],
    ['elections held 1', 'blackout: Local elections until 2027-05-06T23:00:00.000Z'],
  ])
})
