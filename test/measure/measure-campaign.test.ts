import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../src/access/index.ts'
import { NotAllowed, NotFound } from '../../src/errors.ts'
import { measureCampaign, measureGoals } from '../../src/measure/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { CAMPAIGN, DAY, LAUNCH, type Seed, seedCampaign, type SeededDelivery, to, viewer } from './seeded-campaign.ts'

const measured = async (seed: Seed, now?: number) => {
  const db = await temporaryDatabase()
  await seedCampaign(db, seed)
  const measures = await measureCampaign(viewer(db, now), { campaignId: CAMPAIGN })
  const alone = await measureGoals(viewer(db, now), { campaignId: CAMPAIGN })
  expect(measures.goals, 'as measured alone').toMatchObject(alone)
  return measures
}

it('counts people once, however many messages they got', async () => {
  const { total, activities, audiences } = await measured({
    audiences: { due: 1000, staff: 50 },
    activities: [
      { id: 'teaser', audience: 'due', deliveries: to(1, 10, { status: 'sent' }) },
      { id: 'reminder', audience: 'due', deliveries: to(6, 10, { status: 'sent' }) },
      { id: 'briefing', audience: 'staff', deliveries: to(15, 5, { status: 'sent' }) },
    ],
  })
  expect(activities.map(({ id, reach }) => [id, reach.low])).toEqual([
    ['teaser', 10],
    ['reminder', 10],
    ['briefing', 5],
  ])
  expect(audiences.map(({ id, reach }) => [id, reach.low])).toEqual([
    ['due', 15],
    ['staff', 5],
  ])
  expect(total.reach).toEqual({ low: 19, high: 19 })
  expect(total.ledger.sent).toBe(25)
  expect(total.frequency).toBeCloseTo(25 / 19)
})

it('bounds reach where an outcome is unknown, but not for people reached otherwise', async () => {
  const { total } = await measured({
    activities: [
      {
        id: 'teaser',
        audience: 'due',
        deliveries: [...to(1, 8, { status: 'sent' }), ...to(9, 4, { status: 'unknown' })],
      },
      {
        id: 'reminder',
        audience: 'due',
        deliveries: [...to(9, 2, { status: 'sent' }), ...to(13, 1, { status: 'handed-off' })],
      },
    ],
  })
  expect(total.reach).toEqual({ low: 10, high: 13 })
})

it.each([
  ['failed', 0],
  ['skipped', 0],
  ['cancelled', 0],
  ['queued', 0],
  ['sent', 1],
] as const)('what is %s reaches %i', async (status, people) => {
  const { total } = await measured({
    activities: [{ id: 'teaser', audience: 'due', deliveries: to(1, 1, { status }) }],
  })
  expect(total.reach).toEqual({ low: people, high: people })
})

