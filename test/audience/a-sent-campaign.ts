import type { Database } from '../../db/index.ts'
import { activities, anchors, audiences, campaigns, deliveries, messages, occurrences } from '../../db/schema/index.ts'

/** A campaign whose one activity was sent to everybody there is, as the ledger keeps it. Answers the delivery of each contact. */
export async function aSentCampaign(db: Database, id: string, channel = 'email'): Promise<Map<number, number>> {
  const people = await db.rows.query.contacts.findMany({ columns: { id: true } })
  await db.rows.insert(campaigns).values({
    id,
    title: `Title of ${id}`,
    service: { name: 'Licence renewal', url: 'https://renew.example.gov' },
    languages: ['en', 'cy'],
    coreMessages: [],
    attributes: [],
    isExample: false,
    createdAt: 0,
    updatedAt: 0,
  })
  await db.rows
    .insert(anchors)
    .values({ campaignId: id, name: 'launch', wall: '2027-03-01T09:00', zone: 'UTC', instant: 0 })
  await db.rows.insert(audiences).values({ campaignId: id, id: 'all', title: 'All', position: 0 })
  await db.rows
    .insert(messages)
    .values({ campaignId: id, id: 'teaser', channel, purpose: 'public-task', core: [], position: 0 })
  await db.rows.insert(activities).values({
    campaignId: id,
    id: 'teaser',
    messageId: 'teaser',
    audienceId: 'all',
    channel,
    when: 'launch',
    late: 'ask',
    position: 0,
    contentHash: 'x',
  })
  const plan = { campaignId: id, activityId: 'teaser', ordinal: 1, wall: '2027-03-01T09:00', zone: 'UTC', instant: 0 }
  const [occurrence] = await db.rows
    .insert(occurrences)
    .values({ ...plan, scheduleEpoch: 1, status: 'sent' as const })
    .returning({ id: occurrences.id })
  if (people.length === 0) return new Map()
  const sent = await db.rows
    .insert(deliveries)
    .values(
      people.map((person) => ({
        occurrenceId: occurrence!.id,
        contactId: person.id,
        channel,
        language: 'cy',
        status: 'sent' as const,
      })),
    )
    .returning({ id: deliveries.id, contactId: deliveries.contactId })
  return new Map(sent.map((row) => [row.contactId, row.id]))
}
