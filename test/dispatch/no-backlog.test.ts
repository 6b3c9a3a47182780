import { describe, expect, it } from 'vitest'
import { pause, resume, tick } from '../../src/dispatch/index.ts'
import { moveLaunch, postponeLaunch, previewMove, reinstateLaunch, showPlan } from '../../src/plan/index.ts'
import { apply, applyOnly, approveAll, DATED, statuses, tickAt } from '../support/dated-campaign.ts'
import { expectBalanced } from '../support/ledger.ts'
import { type World, world } from '../support/world.ts'

const CAMPAIGN = { campaignId: DATED }
const NOW = '2027-03-05T10:00:00Z'

const activity = (id: string, when: string, more = '') =>
  `  - { id: ${id}, message: news, audience: everybody, when: "${when}", late: send${more} }`
const three = (more = '') => ['a', 'b', 'c'].map((id, i) => activity(id, `launch+${i + 1}d 10:00`, more)).join('\n')
const SERIES = activity('daily', 'launch+1d 10:00', ', repeat: "FREQ=DAILY;COUNT=3"')

/** Brings three dates of the past, 2 to 4 March, to where they may all go out at once, at 10:00 on 5 March. */
type Way = (here: World) => Promise<unknown>

const WAYS: [string, Way][] = [
  [
    'the launch is reinstated after it was postponed',
    async (here) => {
      await apply(here, { activities: three() })
      await postponeLaunch(here.as(), { ...CAMPAIGN, reason: 'The registers are not ready.' })
      await tickAt(here, NOW)
      await reinstateLaunch(here.as(), CAMPAIGN)
    },
  ],
  [
    'a blackout ends',
    async (here) => {
      const facts = 'blackouts: [{ name: Elections, from: 2027-03-01, to: 2027-03-04, policy: block }]'
      await apply(here, { facts, activities: three() })
      await tickAt(here, '2027-03-04T12:00:00Z')
    },
  ],
  [
    'they are approved late',
    async (here) => {
      await applyOnly(here, { activities: three() })
      await tickAt(here, NOW)
      await approveAll(here)
    },
  ],
  [
    'the launch moves to an earlier date',
    async (here) => {
      await apply(here, { launch: '2027-04-01T09:00', activities: three() })
      here.clock.set(NOW)
      await moveLaunch(here.as(), { ...CAMPAIGN, to: '2027-03-01T09:00' })
    },
  ],
  [
    'a series that waited is edited',
    async (here) => {
      await applyOnly(here, { activities: SERIES })
      await tickAt(here, NOW)
      await apply(here, { activities: SERIES, body: 'Renew online today.' })
    },
  ],
  [
    'what they must not come before goes out late',
    async (here) => {
      const briefing = activity('briefing', 'launch+1h').replace('everybody', 'staff')
      await here.people(2, 'Europe/London', 'staff')
      await apply(here, { activities: [briefing, three(', not_before_activity: briefing')].join('\n') })
      await pause(here.as(), { ...CAMPAIGN, activityId: 'briefing' })
      await tickAt(here, NOW)
      await resume(here.as(), { ...CAMPAIGN, activityId: 'briefing' })
      expect((await tick(here.ports, here.clock.now())).sent).toBe(2)
    },
  ],
  ['the scheduler stood still', (here) => apply(here, { activities: three() })],
  [
    'a paused campaign goes on',
    async (here) => {
      await apply(here, { activities: three() })
      await pause(here.as(), CAMPAIGN)
      await tickAt(here, NOW)
      await resume(here.as(), CAMPAIGN)
    },
  ],
  [
    'a paused series goes on',
    async (here) => {
      await apply(here, { activities: SERIES })
      await pause(here.as(), { ...CAMPAIGN, activityId: 'daily' })
      await tickAt(here, NOW)
      await resume(here.as(), { ...CAMPAIGN, activityId: 'daily' })
    },
  ],
  [
    'a campaign is planned anew under old dates',
    async (here) => {
      here.clock.set(NOW)
      await apply(here, { activities: three() })
    },
  ],
]

describe('of several dates that are late and may all go out, only the latest does', () => {
  it.each(WAYS)('when %s', async (_, way) => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(2)
    await way(here)
    expect((await tickAt(here, NOW)).sent).toBe(2)
    expect((await tick(here.ports, here.clock.now())).sent).toBe(0)
    const { occurrences } = await showPlan(here.as(), CAMPAIGN)
    const [first, ...dates] = occurrences.filter(({ activity: id }) => id !== 'briefing')
    expect([first, ...dates].map((one) => `${one?.wall} ${one?.status}`)).toEqual([
      '2027-03-02T10:00 missed',
      '2027-03-03T10:00 missed',
      '2027-03-04T10:00 sent',
    ])
    // What was left is sent when a person asks for it by its name.
    await resume(here.as(), { ...CAMPAIGN, activityId: first!.activity })
    expect((await tick(here.ports, here.clock.now())).sent).toBe(2)
    await expectBalanced(here.db)
  })
})