describe('what the built-in inbox caught', () => {
  const seed: Seed = {
    activities: [
      {
        id: 'teaser',
        audience: 'due',
        deliveries: [
          ...to(1, 4, { status: 'sent', ref: 'inbox 1' }),
          ...to(5, 2, { status: 'sent', ref: '250 2.0.0 inbox 9' }),
          ...to(7, 1, { status: 'sent' }),
        ],
      },
      {
        id: 'reminder',
        audience: 'due',
        deliveries: [
          ...to(1, 1, { status: 'sent', ref: '250 ok' }),
          ...to(2, 1, { status: 'unknown' }),
          ...to(5, 1, { status: 'sent', ref: 'inbox 2' }),
        ],
      },
    ],
    goals: [
      { id: 'know', target: { count: 5 } },
      { id: 'look', metric: 'visits' },
    ],
  }

  it('reached nobody outside: it counts neither as reach nor towards goals', async () => {
    const { total, activities, audiences, goals } = await measured(seed, LAUNCH + 60 * DAY)
    expect(total).toMatchObject({ reach: { low: 4, high: 5 }, caughtOnly: 2, frequency: 1 })
    expect(total.ledger).toMatchObject({ sent: 9, caughtByInbox: 5, balances: true })
    expect(activities.map(({ reach, caughtOnly }) => [reach.low, reach.high, caughtOnly])).toEqual([
      [3, 3, 4],
      [1, 2, 1],
    ])
    expect(audiences[0]!.reach).toEqual({ low: 4, high: 5 })
    expect(goals[0]).toMatchObject({ figure: { low: 4, high: 5 }, verdict: 'unclear' })
    expect(goals[0]!.how).toContain('2 more people are not counted')
    expect(goals[1]!.how).toContain('caught by the built-in inbox')
  })

  it('has no frequency where it caught everything', async () => {
    const deliveries = to(1, 4, { status: 'sent', ref: 'inbox 1' })
    const { total } = await measured({ activities: [{ id: 'teaser', audience: 'due', deliveries }] })
    expect(total).toMatchObject({ reach: { low: 0, high: 0 }, caughtOnly: 4, frequency: null })
  })

  it('counts in an example, which says so', async () => {
    const { total, goals } = await measured({ ...seed, isExample: true })
    expect(total).toMatchObject({ reach: { low: 7, high: 7 }, caughtOnly: 0 })
    expect(total.frequency).toBeCloseTo(9 / 7)
    expect(goals[0]).toMatchObject({ figure: { low: 7, high: 7 }, verdict: 'met' })
    expect(goals[0]!.how).toContain('caught by the built-in inbox')
    expect(goals[0]!.how).not.toContain('accepted by the mail server')
  })
})

it('shows the ledger with its reasons, and that it balances', async () => {
  const deliveries = [
    ...to(1, 5, { status: 'sent' }),
    ...to(6, 2, { status: 'sent', ref: 'inbox 7' }),
    ...to(8, 1, { status: 'failed', reason: '550' }),
    ...to(9, 1, { status: 'skipped', reason: 'unsubscribed' }),
    ...to(10, 2, { status: 'skipped', reason: 'no-address' }),
    ...to(12, 1, { status: 'unknown' }),
    ...to(13, 1, { status: 'cancelled' }),
    ...to(14, 3, { status: 'queued' }),
    ...to(17, 1, { status: 'handed-off' }),
  ]
  const { activities, total } = await measured({ activities: [{ id: 'teaser', audience: 'due', deliveries }] })
  const ledger = {
    audience: 17,
    sent: 7,
    failed: 1,
    skipped: 3,
    unknown: 1,
    cancelled: 1,
    stillToGo: 4,
    skippedBecause: [
      { reason: 'no-address', rows: 2 },
      { reason: 'unsubscribed', rows: 1 },
    ],
    caughtByInbox: 2,
    balances: true,
  }
  expect(activities[0]!.ledger).toEqual(ledger)
  expect(total.ledger).toEqual(ledger)
})

it('says so when rows of the ledger are missing', async () => {
  const { total } = await measured({
    activities: [{ id: 'teaser', audience: 'due', frozen: 6, deliveries: to(1, 5, { status: 'sent' }) }],
  })
  expect(total.ledger.balances).toBe(false)
})

it('counts visits by people, by programs and unsubscribes apart, until now', async () => {
  const { total, activities } = await measured({
    activities: [
      { id: 'teaser', audience: 'due', deliveries: [] },
      { id: 'reminder', audience: 'due', deliveries: [] },
    ],
    visits: [
      { activity: 'teaser' },
      { activity: 'teaser' },
      { activity: 'reminder' },
      { activity: 'teaser', automated: true },
      { activity: 'teaser', kind: 'unsubscribe' },
      { activity: 'teaser', at: LAUNCH + 2 * DAY },
    ],
  })
  expect(total).toMatchObject({ visits: 3, visitsByPrograms: 1, unsubscribes: 1 })
  expect(activities.map(({ visits }) => visits)).toEqual([2, 1])
})

