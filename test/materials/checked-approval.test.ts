import { sql } from 'drizzle-orm'
import { afterAll, expect, it } from 'vitest'
import { type Actor, personActor, type Role } from '../../src/access/index.ts'
import { checkBeforeApproval, checkMaterial, checkMaterials } from '../../src/materials/index.ts'
import { applyPlan, approvalPreview, approve, materialsOfActivities, materialStandings } from '../../src/plan/index.ts'
import { absentPages } from '../../src/platform/absent-pages.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { signedIn } from '../support/signed-in.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { world } from '../support/world.ts'
import { campaignWith, drawingPorts } from './sample-materials.ts'

const pages = chromiumPages()
afterAll(() => pages.close())

const ID = { campaignId: 'renew-online' }
const person = (name: string, ...roles: Role[]): Actor => ({ kind: 'person', id: name.length, email: `${name}@example.gov`, roles }) // prettier-ignore
const ann = person('ann', 'planner')
const cat = person('cat', 'approver')

const JARGON: Piece = ['attributes:', 'jargon: [{ word: remittance, instead: payment }]\nattributes:']
const WRONG: Piece = ['what: You can renew your licence online.', 'what: Send your remittance online.']
const OVERRIDE: Piece = ['overrides: []', 'overrides: [{ check: jargon, name: A. Jones, reason: Readers know it }]']

async function story(browser = pages) {
  const db = await temporaryDatabase()
  const ports = drawingPorts(browser)
  let now = new Date('2027-01-04T10:00:00Z')
  const as = (actor: Actor) => ({ db, actor, now })
  const approveOne = async (activityId: string) => {
    const { approved, refused } = await approve(as(cat), { ...ID, activityId })
    return approved.length > 0 ? 'approved' : refused[0]!.reason
  }
  const checkFirst = (activityId: string) => checkBeforeApproval(as(cat), ports, { ...ID, activityIds: [activityId] })
  const approveTeaser = () => approveOne('teaser')
  return {
    apply: (...changes: Piece[]) => applyPlan(as(ann), { plan: campaignWith(...changes) }),
    approveTeaser,
    approveChecked: async () => {
      await checkFirst('teaser')
      return approveTeaser()
    },
    approvePosters: async (first: 'checked' | 'unchecked' = 'checked') => {
      if (first === 'checked') await checkFirst('posters')
      return approveOne('posters')
    },
    /** What approving the posters would check first. */
    posters: () => materialsOfActivities(as(cat), { ...ID, activityIds: ['posters'] }),
    db,
    approveAll: () => approve(as(cat), ID),
    preview: () => approvalPreview(as(cat), ID),
    check: () => checkMaterial(as(ann), ports, { ...ID, materialId: 'how-to-renew' }),
    checkWhatIsNot: () => checkMaterials(as(ann), ports, { ...ID, materialIds: ['how-to-renew'] }),
    standings: async () => (await materialStandings(as(ann), ID)).filter(({ material }) => material === 'how-to-renew'),
    on: (day: string) => void (now = new Date(`${day}T10:00:00Z`)),
  }
}

const NOT_RUN =
  /^the checks of material how-to-renew \(en, cy\) were not run on exactly what it says now; run `material check renew-online how-to-renew`/
const FAILED =
  /^material how-to-renew \(en\) fails the check jargon: “remittance” .* – mend it, or name jargon under its overrides/

it('an activity is approved only with a material that was checked as it is and passed, or that somebody answers for', async () => {
  const { apply, approveTeaser, approveChecked, approveAll, preview, standings } = await story()
  await apply(JARGON, WRONG)
  expect(await approveTeaser()).toMatch(NOT_RUN)
  // Nothing is known against it yet, and approving runs the checks first.
  expect((await preview()).activities).toMatchObject([{}, { activity: 'teaser', verdict: 'approved' }, {}])

  expect(await approveChecked()).toMatch(FAILED)
  expect((await preview()).activities).toMatchObject([
    {},
    { activity: 'teaser', reason: expect.stringMatching(FAILED) },
    {},
  ])
  expect(await approveAll()).toMatchObject({ approved: ['brief-staff', 'golive'], refused: [{ activity: 'teaser' }] })

  await apply(JARGON, WRONG, OVERRIDE)
  expect((await standings()).map(({ isChecked }) => isChecked)).toEqual([true, true])
  expect(await approveTeaser()).toBe('approved')

  await apply(JARGON, OVERRIDE)
  expect(await approveTeaser()).toMatch(NOT_RUN)
  expect(await approveChecked()).toMatch(
    /\(cy\) fails the check languages: its source was changed since the cy was written/,
  )
  await apply(JARGON, OVERRIDE, ['what: Cewch eich', 'what: Nawr, cewch eich'])
  expect(await approveChecked()).toBe('approved')
})

const POSTER: readonly Piece[] = [
  ['channels:\n', 'channels:\n  poster: { kind: offline }\n'],
  [
    'activities:\n',
    'activities:\n  - { id: posters, channel: poster, material: how-to-renew, when: "launch-7d 08:00" }\n',
  ],
]