describe('a backlog', () => {
  const paused = async (activities: string, facts = '') => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(2)
    await apply(here, { activities, facts })
    await postponeLaunch(here.as(), { ...CAMPAIGN, reason: 'The registers are not ready.' })
    return here
  }
  const goesOn = async (here: World, iso = NOW) => {
    here.clock.set(iso)
    await reinstateLaunch(here.as(), CAMPAIGN)
    return tick(here.ports, here.clock.now())
  }

  it.each([
    [
      'is left for what goes out in time',
      [activity('a', '2027-03-02 10:00'), activity('b', '2027-03-05 09:30')],
      ['a 2027-03-02T10:00 missed', 'b 2027-03-05T09:30 sent'],
    ],
    [
      'is none within the first hour',
      [activity('a', '2027-03-05 09:10'), activity('b', '2027-03-05 09:30')],
      ['a 2027-03-05T09:10 sent', 'b 2027-03-05T09:30 sent'],
    ],
    [
      'is none of what was planned for the same moment',
      [activity('a', '2027-03-02 10:00'), activity('b', '2027-03-02 10:00')],
      ['a 2027-03-02T10:00 sent', 'b 2027-03-02T10:00 sent'],
    ],
    [
      'is counted by audience',
      [activity('a', '2027-03-02 10:00').replace('everybody', 'staff'), activity('b', '2027-03-03 10:00')],
      ['a 2027-03-02T10:00 sent', 'b 2027-03-03T10:00 sent'],
    ],
    [
      'is not left for what must wait for it',
      [activity('a', '2027-03-02 10:00'), activity('b', '2027-03-03 10:00', ', not_before_activity: a')],
      ['a 2027-03-02T10:00 sent', 'b 2027-03-03T10:00 sent'],
    ],
  ])('%s', async (_, activities, expected) => {
    const here = await paused(activities.join('\n'))
    await goesOn(here)
    await tick(here.ports, here.clock.now())
    expect(await statuses(here)).toEqual(expected)
  })

  it.each(['send', 'skip after 10d'])(
    'is left also where %s says of each date that it may be as late',
    async (late) => {
      const series = SERIES.replace('late: send', `late: ${late}`)
      const here = await paused(series)
      expect((await goesOn(here)).sent).toBe(2)
      const left = ['daily 2027-03-02T10:00 missed', 'daily 2027-03-03T10:00 missed']
      expect(await statuses(here)).toEqual([...left, 'daily 2027-03-04T10:00 sent'])
      await apply(here, { activities: series, body: 'Renew online today.' })
      expect((await tick(here.ports, here.clock.now())).sent).toBe(0)
      await resume(here.as(), { ...CAMPAIGN, activityId: 'daily' })
      expect((await tick(here.ports, here.clock.now())).sent).toBe(2)
    },
  )

  it('never leaves what has begun', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(2)
    const two = [activity('a', '2027-03-02 10:00'), activity('b', '2027-03-03 10:00')].join('\n')
    await apply(here, { facts: 'quiet_days: [TU]', activities: two })
    await tickAt(here, '2027-03-02T10:00:00Z')
    await postponeLaunch(here.as(), { ...CAMPAIGN, reason: 'The registers are not ready.' })
    expect((await goesOn(here)).sent).toBe(4)
    expect(await statuses(here)).toEqual(['a 2027-03-02T10:00 sent', 'b 2027-03-03T10:00 sent'])
  })

  it('is left once by two dispatchers at once', async () => {
    const here = await paused(three())
    here.clock.set(NOW)
    await reinstateLaunch(here.as(), CAMPAIGN)
    const both = await Promise.all([tick(here.ports, here.clock.now()), tick(here.ports, here.clock.now())])
    expect(both[0].sent + both[1].sent).toBe(2)
    expect(await statuses(here)).toEqual([
      'a 2027-03-02T10:00 missed',
      'b 2027-03-03T10:00 missed',
      'c 2027-03-04T10:00 sent',
    ])
    await expectBalanced(here.db)
  })

  it('stays with a person when the plan is edited, and is planned anew under another date', async () => {
    const here = await paused(SERIES)
    await goesOn(here)
    const missed = ['daily 2027-03-02T10:00 missed', 'daily 2027-03-03T10:00 missed', 'daily 2027-03-04T10:00 sent']
    await apply(here, { activities: SERIES, body: 'Renew online today.' })
    expect((await tick(here.ports, here.clock.now())).sent).toBe(0)
    expect(await statuses(here)).toEqual(missed)
    await moveLaunch(here.as(), { ...CAMPAIGN, to: '2027-04-01T09:00' })
    expect(await statuses(here)).toContain('daily 2027-04-03T10:00 planned')
  })

  it('is also what comes to a date on which its activity went out, until a person asks for it', async () => {
    const here = await world({ at: '2027-03-01T00:00:00Z' })
    await here.people(2)
    await apply(here, { activities: SERIES })
    await tickAt(here, '2027-03-02T10:00:00Z')
    here.clock.set('2027-03-02T10:20:00Z')
    await moveLaunch(here.as(), { ...CAMPAIGN, to: '2027-02-28T09:00' })
    expect((await tick(here.ports, here.clock.now())).sent).toBe(0)
    expect(await statuses(here)).toContain('daily 2027-03-02T10:00 missed')
    await resume(here.as(), { ...CAMPAIGN, activityId: 'daily' })
    expect((await tick(here.ports, here.clock.now())).sent).toBe(2)
  })

  it('is told in the preview of a move', async () => {
    const here = await world({ at: NOW })
    await apply(here, { launch: '2027-04-01T09:00', activities: three() })
    const { occurrences } = await previewMove(here.as(), { ...CAMPAIGN, to: '2027-03-01T09:00' })
    expect(occurrences.map((one) => [one.activity, one.effect, one.willBeMissed])).toEqual([
      ['a', 'overdue', true],
      ['b', 'overdue', true],
      ['c', 'overdue', false],
    ])
  })
})