it('counts a goal until its deadline, for its audience only, beside the contacts of that audience', async () => {
  const { goals } = await measured(
    {
      contacts: 40,
      audiences: { due: 20, staff: 50 },
      activities: [
        {
          id: 'teaser',
          audience: 'due',
          deliveries: [...to(1, 12, { status: 'sent' }), ...to(13, 5, { status: 'sent', at: LAUNCH + 31 * DAY })],
        },
        { id: 'briefing', audience: 'staff', deliveries: to(30, 9, { status: 'sent' }) },
      ],
      visits: [
        { activity: 'teaser' },
        { activity: 'teaser', at: LAUNCH + 31 * DAY },
        { activity: 'teaser', automated: true },
        { activity: 'briefing' },
      ],
      goals: [{ id: 'know' }, { id: 'look', metric: 'visits', target: { count: 2 } }],
    },
    LAUNCH + 60 * DAY,
  )
  expect(goals[0]).toMatchObject({
    id: 'know',
    unit: 'people',
    figure: { low: 12, high: 12 },
    share: { low: 0.6, high: 0.6 },
    targetCount: 12,
    contacts: 40,
    verdict: 'met',
    countedUntil: LAUNCH + 30 * DAY,
    countedAt: LAUNCH + 60 * DAY,
  })
  expect(goals[1]).toMatchObject({
    id: 'look',
    unit: 'visits',
    figure: { low: 1, high: 1 },
    share: null,
    verdict: 'not-met',
  })
})

it('measures a campaign of which nothing was sent', async () => {
  const { total, goals } = await measured({ goals: [{ id: 'know' }] })
  expect(total.reach).toEqual({ low: 0, high: 0 })
  expect(total.frequency).toBeNull()
  expect(goals[0]).toMatchObject({ figure: { low: 0, high: 0 }, verdict: 'too-early' })
})

it('never counts more people than were addressed, whatever the order and number of messages', async () => {
  const status = fc.constantFrom('queued', 'handed-off', 'sent', 'failed', 'skipped', 'unknown', 'cancelled')
  const ledger = fc.uniqueArray(fc.record({ contact: fc.integer({ min: 1, max: 12 }), status }), {
    selector: ({ contact }) => contact,
  })
  const people = (rows: readonly SeededDelivery[], ...kinds: string[]) =>
    new Set(rows.filter((row) => kinds.includes(row.status)).map(({ contact }) => contact)).size
  await fc.assert(
    fc.asyncProperty(fc.array(ledger, { minLength: 1, maxLength: 4 }), async (ledgers) => {
      const db = await temporaryDatabase()
      const activities = ledgers.map((deliveries, i) => ({ id: `a${i}`, audience: 'due', deliveries }))
      await seedCampaign(db, { activities, goals: [{ id: 'know' }] })
      const { total, goals } = await measureCampaign(viewer(db), { campaignId: CAMPAIGN })
      const all = ledgers.flat()
      expect(total.reach.low).toBe(people(all, 'sent'))
      expect(total.reach.high).toBe(people(all, 'sent', 'unknown', 'handed-off'))
      expect(goals[0]!.figure).toEqual(total.reach)
      expect(total.ledger.balances).toBe(true)
    }),
    { numRuns: 15 },
  )
})

it('counts people once over a ledger of many ranges of contacts, and again when its counters move', async () => {
  const db = await temporaryDatabase()
  await seedCampaign(db, {
    activities: [
      { id: 'teaser', audience: 'due', deliveries: to(1, 30_000, { status: 'sent' }) },
      {
        id: 'reminder',
        audience: 'due',
        deliveries: [...to(20_001, 20_000, { status: 'sent' }), ...to(40_001, 10, { status: 'unknown' })],
      },
    ],
    goals: [{ id: 'know' }],
  })
  const reach = async () => {
    const { total, activities, goals } = await measureCampaign(viewer(db), { campaignId: CAMPAIGN })
    expect(goals[0]!.figure).toEqual(total.reach)
    const [alone] = await measureGoals(viewer(db), { campaignId: CAMPAIGN })
    expect(alone!.figure).toEqual(total.reach)
    return [total.reach, ...activities.map((activity) => activity.reach)]
  }
  const teaser = { low: 30_000, high: 30_000 }
  expect(await reach()).toEqual([{ low: 40_000, high: 40_010 }, teaser, { low: 20_000, high: 20_010 }])
  expect(await reach()).toEqual([{ low: 40_000, high: 40_010 }, teaser, { low: 20_000, high: 20_010 }])
  // A dispatcher that was late with certainty.
  await db.rows.run(sql`UPDATE deliveries SET status = 'sent' WHERE contact_id = 40001`)
  await db.rows.run(sql`UPDATE occurrences SET sent = sent + 1, unknown = unknown - 1 WHERE activity_id = 'reminder'`)
  expect(await reach()).toEqual([{ low: 40_001, high: 40_010 }, teaser, { low: 20_001, high: 20_010 }])
})

