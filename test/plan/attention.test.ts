import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it, vi } from 'vitest'
import { linesBetweenQuery } from '../../db/queries/plan-pages.ts'
import type { Actor, Ctx } from '../../src/access/index.ts'
import {
  applyPlan,
  approve,
  askForChanges,
  comingUp,
  needsAttention,
  startCampaign,
  waitingForApproval,
} from '../../src/plan/index.ts'
import { temporaryClient, temporaryDatabase } from '../support/temporary-database.ts'
import { planWith } from './sample-campaign.ts'

const cat: Actor = { kind: 'person', id: 2, email: 'cat@example.gov', roles: ['approver'] }

/** The sample: staff on 8 February, the teaser on the 15th, the launch on 1 March. */
async function installation(at = '2027-02-05T10:00:00Z') {
  const db = await temporaryDatabase()
  const ctx = (actor: Actor = { kind: 'command-line' }, now = new Date(at)): Ctx => ({ db, actor, now })
  await applyPlan(ctx(undefined, new Date('2027-01-04T10:00:00Z')), { plan: planWith() })
  return {
    ctx,
    rows: db.rows,
    approved: () => approve(ctx(cat), { campaignId: 'renew-online' }),
    matters: async (campaignId?: string) =>
      (await needsAttention(ctx(), campaignId === undefined ? {} : { campaignId })).map(
        ({ activity, message, what, why }) => `${activity ?? message ?? ''} ${what}: ${why}`,
      ),
  }
}

describe('what waits for an approver', () => {
  it('is everything that is not approved, however far off, until it is decided on or ended', async () => {
    const { approved, ctx, rows } = await installation('2027-01-04T10:00:00Z')
    const waiting = async () =>
      (await waitingForApproval(ctx())).map(({ activities, first }) => `${activities}, the first ${first.wall}`)
    const [all] = await waiting()
    expect(all).toMatch(/^\d+, the first 2027-02-08T09:00$/)
    await askForChanges(ctx(cat), { campaignId: 'renew-online', activityId: 'brief-staff', reason: 'Shorter' })
    expect(await waiting()).toEqual([`${Number.parseInt(all!, 10) - 1}, the first 2027-02-15T09:00`])
    await approved()
    expect(await waiting()).toEqual([])
    await rows.run(sql`UPDATE activities SET content_hash = 'changed' WHERE id = 'teaser'`)
    expect(await waiting()).toEqual(['1, the first 2027-02-15T09:00'])
    await rows.run(sql`UPDATE activities SET ended_at = 1 WHERE id = 'teaser'`)
    expect(await waiting()).toEqual([])
  })
})

