import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addPerson, contentHash } from '../../src/access/index.ts'
import { tick } from '../../src/dispatch/index.ts'
import { applyPlan, approve, moveLaunch, previewMove, readCampaignFile, showPlan } from '../../src/plan/index.ts'
import { storedPlan } from '../../src/plan/stored/activity-of-plan.ts'
import { canonicalJson } from '../../src/plan/canonical-json.ts'
import { contentOf } from '../../src/plan/approval/content-of-activity.ts'
import { planOfRows } from '../../src/plan/stored/plan-of-rows.ts'
import { approver } from '../support/slipping-campaign.ts'
import { APPROVER } from '../support/small-campaign.ts'
import { type World, world } from '../support/world.ts'

const ID = { campaignId: 'renew-online' }

const PLAN = `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov/start" }
languages: [en]
anchors: { launch: { at: 2027-03-01T09:00, zone: Europe/London } }
audiences: { everybody: { title: Everybody, list: people } }
messages:
  plain: { channel: email, subject: { en: "Renew online" }, body: { en: "Renew online." } }
  fact: { channel: email, subject: { en: "From {{launch.date}}" }, body: { en: "It opens then." } }
  written: { channel: email, subject: { en: "It opens soon" }, body: { en: "It opens on 01/03/2027." } }
activities:
  - { id: news, message: plain, audience: everybody, when: "launch-3d 09:00" }
  - { id: by-fact, message: fact, audience: everybody, when: "launch-2d 09:00" }
  - { id: written-out, message: written, audience: everybody, when: "launch-1d 09:00" }
`

async function planned(text = PLAN): Promise<World> {
  const here = await world({ at: '2027-01-10T09:00:00Z' })
  await here.people(2)
  await apply(here, text)
  await addPerson(here.as(), { email: APPROVER, roles: ['approver'] })
  await approve(await approver(here), ID)
  return here
}

async function apply(here: World, text: string): Promise<readonly string[]> {
  const { plan, problems } = readCampaignFile(text, { file: 'plan.yaml' })
  if (!plan) throw new Error(JSON.stringify(problems))
  return (await applyPlan(here.as(), { plan })).changes
}

/** Activities that may go out as they are. */
async function approvedIn(here: World): Promise<string[]> {
  const { occurrences } = await showPlan(here.as(), ID)
  return occurrences.filter(({ approved }) => approved).map(({ activity }) => activity)
}

async function lostBy(here: World, to: string): Promise<readonly string[]> {
  const { approvalsLost } = await previewMove(here.as(), { ...ID, to })
  expect((await moveLaunch(here.as(), { ...ID, to })).approvalsLost).toEqual(approvalsLost)
  return approvalsLost
}

const EVERY = ['news', 'by-fact', 'written-out']

describe('approvals of contents that were hashed without the launch', () => {
  /** As an installation has it that was set up before a text was asked for its dates. */
  async function old(): Promise<World> {
    const here = await planned()
    const rows = await storedPlan(here.db.rows, ID.campaignId)
    const plan = planOfRows(rows)
    for (const activity of plan.activities) {
      const hash = contentHash(canonicalJson({ ...contentOf(plan, activity, []), launch: undefined }))
      await here.db.rows.run(sql`UPDATE activities SET content_hash = ${hash}, approved_hash = ${hash}
        WHERE id = ${activity.id}`)
      await here.db.rows.run(
        sql`UPDATE activity_versions SET content_hash = ${hash} WHERE activity_id = ${activity.id}`,
      )
    }
    return here
  }

  it('stay when the same file is applied, and nothing changes', async () => {
    const here = await old()
    expect(await apply(here, PLAN)).toEqual([])
    expect(await approvedIn(here)).toEqual(EVERY)
  })

  it('stay when something else is edited', async () => {
    const here = await old()
    const changes = await apply(here, PLAN.replace('launch-3d 09:00', 'launch-4d 09:00'))
    expect(changes).toContain('activity news is not approved any more: it changed, so it needs approving again')
    expect(await approvedIn(here)).toEqual(['by-fact', 'written-out'])
    here.clock.set('2027-02-28T09:00:00Z')
    await tick(here.ports, here.clock.now())
    const { occurrences } = await showPlan(here.as(), ID)
    expect(occurrences.find(({ activity }) => activity === 'written-out')).toMatchObject({ counts: { sent: 2 } })
  })

  it('are lost when the launch moves and the text says its old date', async () => {
    const here = await old()
    expect(await lostBy(here, '2027-03-08T09:00')).toEqual(['by-fact', 'written-out'])
    expect(await approvedIn(here)).toEqual(['news'])
    here.clock.set('2027-03-07T09:00:00Z')
    expect((await tick(here.ports, here.clock.now())).sent).toBe(0)
  })

  it('do not come back with the old text when the launch moved meanwhile', async () => {
    const here = await old()
    await apply(here, PLAN.replace('01/03/2027', 'soon'))
    await moveLaunch(here.as(), { ...ID, to: '2027-03-08T09:00' })
    await apply(here, PLAN)
    expect(await approvedIn(here)).toEqual(['news'])
  })
})

describe('a text with a date written out', () => {
  it('is approved again when the launch comes back to it', async () => {
    const here = await planned()
    expect(await lostBy(here, '2027-03-08T09:00')).toEqual(['by-fact', 'written-out'])
    expect(await lostBy(here, '2027-03-15T09:00')).toEqual([])
    expect(await approvedIn(here)).toEqual(['news'])
    expect(await lostBy(here, '2027-03-01T09:00')).toEqual([])
    expect(await approvedIn(here)).toEqual(EVERY)
  })

  it('loses nothing when the launch comes to the date that was written in advance, and its approval when it leaves it', async () => {
    const here = await planned(PLAN.replace('01/03/2027', '8 March'))
    expect(await lostBy(here, '2027-03-08T09:00')).toEqual(['by-fact'])
    expect(await approvedIn(here)).toEqual(['news', 'written-out'])
    expect(await lostBy(here, '2027-03-15T09:00')).toEqual(['written-out'])
    expect(await lostBy(here, '2027-03-08T09:00')).toEqual([])
    expect(await approvedIn(here)).toEqual(['news', 'written-out'])
  })

  it('may name the time as well, which another time of the same day makes wrong', async () => {
    const here = await planned()
    expect(await lostBy(here, '2027-03-01T14:00')).toEqual(['by-fact', 'written-out'])
    await moveLaunch(here.as(), { ...ID, to: '2027-03-01T09:00' })
    expect(await approvedIn(here)).toEqual(EVERY)
  })

  it('is approved as it is although it names a date that the launch had, and keeps that', async () => {
    const here = await planned(PLAN.replace('on 01/03/2027', 'on 8 March, not on 1 March as we said'))
    expect(await lostBy(here, '2027-03-08T09:00')).toEqual(['by-fact', 'written-out'])
    await approve(await approver(here), ID)
    expect(await approvedIn(here)).toEqual(EVERY)
    expect(await apply(here, PLAN.replace('on 01/03/2027', 'on 8 March, not on 1 March as we said'))).toEqual([])
    expect(await lostBy(here, '2027-03-15T09:00')).toEqual(['by-fact', 'written-out'])
  })
})