it('counts each person once, whoever got what from whom and whether the inbox caught it', async () => {
  const row = fc.record({
    contact: fc.integer({ min: 1, max: 9 }),
    status: fc.constantFrom('sent', 'sent', 'unknown', 'handed-off', 'failed', 'skipped'),
    ref: fc.constantFrom('inbox 1', '250 ok'),
    at: fc.constantFrom(LAUNCH, LAUNCH + 40 * DAY),
  })
  const ledger = fc.uniqueArray(row, { selector: ({ contact }) => contact })
  const property = fc.asyncProperty(fc.array(ledger, { maxLength: 4 }), fc.boolean(), async (ledgers, isExample) => {
    const db = await temporaryDatabase()
    const activities = ledgers.map((deliveries, i) => ({ id: `a${i}`, audience: 'due', deliveries }))
    await seedCampaign(db, { activities, isExample, goals: [{ id: 'know' }] })
    // Those that were over by the goal's deadline, as the dispatcher would have left them.
    await db.rows
      .run(sql`UPDATE occurrences SET finished_at = ${LAUNCH + DAY} WHERE NOT EXISTS (SELECT 1 FROM deliveries d
      WHERE d.occurrence_id = occurrences.id AND (d.status = 'handed-off' OR d.handed_off_at > ${LAUNCH}))`)
    const expected = (until: number) => {
      const rows = ledgers.flat().filter(({ at }) => at <= until)
      const isCaught = ({ status, ref }: (typeof rows)[number]) => status === 'sent' && ref === 'inbox 1' && !isExample
      const people = (which: typeof rows) => new Set(which.map(({ contact }) => contact)).size
      const sent = rows.filter((one) => one.status === 'sent' && !isCaught(one))
      const open = rows.filter(({ status }) => status === 'unknown' || status === 'handed-off')
      const high = people([...sent, ...open])
      return {
        reach: { low: people(sent), high },
        caughtOnly: people([...sent, ...open, ...rows.filter(isCaught)]) - high,
      }
    }
    const at = LAUNCH + 60 * DAY
    const { total, goals } = await measureCampaign(viewer(db, at), { campaignId: CAMPAIGN })
    expect({ reach: total.reach, caughtOnly: total.caughtOnly }).toEqual(expected(at))
    expect(goals[0]!.figure).toEqual(expected(LAUNCH + 30 * DAY).reach)
  })
  await fc.assert(property, { numRuns: 25 })
})

it('names the nearest campaign when there is none of that name', async () => {
  const db = await temporaryDatabase()
  await seedCampaign(db, {})
  const asking = measureCampaign(viewer(db), { campaignId: 'renew-onlin' })
  await expect(asking).rejects.toThrow(NotFound)
  await expect(asking).rejects.toThrow('did you mean “renew-online”?')
})

it.each([
  ['a recipient', { kind: 'recipient' }],
  ['a person without a role', { kind: 'person', id: 2, email: 'x@example.gov', roles: [] }],
] as const)('is refused to %s', async (_, actor) => {
  const db = await temporaryDatabase()
  await seedCampaign(db, {})
  const ctx: Ctx = { db, actor, now: new Date(LAUNCH) }
  await expect(measureCampaign(ctx, { campaignId: CAMPAIGN })).rejects.toThrow(NotAllowed)
})
