import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import * as schema from '../../db/schema/index.ts'
import type { Ctx } from '../../src/access/index.ts'

export const CAMPAIGN = 'renew-online'
export const LAUNCH = Date.parse('2027-03-01T09:00:00Z')
export const DAY = 86_400_000

/** One row of the ledger: who, what became of it, why, and when it was handed off (the launch where absent). */
export interface SeededDelivery {
  readonly contact: number
  readonly status: 'queued' | 'handed-off' | 'sent' | 'failed' | 'skipped' | 'unknown' | 'cancelled'
  readonly reason?: string
  readonly at?: number
  readonly ref?: string
}

interface SeededActivity {
  readonly id: string
  readonly audience: string
  readonly deliveries: readonly SeededDelivery[]
  readonly frozen?: number
  readonly status?: 'planned' | 'held' | 'sent' | 'part-sent' | 'missed'
  readonly reason?: string
}

type SeededGoal = Partial<typeof schema.goals.$inferInsert> & { id: string }

interface SeededVisit {
  readonly activity: string
  readonly kind?: 'visit' | 'unsubscribe'
  readonly automated?: boolean
  readonly at?: number
}

export interface Seed {
  readonly title?: string
  readonly isExample?: boolean
  /** Population by audience; null for one without a sourced population. */
  readonly audiences?: Readonly<Record<string, number | null>>
  readonly contacts?: number
  readonly activities?: readonly SeededActivity[]
  readonly goals?: readonly SeededGoal[]
  readonly visits?: readonly SeededVisit[]
}

export function viewer(db: Database, now: number = LAUNCH + DAY): Ctx {
  return { db, actor: { kind: 'person', id: 1, email: 'rhian@example.gov', roles: ['viewer'] }, now: new Date(now) }
}

/** Deliveries to so many contacts, numbered from `from`. */
export function to(from: number, count: number, delivery: Omit<SeededDelivery, 'contact'>): SeededDelivery[] {
  return Array.from({ length: count }, (_, i) => Object.assign({ contact: from + i }, delivery))
}

/** Writes a campaign as if it had been planned, approved and dispatched that far. */
export async function seedCampaign(db: Database, seed: Seed): Promise<void> {
  const { audiences = { due: 1000 }, activities = [], goals = [], visits = [] } = seed
  await db.write(async (tx) => {
    await tx.insert(schema.campaigns).values({
      id: CAMPAIGN,
      title: seed.title ?? 'Renew your driving licence online',
      service: { name: 'Driving licence renewal', url: 'https://renew.example.gov' },
      languages: ['en', 'cy'],
      budget: { currency: 'GBP', total: 120_000 },
      coreMessages: [{ id: 'two-minutes', text: 'It takes two minutes', proof: 'Median 1 min 52 s, 2026-10' }],
      attributes: [],
      isExample: seed.isExample ?? false,
      createdAt: 0,
      updatedAt: 0,
    })
    await tx.insert(schema.anchors).values({
      campaignId: CAMPAIGN,
      name: 'launch',
      wall: '2027-03-01T09:00',
      zone: 'Europe/London',
      instant: LAUNCH,
    })
    for (const [position, [id, size]] of Object.entries(audiences).entries()) {
      const population = size === null ? null : { size, source: 'Driver records', date: '2026-10-31' }
      await tx
        .insert(schema.audiences)
        .values({ campaignId: CAMPAIGN, id, title: `People ${id}`, population, position })
    }
    await seedContacts(tx, seed.contacts ?? 0)
    for (const [position, activity] of activities.entries()) await seedActivity(tx, activity, position)
    for (const [position, goal] of goals.entries()) {
      await tx.insert(schema.goals).values({ ...goalDefaults(), ...goal, position })
    }
    for (const { activity, kind = 'visit', automated = false, at = LAUNCH } of visits) {
      const event = { kind, campaignId: CAMPAIGN, activityId: activity, language: 'en', automated, at }
      await tx.insert(schema.events).values(event)
    }
  })
}

type Tx = Parameters<Parameters<Database['write']>[0]>[0]

async function seedContacts(tx: Tx, count: number): Promise<void> {
  if (count === 0) return
  await tx.insert(schema.lists).values({ id: 1, name: 'contacts', isExample: false })
  const numbers = JSON.stringify(Array.from({ length: count }, (_, i) => i + 1))
  await tx.run(sql`INSERT INTO contacts (id, attributes, created_at, updated_at)
    SELECT value, '{}', 0, 0 FROM json_each(${numbers})`)
  await tx.run(sql`INSERT INTO list_members (list_id, contact_id) SELECT 1, id FROM contacts`)
}

async function seedActivity(tx: Tx, activity: SeededActivity, position: number): Promise<void> {
  const { id, audience, deliveries } = activity
  await tx.insert(schema.activities).values({
    campaignId: CAMPAIGN,
    id,
    messageId: id,
    audienceId: audience,
    channel: 'email',
    when: 'launch',
    late: 'ask',
    owner: 'comms@example.gov',
    position,
    contentHash: `hash of ${id}`,
    approvedHash: `hash of ${id}`,
  })
  const counted = (status: SeededDelivery['status']) => deliveries.filter((row) => row.status === status).length
  const [occurrence] = await tx
    .insert(schema.occurrences)
    .values({
      campaignId: CAMPAIGN,
      activityId: id,
      ordinal: 1,
      wall: '2027-03-01T09:00',
      zone: 'Europe/London',
      instant: LAUNCH,
      scheduleEpoch: 1,
      status: activity.status ?? 'sent',
      reason: activity.reason ?? null,
      audience: activity.frozen ?? deliveries.length,
      queued: counted('queued'),
      handedOff: counted('handed-off'),
      sent: counted('sent'),
      failed: counted('failed'),
      skipped: counted('skipped'),
      unknown: counted('unknown'),
      cancelled: counted('cancelled'),
    })
    .returning({ id: schema.occurrences.id })
  await tx.run(sql`
    INSERT INTO deliveries (occurrence_id, contact_id, channel, language, status, reason, handed_off_at, provider_ref)
    SELECT ${occurrence!.id}, value ->> 'contact', 'email', 'en', value ->> 'status', value ->> 'reason',
      CASE WHEN value ->> 'status' IN ('sent', 'failed', 'unknown', 'handed-off') THEN coalesce(value ->> 'at', ${LAUNCH}) END,
      value ->> 'ref'
    FROM json_each(${JSON.stringify(deliveries)})`)
}

function goalDefaults() {
  return {
    campaignId: CAMPAIGN,
    level: 'outtake' as const,
    metric: 'reach',
    audienceId: 'due',
    baseline: { value: 0, date: '2026-11-01', source: 'No earlier campaign' },
    target: { share: 0.6 },
    by: 'launch+30d',
    byInstant: LAUNCH + 30 * DAY,
    measuredBy: 'deliveries and link visits',
  }
}
