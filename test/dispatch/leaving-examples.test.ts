import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addPerson, personActor, type Role } from '../../src/access/index.ts'
import {
  askForExamples,
  dispatch,
  examplesWereLeft,
  hasExamples,
  leaveExamples,
  testSend,
} from '../../src/dispatch/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { NotAllowed } from '../../src/errors.ts'
import { approve, moveLaunch } from '../../src/plan/index.ts'
import { loadExamples } from '../../src/platform/examples.ts'
import { expectBalanced } from '../support/ledger.ts'
import { APPROVER } from '../support/small-campaign.ts'
import { SECRET, world, type World } from '../support/world.ts'

const TABLES = [
  'campaigns',
  'anchors',
  'audiences',
  'channels',
  'messages',
  'message_variants',
  'goals',
  'activities',
  'occurrences',
  'removed_occurrences',
  'launch_moves',
  'deliveries',
  'contacts',
  'lists',
  'list_members',
  'consents',
  'suppressions',
  'links',
  'events',
  'approvals',
  'activity_versions',
  'inbox',
]

/** Every row of every table that a campaign has a part in. */
async function everything(at: World): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const table of TABLES) found[table] = await at.db.rows.all(sql`SELECT * FROM ${sql.identifier(table)}`)
  return found
}

/** A campaign of one's own, sent, with events, a suppression and consents. */
async function ownCampaign(): Promise<World> {
  const at = await world()
  await at.people(30)
  await at.campaign()
  await at.approved()
  await dispatch(at.ports, { untilIdle: true })
  await at.db.rows.run(
    sql`INSERT INTO events (kind, campaign_id, activity_id, language, automated, at) VALUES ('visit', 'renew-online', 'go-live', 'en', 0, 1)`,
  )
  await at.db.rows.run(
    sql`INSERT INTO suppressions SELECT 'email', email_hash, 'renew-online', 'unsubscribed', 1 FROM contacts LIMIT 1`,
  )
  return at
}

/** The examples, one of them partly sent, with a test, a visit and an unsubscribe, one moved. */
async function withExamples(at: World): Promise<void> {
  await loadExamples(at.as(), SECRET)
  const [example] = await at.db.rows.all<{ id: string; activity: string }>(sql`SELECT c.id, a.id AS activity
    FROM campaigns c JOIN activities a ON a.campaign_id = c.id WHERE c.is_example = 1 ORDER BY c.id, a.position LIMIT 1`)
  await approve(at.as(await personActor(at.db, APPROVER)), { campaignId: example!.id })
  at.clock.forward(26 * 86_400_000)
  await dispatch(at.ports, { untilIdle: true })
  await testSend(at.ports, at.as(), { campaignId: example!.id, activityId: example!.activity, to: 'me@example.gov' })
  await at.db.rows.run(
    sql`INSERT INTO events (kind, campaign_id, activity_id, language, automated, at) VALUES ('visit', ${example!.id}, 'x', 'en', 0, 1)`,
  )
  const [other] = await at.db.rows.all<{ id: string }>(sql`SELECT max(id) AS id FROM campaigns WHERE is_example = 1`)
  await moveLaunch(at.as(), { campaignId: other!.id, to: '2029-06-01T09:00' })
  await at.db.rows.run(sql`INSERT INTO removed_occurrences
    VALUES (${example!.id}, 'x', 9, '2027-03-01T09:00', 'Europe/London', 1, 2, 3)`)
  await at.db.rows.run(sql`INSERT INTO suppressions VALUES ('email', 'some-hash', ${example!.id}, 'unsubscribed', 1)`)
}

