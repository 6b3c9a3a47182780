import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { checkMaterial } from '../../src/materials/index.ts'
import { activityPage, approvalPreview, campaignPage, needsAttention } from '../../src/plan/index.ts'
import { absentPages } from '../../src/platform/absent-pages.ts'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { world } from '../support/world.ts'

const ID = { campaignId: 'renew-online' }
const ABOUT = ['check failed', 'not checked', 'proof runs out']

/** The launch on 1 March sends people to a sheet in English and Welsh. */
async function campaign(now = '2027-02-25T09:00:00Z') {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await campaignWithMaterials(at)
  const ctx = { ...at.as(), now: new Date(now) }
  const ports = { ...at.ports, pages: absentPages('none was found here') }
  const { rows } = at.db
  return {
    ctx,
    rows,
    checked: () => checkMaterial(ctx, ports, { ...ID, materialId: 'how-to-renew' }),
    matters: async () =>
      (await needsAttention(ctx)).flatMap(({ what, material, coreMessage, why }) =>
        ABOUT.includes(what) ? [`${material ?? coreMessage} ${what}: ${why}`] : [],
      ),
    answerFor: (check: string, language?: string) =>
      rows.run(
        sql`UPDATE materials SET overrides = json_insert(overrides, '$[#]', json(${JSON.stringify({
          check,
          ...(language && { language }),
          name: 'A. Jones',
          reason: 'Seen on paper',
        })}))`,
      ),
  }
}

const USE = 'activity go-live leads to it and goes out on 2027-03-01 09:00 Europe/London'

describe('a material that goes out within a week needs a person', () => {
  it('while it is not checked, and while a check fails that nobody answers for', async () => {
    const { matters, checked, answerFor, rows } = await campaign()
    expect(await matters()).toEqual([`how-to-renew not checked: it was not checked as it is now (en, cy); ${USE}`])
    await checked()
    expect(await matters()).toEqual([`how-to-renew check failed: it fails overflow (en, cy), languages (cy); ${USE}`])
    await answerFor('languages')
    await answerFor('overflow', 'cy')
    expect(await matters()).toEqual([`how-to-renew check failed: it fails overflow (en); ${USE}`])
    await answerFor('overflow')
    expect(await matters()).toEqual([])
    await rows.run(sql`UPDATE materials SET accent = '#123456'`)
    expect(await matters()).toEqual([`how-to-renew not checked: it was not checked as it is now (en, cy); ${USE}`])
    await rows.run(sql`UPDATE activities SET ended_at = 1`)
    expect(await matters()).toEqual([])
  })

  it('and not before', async () => {
    const { matters } = await campaign('2027-02-01T09:00:00Z')
    expect(await matters()).toEqual([])
  })
})

it.each<[label: string, until: string, isApproved: boolean, carriedBy: string, told: string[]]>([
  ['on the day before', '2027-02-28', true, 'materials', ['two-minutes proof runs out']],
  ['on the day before, in the message', '2027-02-28', true, 'messages', ['two-minutes proof runs out']],
  ['on the day itself', '2027-03-01', true, 'materials', []],
  ['before, of what nobody approved', '2027-02-28', false, 'materials', []],
])('a proof that runs out before an approved activity goes out: %s', async (_, until, isApproved, carriedBy, told) => {
  const { rows, matters } = await campaign('2027-02-01T09:00:00Z')
  await rows.run(sql`UPDATE campaigns SET core_messages = json_set(core_messages, '$[0].proofUntil', ${until})`)
  await rows.run(sql`UPDATE materials SET core = '[]'`)
  await rows.run(sql`UPDATE ${sql.identifier(carriedBy)} SET core = '["two-minutes"]'`)
  if (isApproved) await rows.run(sql`UPDATE activities SET approved_hash = content_hash`)
  const found = await matters()
  expect(found.map((one) => one.replace(/:.*/s, ''))).toEqual(told)
  if (told.length > 0)
    expect(found[0]).toContain(
      'holds until 2027-02-28, and activity go-live, which says so and is approved, goes out on',
    )
})

it('an approver sees who answers for checks, and which materials carry a core message', async () => {
  const { ctx, answerFor } = await campaign()
  await answerFor('overflow', 'cy')
  const answered = [{ check: 'overflow', language: 'cy', name: 'A. Jones', reason: 'Seen on paper' }]
  expect(await activityPage(ctx, { ...ID, activityId: 'go-live' })).toMatchObject({ answeredChecks: answered })
  const cat = { kind: 'person', id: 2, email: 'cat@example.gov', roles: ['approver'] } as const
  const { activities } = await approvalPreview({ ...ctx, actor: cat }, ID)
  expect(activities).toMatchObject([{ activity: 'go-live', answeredChecks: answered }])
  const { strategy } = await campaignPage(ctx, ID)
  expect(strategy.coreMessages).toMatchObject([{ id: 'two-minutes', usedBy: ['material how-to-renew'] }])
})
