import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Ctx } from '../../src/access/index.ts'
import { applyPlan, listCampaigns, showPlan } from '../../src/plan/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { planWith } from './sample-campaign.ts'

async function campaign(): Promise<Ctx> {
  const ctx: Ctx = {
    db: await temporaryDatabase(),
    actor: { kind: 'command-line' },
    now: new Date('2027-01-04T10:00:00Z'),
  }
  await applyPlan(ctx, { plan: planWith() })
  return ctx
}

describe('the dated plan', () => {
  it('is in the order of its instants, with wall time, zone and instant', async () => {
    const shown = await showPlan(await campaign(), { campaignId: 'renew-online' })
    expect(shown).toMatchObject({
      campaign: 'renew-online',
      launch: { wall: '2027-03-01T09:00', zone: 'Europe/London', instant: '2027-03-01T09:00:00.000Z' },
    })
    expect(shown.occurrences.map(({ activity }) => activity)).toEqual(['brief-staff', 'teaser', 'golive'])
    expect(shown.occurrences[1]).toEqual({
      activity: 'teaser',
      channel: 'email',
      audience: 'due',
      wall: '2027-02-15T09:00',
      zone: 'Europe/London',
      instant: '2027-02-15T09:00:00.000Z',
      status: 'planned',
      reason: null,
      approved: false,
      counts: { audience: 0, queued: 0, handedOff: 0, sent: 0, failed: 0, skipped: 0, unknown: 0, cancelled: 0 },
    })
  })

  it.each([
    [
      'a paused activity',
      sql`UPDATE activities SET paused_at = 1 WHERE id = 'teaser'`,
      ['planned', 'paused', 'planned'],
    ],
    ['a paused campaign', sql`UPDATE campaigns SET paused_at = 1`, ['paused', 'paused', 'paused']],
  ])('says paused of %s, but not of what is finished', async (_label, pause, statuses) => {
    const ctx = await campaign()
    await ctx.db.rows.run(pause)
    const statusesNow = async () =>
      (await showPlan(ctx, { campaignId: 'renew-online' })).occurrences.map(({ status }) => status)
    expect(await statusesNow()).toEqual(statuses)
    await ctx.db.rows.run(sql`UPDATE occurrences SET status = 'sent', finished_at = 1 WHERE activity_id = 'teaser'`)
    expect((await statusesNow())[1]).toBe('sent')
  })

  it('is of a campaign that is there', async () => {
    const ctx = await campaign()
    await expect(showPlan(ctx, { campaignId: 'renew' })).rejects.toMatchObject({ kind: 'not-found' })
  })

  it('is for every role, but not for recipients', async () => {
    const ctx = { ...(await campaign()), actor: { kind: 'recipient' } as const }
    await expect(showPlan(ctx, { campaignId: 'renew-online' })).rejects.toMatchObject({ kind: 'not-allowed' })
    await expect(listCampaigns(ctx)).rejects.toMatchObject({ kind: 'not-allowed' })
  })
})

describe('the list of campaigns', () => {
  it('has each with its launch, the earliest first', async () => {
    const ctx = await campaign()
    await applyPlan(ctx, { plan: { ...planWith(), id: 'earlier' }, launch: '2027-02-20T09:00', isExample: true })
    expect(await listCampaigns(ctx)).toEqual([
      expect.objectContaining({ campaign: 'earlier', isExample: true, activities: 3, status: 'running' }),
      expect.objectContaining({
        campaign: 'renew-online',
        isExample: false,
        title: 'Renew your driving licence online',
      }),
    ])
  })
})