describe('what needs a person', () => {
  it('is nothing when everything is approved and on its way', async () => {
    const { approved, matters } = await installation()
    await approved()
    expect(await matters()).toEqual([])
  })

  it('is what goes out within a week and is not approved', async () => {
    const { matters } = await installation()
    expect(await matters()).toEqual([
      'brief-staff not approved: it goes out on 2027-02-08 09:00 Europe/London; never approved',
    ])
  })

  it('is what was sent back, however far off', async () => {
    const { approved, ctx, matters, rows } = await installation('2027-01-04T10:00:00Z')
    await approved()
    await askForChanges(ctx(cat), { campaignId: 'renew-online', activityId: 'golive', reason: 'Say what it costs' })
    expect(await matters()).toEqual(['golive changes asked: cat@example.gov asked for changes: Say what it costs'])
    await rows.run(sql`UPDATE activities SET content_hash = 'another' WHERE id = 'golive'`)
    expect(await matters()).toEqual([])
  })

  it.each<[label: string, state: SQL, told: string[]]>([
    [
      'missed',
      sql`UPDATE occurrences SET status = 'missed', reason = 'too late: it was paused' WHERE activity_id = 'brief-staff'`,
      ['brief-staff missed: too late: it was paused'],
    ],
    [
      'held',
      sql`UPDATE occurrences SET status = 'held', reason = 'stopped on the way: decide', frozen_at = 1, audience = 2, sent = 1, queued = 1 WHERE activity_id = 'brief-staff'`,
      ['brief-staff held: stopped on the way: decide'],
    ],
    [
      'paused over its time',
      sql`UPDATE activities SET paused_at = 1 WHERE id = 'brief-staff'`,
      [
        'brief-staff paused over time: it was to go out on 2027-02-08 09:00 Europe/London and is paused; resume or cancel it',
      ],
    ],
    [
      'failed for some',
      sql`UPDATE occurrences SET status = 'part-sent', finished_at = instant, audience = 9, sent = 7, failed = 2 WHERE activity_id = 'brief-staff'`,
      ['brief-staff failed: 2 people could not be written to'],
    ],
    [
      'unknown for one',
      sql`UPDATE occurrences SET status = 'part-sent', finished_at = instant, audience = 9, sent = 8, unknown = 1 WHERE activity_id = 'brief-staff'`,
      ['brief-staff unknown: of 1 person nobody knows whether the message arrived; it is not sent again by itself'],
    ],
    [
      'part-sent',
      sql`UPDATE occurrences SET status = 'part-sent', reason = 'nobody was sent to: all 9 were skipped', finished_at = instant, audience = 9, skipped = 9 WHERE activity_id = 'brief-staff'`,
      ['brief-staff part-sent: nobody was sent to: all 9 were skipped'],
    ],
    [
      'missed by all who were put off',
      sql`UPDATE occurrences SET status = 'missed', reason = 'missed: its latest time was over', finished_at = instant, audience = 9, skipped = 9 WHERE activity_id = 'brief-staff'`,
      ['brief-staff part-sent: missed: its latest time was over'],
    ],
    [
      'failed for some on the way',
      sql`UPDATE occurrences SET status = 'sending', audience = 9, queued = 7, failed = 2 WHERE activity_id = 'brief-staff'`,
      ['brief-staff failed: 2 people could not be written to'],
    ],
    [
      'failed long ago',
      sql`UPDATE occurrences SET status = 'part-sent', finished_at = 1, audience = 9, sent = 7, failed = 2 WHERE activity_id = 'brief-staff'`,
      [],
    ],
    [
      'failed for some before it was cancelled',
      sql`UPDATE occurrences SET status = 'cancelled', finished_at = instant, audience = 9, sent = 3, failed = 2, cancelled = 4 WHERE activity_id = 'brief-staff'`,
      ['brief-staff failed: 2 people could not be written to'],
    ],
    ['missed and cancelled', sql`UPDATE activities SET ended_at = 1 WHERE id = 'brief-staff'`, []],
    [
      'a language less',
      sql`DELETE FROM message_variants WHERE message_id = 'briefing' AND language = 'cy'`,
      ['briefing language missing: message briefing has no cy; people who read that get the first language'],
    ],
    ['without a goal', sql`DELETE FROM goals`, [' no goal: without a goal nobody can tell whether it worked']],
  ])('is an activity, message or campaign that is: %s', async (_label, state, told) => {
    const { approved, rows, matters } = await installation('2027-02-08T12:00:00Z')
    await approved()
    await rows.run(sql`UPDATE activities SET approved_hash = content_hash`)
    await rows.run(state)
    expect(await matters()).toEqual(told)
  })

  it('is of one campaign, where that is asked', async () => {
    const { ctx, matters } = await installation()
    const planner: Actor = { kind: 'person', id: 1, email: 'p@example.gov', roles: ['planner'] }
    const values = {
      title: 'Another',
      'service.name': 'S',
      'service.url': 'https://s.example.gov',
      languages: 'en',
      'launch.at': '2027-06-01T09:00',
      'launch.zone': 'Europe/London',
    }
    await startCampaign(ctx(planner), { values })
    expect(await matters('another')).toEqual([
      ' nothing planned: no activity is planned, so nothing goes out',
      ' no goal: without a goal nobody can tell whether it worked',
    ])
    expect(await matters()).toHaveLength(3)
    await expect(needsAttention(ctx({ kind: 'recipient' }))).rejects.toMatchObject({ kind: 'not-allowed' })
  })
})

it('both ask as often of twelve campaigns as of one', async () => {
  const { db, client } = await temporaryClient()
  const ctx: Ctx = { db, actor: { kind: 'command-line' }, now: new Date('2027-02-05T10:00:00Z') }
  const asked = vi.spyOn(client, 'execute')
  const statements = async () => {
    asked.mockClear()
    await needsAttention(ctx)
    await comingUp(ctx)
    return asked.mock.calls.length
  }
  await applyPlan(ctx, { plan: planWith() })
  const ofOne = await statements()
  for (let more = 1; more < 12; more++) await applyPlan(ctx, { plan: { ...planWith(), id: `campaign-${more}` } })
  expect(ofOne).toBe(8)
  expect(await statements()).toBe(ofOne)
  expect(await comingUp(ctx)).toHaveLength(12)
})

describe('what is coming up', () => {
  it('is what goes out within the days asked for, with whom it goes to', async () => {
    const { ctx, approved } = await installation()
    await approved()
    expect(await comingUp(ctx())).toEqual([
      expect.objectContaining({
        campaign: { id: 'renew-online', title: 'Renew your driving licence online', isExample: false },
        activity: 'brief-staff',
        audience: { id: 'staff', title: 'Staff at counters' },
        message: 'briefing',
        label: 'Ready for {{launch.date}}',
        putsUp: null,
        instant: '2027-02-08T09:00:00.000Z',
        status: 'scheduled',
        approval: 'approved',
      }),
    ])
    const month = await comingUp(ctx(), { days: 30, campaignId: 'renew-online' })
    expect(month.map(({ activity }) => activity)).toEqual(['brief-staff', 'teaser', 'golive'])
    expect(await comingUp(ctx(), { days: 30, campaignId: 'elsewhere' })).toEqual([])
    await expect(comingUp(ctx(), { days: 0 })).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('is found along the dates that are still open', async () => {
    const { rows } = await installation()
    const steps = await rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${linesBetweenQuery(1, 2)}`)
    const details = steps.map(({ detail }) => detail)
    expect(details).toContainEqual(
      expect.stringMatching(/SEARCH o USING INDEX occurrences_coming \(instant>\? AND instant<\?\)/),
    )
    expect(details.filter((detail) => detail.startsWith('SCAN '))).toEqual([])
  })
})
