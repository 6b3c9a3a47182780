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

describe('a material that is put up within a week needs a person', () => {
  it.each<[label: string, inForce: number | null, expected: RegExp[]]>([
    [
      'where it has to pass its checks to be approved',
      null,
      [/^how-to-renew not checked: .*activity reissue-poster leads to it/],
    ],
    ['but not where a version of it is in force, which is what is put up', 2, []],
  ])('%s', async (_label, inForce, expected) => {
    const { matters, reissue } = await placed(inForce)
    await reissue('poster', 3, null)
    expect(await matters()).toEqual(expected.map((text) => expect.stringMatching(text)))
  })
})

/** A second version is in force, or none; the first is in the library, on a page and in a club, the second in a shop. */
async function placed(inForce: number | null) {
  const at = await campaign('2027-02-08T09:00:00Z')
  const { rows } = at
  for (const number of [1, 2]) {
    const withdrawn = number === inForce ? null : Date.UTC(2027, 1, number)
    await rows.run(sql`INSERT INTO material_versions (campaign_id, material_id, number, snapshot, note, published_by, published_at, withdrawn_at)
      VALUES ('renew-online', 'how-to-renew', ${number}, '{}', 'New', 'cat@example.gov', 1, ${withdrawn})`)
  }
  const place = (name: string, kind: string, version: number | null) =>
    rows.run(sql`INSERT INTO placements (campaign_id, material_id, id, kind, name, place, language, version)
      VALUES ('renew-online', 'how-to-renew', ${name.toLowerCase()}, ${kind}, ${name}, 'Street 1', 'en', ${version})`)
  await place('Library', 'poster', 1)
  await place('Council website', 'page', 1)
  await place('Club', 'partner', 1)
  await place('Shop', 'poster', 2)
  await place('Hall', 'poster', null)
  return {
    ...at,
    place,
    /** An activity that puts a version up on a channel so many days from now. */
    reissue: async (channel: string, days: number, version: number | null) => {
      const id = `reissue-${channel}`
      await rows.run(sql`INSERT INTO channels (campaign_id, id, kind) VALUES ('renew-online', ${channel}, 'offline')`)
      await rows.run(sql`INSERT INTO activities (campaign_id, id, position, channel, material_id, material_version, "when", late, content_hash)
        VALUES ('renew-online', ${id}, 9, ${channel}, 'how-to-renew', ${version}, 'launch', 'ask', 'x')`)
      await rows.run(sql`INSERT INTO occurrences (campaign_id, activity_id, ordinal, schedule_epoch, status, wall, zone, instant)
        VALUES ('renew-online', ${id}, 1, 1, 'planned', '2027-02-09T10:00', 'Europe/London', ${at.ctx.now.getTime() + days * 86_400_000})`)
    },
    told: async (campaignId?: string) =>
      (await needsAttention(at.ctx, campaignId === undefined ? {} : { campaignId })).filter(({ what }) => what === 'old version up'), // prettier-ignore
  }
}

const REPLACE =
  '3 places (Club, Council website and Library) show version 1, which is withdrawn; put up version 2 there'

describe('a withdrawn version that is still somewhere needs a person', () => {
  it('once for the material, with where it is, what it shows and what to do', async () => {
    const { told, place, rows } = await placed(2)
    expect(await told()).toMatchObject([
      { campaign: { id: 'renew-online' }, material: 'how-to-renew', why: REPLACE, since: '2027-02-01T00:00:00.000Z' },
    ])
    expect(await told('renew-online')).toHaveLength(1)
    expect(await told('another')).toEqual([])
    for (const name of ['Annexe', 'Depot']) await place(name, 'poster', 1)
    expect((await told())[0]!.why).toMatch(/^5 places \(Annexe, Club, Council website and 2 more\) show version 1,/)
    await rows.run(sql`UPDATE campaigns SET cancelled_at = 1`)
    expect(await told(), 'also when the campaign is over').toHaveLength(1)
    await rows.run(sql`UPDATE placements SET version = CASE name WHEN 'Club' THEN 1 WHEN 'Shop' THEN NULL ELSE 2 END`)
    expect((await told())[0]!.why).toBe('1 place (Club) shows version 1, which is withdrawn; put up version 2 there')
    await rows.run(sql`UPDATE placements SET version = NULL WHERE name = 'Club'`)
    expect(await told()).toEqual([])
  })

  it('is to be taken down where nothing is in force', async () => {
    const { told } = await placed(null)
    expect((await told()).map(({ why }) => why)).toEqual([
      '4 places (Club, Council website, Library and 1 more) show versions 1 and 2, which are withdrawn; nothing is in force, so take it down there',
    ])
  })

  it('beside an activity unless that puts the version in force up, soon or since', async () => {
    const { told, reissue, rows } = await placed(2)
    const others = /^2 places \(Club and Council website\)/
    const cases: [label: string, days: number, version: number | null, change: string, why: RegExp][] = [
      ['it puts the version in force up', 1, 2, '', others],
      ['it puts up whatever is in force', 1, null, '', others],
      ['it was due already', -3, 2, '', others],
      ['it names the withdrawn version', 1, 1, '', /^3 places/],
      ['it is far off', 14, 2, '', /^3 places/],
      ['it is paused', 1, 2, `UPDATE activities SET paused_at = 1`, /^3 places/],
      ['it is done', -1, 2, 'UPDATE occurrences SET finished_at = 1', /^3 places/],
      ['it was ended', 1, 2, 'UPDATE activities SET ended_at = 1', /^3 places/],
      ['it is on another channel', 1, 2, `UPDATE activities SET channel = 'press'`, /^3 places/],
      ['it waits for a launch without a date', 1, 2, 'UPDATE campaigns SET postponed_at = 1', /^3 places/],
    ]
    for (const [label, days, version, change, why] of cases) {
      await reissue('poster', days, version)
      if (change !== '') await rows.run(sql.raw(change))
      const found = (await told()).map((one) => one.why)
      expect(found, label).toEqual([expect.stringMatching(why)])
      for (const table of ['occurrences', 'activities', 'channels'])
        await rows.run(sql`DELETE FROM ${sql.identifier(table)} WHERE campaign_id = 'renew-online'`)
    }
  })

  it('is not told beside activities that put the version in force up wherever it is', async () => {
    const { told, reissue } = await placed(2)
    for (const channel of ['poster', 'page', 'partner']) await reissue(channel, 1, 2)
    expect(await told()).toEqual([])
  })

  it('stays told beside activities where nothing is in force', async () => {
    const { told, reissue } = await placed(null)
    await reissue('poster', 1, null)
    expect((await told()).map(({ why }) => why)).toEqual([expect.stringMatching(/^4 places/)])
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
