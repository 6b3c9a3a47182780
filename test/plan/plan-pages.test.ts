import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Actor, Ctx } from '../../src/access/index.ts'
import { activityPage, applyPlan, approve, campaignPage, campaignTimeline } from '../../src/plan/index.ts'
import { daysFromLaunch } from '../../src/plan/dates/days-from-launch.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { type Piece, planWith } from './sample-campaign.ts'

const cat: Actor = { kind: 'person', id: 2, email: 'cat@example.gov', roles: ['approver'] }
const ID = { campaignId: 'renew-online' }

async function campaign(...changes: Piece[]) {
  const db = await temporaryDatabase()
  const ctx = (actor: Actor = { kind: 'command-line' }): Ctx => ({ db, actor, now: new Date('2027-02-10T10:00:00Z') })
  await applyPlan({ ...ctx(), now: new Date('2027-01-04T10:00:00Z') }, { plan: planWith(...changes) })
  await approve(ctx(cat), ID)
  await db.rows.run(
    sql`UPDATE occurrences SET status = 'sent', finished_at = instant, audience = 5, sent = 4, skipped = 1 WHERE activity_id = 'brief-staff'`,
  )
  return { ctx, rows: db.rows }
}

describe('the page of a campaign', () => {
  it('has its plan in the order of OASIS, each part with what it is for', async () => {
    const { ctx } = await campaign()
    const page = await campaignPage(ctx(), ID)
    expect(page.campaign).toMatchObject({
      id: 'renew-online',
      languages: ['en', 'cy'],
      state: 'running',
      isExample: false,
    })
    expect(page.anchors.map(({ name, instant }) => [name, instant])).toEqual([
      ['pilot', '2027-02-01T09:00:00.000Z'],
      ['launch', '2027-03-01T09:00:00.000Z'],
    ])
    expect(page.objectives).toMatchObject([
      {
        id: 'know',
        audience: { id: 'due', title: 'Licence due in 90 days' },
        baseline: { value: 0, source: 'No earlier campaign' },
        targetText: '60%',
        byInstant: '2027-03-31T22:59:59.999Z',
        population: 2_400_000,
      },
    ])
    expect(page.audiences).toMatchObject([
      {
        id: 'due',
        population: { source: 'Driver records' },
        usedBy: ['goal know', 'activity teaser', 'activity golive'],
      },
      { id: 'staff', population: null, rule: null, list: 'staff', usedBy: ['activity brief-staff'] },
    ])
    expect(page.strategy).toMatchObject({
      coreMessages: [{ id: 'two-minutes', proof: 'Service data, 2026-10', usedBy: ['message teaser'] }],
      channels: [{ id: 'email', rate: '50/s' }],
      messages: [
        {
          id: 'teaser',
          subject: 'Renew from 1 March',
          languages: ['en', 'cy'],
          missing: [],
          usedBy: ['teaser', 'golive'],
        },
        { id: 'briefing', purpose: 'service', usedBy: ['brief-staff'] },
      ],
    })
    expect(page.activities.map(({ activity, status, daysFromLaunch: day }) => [activity, status, day])).toEqual([
      ['brief-staff', 'sent', -21],
      ['teaser', 'scheduled', -14],
      ['golive', 'scheduled', 0],
    ])
  })

  it('says which languages a message lacks', async () => {
    const { ctx } = await campaign([', cy: "Adnewyddwch o 1 Mawrth"', ''], [', cy: "Helo {{first_name}}"', ''])
    const { strategy } = await campaignPage(ctx(), ID)
    expect(strategy.messages[0]).toMatchObject({ languages: ['en'], missing: ['cy'] })
  })
})

describe('the page of an activity', () => {
  it('has its content in all languages, its date and counts, and its approval', async () => {
    const { ctx } = await campaign()
    const page = await activityPage(ctx(), { ...ID, activityId: 'brief-staff' })
    expect(page).toMatchObject({
      activity: 'brief-staff',
      status: 'sent',
      isOver: true,
      counts: { audience: 5, sent: 4, skipped: 1 },
      purpose: 'service',
      core: [],
      missing: [],
      list: 'staff',
      latestAt: null,
      finishedAt: '2027-02-08T09:00:00.000Z',
      approvals: { state: 'approved', mayNotApprove: [], faults: [], changedSinceApproved: [] },
    })
    expect(page.variants.map(({ language, subject }) => [language, subject])).toEqual([
      ['en', 'Ready for {{launch.date}}'],
      ['cy', 'Barod'],
    ])
    const teaser = await activityPage(ctx(), { ...ID, activityId: 'teaser' })
    expect(teaser).toMatchObject({ latestAt: '2027-02-15T15:00:00.000Z', core: [{ id: 'two-minutes' }] })
  })

  it('is of an activity that is there, and for every role but recipients', async () => {
    const { ctx } = await campaign()
    await expect(activityPage(ctx(), { ...ID, activityId: 'tease' })).rejects.toThrow('did you mean `teaser`?')
    await expect(campaignPage(ctx({ kind: 'recipient' }), ID)).rejects.toMatchObject({ kind: 'not-allowed' })
    await expect(campaignPage(ctx(), { campaignId: 'renew' })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the timeline', () => {
  it('has a row per channel, days from the launch, and what is done', async () => {
    const { ctx } = await campaign()
    const timeline = campaignTimeline(await campaignPage(ctx(), ID), ctx().now)
    expect(timeline).toMatchObject({ first: -28, last: 0, anchors: [{ name: 'pilot', day: -28, position: -28 }] })
    expect(timeline.now).toBeCloseTo(-18.958, 3)
    expect(timeline.rows).toMatchObject([
      {
        channel: 'email',
        items: [
          {
            activity: 'brief-staff',
            day: -21,
            position: -21,
            label: 'Ready for {{launch.date}}',
            done: true,
            status: 'sent',
          },
          { activity: 'teaser', day: -14, done: false },
          { activity: 'golive', day: 0, done: false },
        ],
      },
    ])
    expect(timeline.rows[0]!.items[2]!.position).toBeCloseTo(2 / 24)
  })

  it.each<[label: string, iso: string, zone: string, days: number]>([
    ['a minute before midnight there is the day before', '2027-02-28T23:59:00Z', 'Europe/London', -1],
    ['midnight of its day is its day', '2027-03-01T00:00:00Z', 'Europe/London', 0],
    ['days are those of the launch’s zone', '2027-02-28T18:31:00Z', 'Asia/Kolkata', 0],
    ['a day of 23 hours is a day', '2027-03-29T08:00:00Z', 'Europe/London', 28],
  ])('%s', (_label, iso, zone, days) => {
    expect(daysFromLaunch(Date.parse(iso), { wall: '2027-03-01T09:00', zone })).toBe(days)
  })
})