it('what people put up is approved like what a message leads to, unless a version of it is in force', async () => {
  const { apply, approvePosters, posters, preview, db } = await story()
  const previewed = async () => (await preview()).activities.find(({ activity }) => activity === 'posters')
  await apply(...POSTER, JARGON, WRONG)
  expect(await approvePosters('unchecked')).toMatch(NOT_RUN)
  expect(await previewed()).toMatchObject({ verdict: 'approved' })
  expect(await approvePosters()).toMatch(FAILED)
  expect(await previewed()).toMatchObject({ verdict: 'refused', reason: expect.stringMatching(FAILED) })

  await db.rows
    .run(sql`INSERT INTO material_versions (campaign_id, material_id, number, snapshot, note, published_by, published_at)
    VALUES ('renew-online', 'how-to-renew', 1, '{}', 'New', 'cat@example.gov', 1)`)
  expect(await posters(), 'its checks were passed when it was published').toEqual([])
  expect(await previewed()).toMatchObject({ verdict: 'approved' })
  await db.rows.run(sql`UPDATE material_versions SET withdrawn_at = 2`)
  expect(await posters()).toEqual(['how-to-renew'])
  expect(await approvePosters()).toMatch(FAILED)
  await apply(...POSTER, JARGON, WRONG, OVERRIDE)
  expect(await approvePosters()).toBe('approved')
})

it('a check that no browser measured passes nothing by itself, and is made up for where there is one', async () => {
  const { apply, approveChecked, check } = await story(absentPages('there is none in this test'))
  await apply()
  expect(await approveChecked()).toMatch(
    /fails the check overflow: whether the text fits was not measured: PDF and PNG need a browser/,
  )
  await apply(['overrides: []', 'overrides: [{ check: overflow, name: A. Jones, reason: Seen on paper }]'])
  expect(await approveChecked()).toBe('approved')
  expect((await check()).map(({ isMeasured }) => isMeasured)).toEqual([false, false])
})

it('what was measured of exactly this is not drawn again; a proof that runs out meanwhile is', async () => {
  const { apply, checkWhatIsNot, approveTeaser, standings, on } = await story()
  await apply(['proof: "Service data, 2026-10"', 'proof: "Service data, 2026-10", proof_until: 2027-01-10'])
  const first = await checkWhatIsNot()
  expect(first.map(({ isMeasured, findings }) => [isMeasured, findings.filter(({ severity }) => severity === 'error')])).toEqual([[true, []], [true, []]]) // prettier-ignore
  on('2027-01-10')
  expect((await standings()).map(({ isChecked }) => isChecked)).toEqual([true, true])
  on('2027-01-11')
  expect((await standings()).map(({ isChecked }) => isChecked)).toEqual([false, false])
  await checkWhatIsNot()
  expect(await approveTeaser()).toMatch(
    /fails the check expired-proof: the proof of “It takes two minutes” held until 2027-01-10/,
  )
})

it('a sheet that takes more paper than it has is found, and no other language with it', async () => {
  const { apply, check } = await story()
  await apply([
    'need: [your licence]',
    `need: [${Array.from({ length: 90 }, (_, index) => `thing ${index}`).join(', ')}]`,
  ])
  const [en, cy] = await check()
  const overflow = en!.findings
    .filter((one) => one.check === 'overflow')
    .map(({ where, message }) => `${where}: ${message}`)
  expect(overflow).toContainEqual(expect.stringMatching(/^standard: is \d pages long, expected at most 2 of a sheet/))
  expect(cy!.findings.filter((one) => one.check === 'overflow')).toEqual([])
})

it('approving on a page runs the checks first, of one activity and of a whole campaign', async () => {
  const at = await world({ at: '2027-01-04T10:00:00Z' })
  const here = { ...at, ports: { ...at.ports, pages: absentPages('there is none in this test') } }
  await applyPlan(at.as(), { plan: campaignWith(JARGON, WRONG) })
  const alex = await signedIn(here, 'alex@example.gov', ['approver'])
  const shown = async () => {
    const { activities } = await approvalPreview(here.as(await personActor(at.db, 'alex@example.gov')), ID)
    return Object.fromEntries(activities.map(({ activity, contentHash }) => [activity, contentHash]))
  }
  const { teaser = '' } = await shown()
  const one = await alex.post('/campaigns/renew-online/activities/teaser/approve', { seen: teaser })
  expect(one.status).toBe(422)
  expect(await one.text()).toMatch(/It was not approved: material how-to-renew \(en\) fails the check jargon/)

  await applyPlan(at.as(), {
    plan: campaignWith(
      ['overrides: []', 'overrides: [{ check: overflow, name: A. Jones, reason: Seen on paper }]'],
      ['what: Cewch eich', 'what: Nawr, cewch eich'],
    ),
  })
  const seen = Object.fromEntries(Object.entries(await shown()).map(([id, hash]) => [`seen.${id}`, hash]))
  const all = await alex.post('/campaigns/renew-online/approve', seen)
  expect([all.status, all.headers.get('location')]).toEqual([303, '/campaigns/renew-online'])
})
