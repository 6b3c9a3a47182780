import type { Database } from '../../db/index.ts'
import { type Review, review } from '../../src/review/index.ts'
import { CAMPAIGN, DAY, LAUNCH, type Seed, seedCampaign, to, viewer } from '../measure/seeded-campaign.ts'

/** A campaign half way: some reached, some not, goals on every level in every state. */
export const HALF_WAY: Seed = {
  contacts: 2600,
  audiences: { due: 4000, staff: 120, all: null },
  activities: [
    {
      id: 'briefing',
      audience: 'staff',
      deliveries: [...to(2500, 96, { status: 'sent' }), ...to(2596, 4, { status: 'skipped', reason: 'no-address' })],
    },
    {
      id: 'teaser',
      audience: 'due',
      status: 'part-sent',
      reason: '12 hand-offs without a known outcome',
      deliveries: [
        ...to(1, 2210, { status: 'sent' }),
        ...to(2211, 12, { status: 'unknown' }),
        ...to(2223, 31, { status: 'failed', reason: '550 no such mailbox' }),
        ...to(2254, 140, { status: 'skipped', reason: 'no-address' }),
        ...to(2394, 17, { status: 'skipped', reason: 'unsubscribed' }),
      ],
    },
    {
      id: 'reminder',
      audience: 'due',
      status: 'held',
      reason: 'not approved',
      deliveries: to(1, 2400, { status: 'queued' }),
    },
    { id: 'last-call', audience: 'due', status: 'planned', deliveries: [] },
  ],
  goals: [
    { id: 'put-out', level: 'output', audienceId: 'staff', target: { share: 0.75 }, measuredBy: 'deliveries' },
    { id: 'know', level: 'outtake', target: { share: 0.6 } },
    { id: 'surely-know', level: 'outtake', target: { count: 2215 }, byInstant: LAUNCH + DAY },
    { id: 'look', level: 'outcome', metric: 'visits', target: { count: 900 }, byInstant: LAUNCH + DAY },
    {
      id: 'renew',
      level: 'outcome',
      metric: 'online_share',
      audienceId: 'all',
      target: { share: 0.7 },
      baseline: { value: '41%', date: '2026-10-31', source: 'Service data' },
      measuredBy: 'the service’s own statistics',
    },
  ],
  visits: [
    ...Array.from({ length: 412 }, () => ({ activity: 'teaser' })),
    ...Array.from({ length: 58 }, () => ({ activity: 'teaser', automated: true })),
    ...Array.from({ length: 9 }, () => ({ activity: 'teaser', kind: 'unsubscribe' as const })),
  ],
}

export async function reviewed(db: Database, seed: Seed, now: number = LAUNCH + 2 * DAY): Promise<Review> {
  await seedCampaign(db, seed)
  return review(viewer(db, now), { campaignId: CAMPAIGN })
}