describe('leaving the examples', () => {
  it('removes everything of theirs, and nothing of a campaign of one’s own', async () => {
    const at = await ownCampaign()
    await testSend(at.ports, at.as(), { campaignId: 'renew-online', activityId: 'go-live', to: 'me@example.gov' })
    const before = await everything(at)
    await withExamples(at)
    const meanwhile = await everything(at)
    for (const table of TABLES) expect(meanwhile[table]!.length, table).toBeGreaterThan(before[table]!.length)
    expect(await hasExamples(at.as())).toBe(true)
    const left = await leaveExamples(at.as())
    expect(await everything(at)).toEqual(before)
    expect(left).toEqual({
      campaigns: meanwhile['campaigns']!.length - before['campaigns']!.length,
      deliveries: meanwhile['deliveries']!.length - before['deliveries']!.length,
      contacts: meanwhile['contacts']!.length - before['contacts']!.length,
      mails: meanwhile['inbox']!.length - before['inbox']!.length,
    })
    expect(await hasExamples(at.as())).toBe(false)
    await expectBalanced(at.db)
    expect(await at.db.rows.all(sql`SELECT actor, after FROM audit_log WHERE action = 'examples.leave'`)).toEqual([
      { actor: 'command-line', after: JSON.stringify(left) },
    ])
  })

  it('leaves people who are on a list of one’s own too, off the lists of the examples', async () => {
    const at = await world()
    await loadExamples(at.as(), SECRET)
    const [person] = await at.db.rows.all<{ id: number; key: string; email: string }>(
      sql`SELECT id, external_id AS key, email FROM contacts WHERE email IS NOT NULL LIMIT 1`,
    )
    const file = new TextEncoder().encode(`id,email\n${person!.key},${person!.email}\n`)
    await importContacts(at.as(), [file] as never, { list: 'mine' }, SECRET)
    await leaveExamples(at.as())
    expect(await at.db.rows.all(sql`SELECT id, email FROM contacts`)).toEqual([
      { id: person!.id, email: person!.email },
    ])
    expect(await at.db.rows.all(sql`SELECT l.name FROM list_members m JOIN lists l ON l.id = m.list_id`)).toEqual([
      { name: 'mine' },
    ])
  })

  it('goes on where it was interrupted, and doing it twice does nothing more', async () => {
    const at = await ownCampaign()
    const before = await everything(at)
    await withExamples(at)
    let writes = 0
    const ctx = at.as()
    const dying = {
      ...ctx,
      db: {
        ...ctx.db,
        write: <T>(work: Parameters<typeof ctx.db.write<T>>[0]) => {
          writes += 1
          return writes > 3 ? Promise.reject(new Error('the power went')) : ctx.db.write(work)
        },
      },
    }
    await expect(leaveExamples(dying)).rejects.toThrow('the power went')
    expect(await hasExamples(at.as())).toBe(true)
    expect(await dispatch(at.ports, { untilIdle: true })).toMatchObject({ sent: 0 })
    await leaveExamples(at.as())
    expect(await everything(at)).toEqual(before)
    expect(await leaveExamples(at.as())).toEqual({ campaigns: 0, deliveries: 0, contacts: 0, mails: 0 })
    expect(await at.db.rows.all(sql`SELECT id FROM audit_log WHERE action = 'examples.leave'`)).toHaveLength(1)
  })

  it('is remembered until they are asked for again', async () => {
    const at = await world()
    await at.db.rows.run(sql`INSERT INTO installation (id, secret_check, created_at) VALUES (1, 'x', 0)`)
    await loadExamples(at.as(), SECRET)
    expect(await examplesWereLeft(at.as())).toBe(false)
    await leaveExamples(at.as())
    expect(await examplesWereLeft(at.as())).toBe(true)
    await askForExamples(at.as())
    expect(await examplesWereLeft(at.as())).toBe(false)
    await loadExamples(at.as(), SECRET)
    expect(await hasExamples(at.as())).toBe(true)
  })

  it.each<[Role, boolean]>([
    ['viewer', false],
    ['approver', false],
    ['operator', false],
    ['planner', true],
    ['administrator', true],
  ])('may be done by a %s: %s', async (role, may) => {
    const at = await world()
    await addPerson(at.as(), { email: 'sam@example.gov', roles: [role] })
    const left = leaveExamples(at.as(await personActor(at.db, 'sam@example.gov')))
    if (may) expect(await left).toMatchObject({ campaigns: 0 })
    else await expect(left).rejects.toThrow(NotAllowed)
  })
})
