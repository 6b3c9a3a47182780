import { describe, expect, it } from 'vitest'
import { addPerson } from '../../src/access/index.ts'
import { tick } from '../../src/dispatch/index.ts'
import { Conflict } from '../../src/errors.ts'
import { applyPlan, approve, moveAsJson, moveLaunch, previewMove, readCampaignFile } from '../../src/plan/index.ts'
import { storedPlan } from '../../src/plan/stored/activity-of-plan.ts'
import { approver } from '../support/slipping-campaign.ts'
import { APPROVER } from '../support/small-campaign.ts'
import { type World, world } from '../support/world.ts'

const ID = { campaignId: 'renew-online' }

/** Staff are briefed on a fixed day, and the public hears of it a week before the launch. */
const PLAN = `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov/start" }
languages: [en]
anchors: { launch: { at: 2027-03-01T09:00, zone: Europe/London }, training: { at: 2027-02-10T09:00 } }
audiences: { everybody: { title: Everybody, list: people } }
messages: { news: { channel: email, subject: { en: "Renew online" }, body: { en: "Renew online." } } }
activities:
  - { id: briefing, message: news, audience: everybody, when: "training 10:00" }
  - { id: public, message: news, audience: everybody, when: "launch-7d 09:00", not_before_activity: briefing }
`

async function planned(text = PLAN, options: { launch?: string } = {}): Promise<World> {
  const here = await world({ at: '2027-01-10T09:00:00Z' })
  await here.people(2)
  await apply(here, text, options)
  return here
}

async function apply(here: World, text: string, options: { launch?: string } = {}) {
  const { plan, problems } = readCampaignFile(text, { file: 'plan.yaml' })
  if (!plan) throw new Error(JSON.stringify(problems))
  return applyPlan(here.as(), { plan, ...options })
}

async function launchOf(here: World): Promise<string> {
  const { anchors } = await storedPlan(here.db.rows, ID.campaignId)
  return anchors.find(({ name }) => name === 'launch')!.wall
}

const REFUSED =
  'activity public would go out on 2027-02-08 09:00 Europe/London, before briefing on 2027-02-10 10:00 Europe/London, which has to go out first'

describe('a move that puts an activity before the one that has to go out first', () => {
  const early = { ...ID, to: '2027-02-15T09:00' }

  it('is shown with why it is refused, and refused, changing nothing', async () => {
    const here = await planned()
    const preview = moveAsJson(await previewMove(here.as(), early))
    expect(preview.brokenOrder).toEqual([{ activity: 'public', first: 'briefing', message: REFUSED }])
    expect(preview.changes.map(({ activity, wall }) => `${activity} ${wall.after}`)).toEqual([
      'public 2027-02-08T09:00',
      'briefing 2027-02-10T10:00',
    ])
    await expect(moveLaunch(here.as(), early)).rejects.toThrow(
      new Conflict(`${REFUSED}. Choose another date, or change first when one of them goes out; nothing was changed`),
    )
    expect(await launchOf(here)).toBe('2027-03-01T09:00')
  })

  it('is refused of another anchor, and of a file that brings its launch', async () => {
    const here = await planned()
    await expect(moveLaunch(here.as(), { ...ID, anchor: 'training', to: '2027-02-23T09:00' })).rejects.toThrow(Conflict)
    await expect(apply(here, PLAN, { launch: '2027-02-15T09:00' })).rejects.toThrow(REFUSED)
    await expect(planned(PLAN, { launch: '2027-02-15T09:00' })).rejects.toThrow(REFUSED)
  })

  it('is no reason against a move that keeps the order', async () => {
    const here = await planned()
    await moveLaunch(here.as(), { ...ID, to: '2027-02-18T09:00' })
    expect((await previewMove(here.as(), { ...ID, to: '2027-04-01T09:00' })).brokenOrder).toEqual([])
  })

  it('is allowed once the first has gone out', async () => {
    const here = await planned()
    await addPerson(here.as(), { email: APPROVER, roles: ['approver'] })
    await approve(await approver(here), ID)
    here.clock.set('2027-02-10T10:00:00Z')
    await tick(here.ports, here.clock.now())
    expect((await moveLaunch(here.as(), { ...ID, to: '2027-02-16T09:00' })).brokenOrder).toEqual([])
  })
})

describe('an order that a file breaks under the dates that count', () => {
  it('is refused when the file is applied', async () => {
    const here = await planned(PLAN.replace(', not_before_activity: briefing', ''))
    await moveLaunch(here.as(), { ...ID, to: '2027-02-15T09:00' })
    await expect(apply(here, PLAN)).rejects.toThrow(REFUSED)
  })

  it('is refused of a date that comes in addition, and is the earliest', async () => {
    const here = await planned()
    await moveLaunch(here.as(), { ...ID, anchor: 'training', to: '2027-02-18T09:00' })
    const twice = PLAN.replace('launch-7d 09:00"', 'launch-7d 09:00", rdate: ["2027-02-15 09:00"]')
    await expect(apply(here, twice)).rejects.toThrow(
      'public would go out on 2027-02-15 09:00 Europe/London, before briefing',
    )
  })
})

it.each([
  ['further from each other is refused', '2027-02-12T09:00', 1],
  ['nearer to each other is not', '2027-02-16T09:00', 0],
])('what is out of order already, and moves %s', async (_, to, pairs) => {
  const here = await planned(PLAN.replace(', not_before_activity: briefing', ''))
  await moveLaunch(here.as(), { ...ID, to: '2027-02-15T09:00' })
  await here.db.rows.run(`UPDATE activities SET not_before_activity = 'briefing' WHERE id = 'public'`)
  expect((await previewMove(here.as(), { ...ID, to })).brokenOrder).toHaveLength(pairs)
})
