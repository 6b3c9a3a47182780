import { describe, expect, it } from 'vitest'
import { cancel, tick } from '../../src/dispatch/index.ts'
import {
  applyPlan,
  campaignFile,
  type Edit,
  editCampaign,
  moveLaunch,
  type Part,
  partForEditing,
  readCampaignFile,
} from '../../src/plan/index.ts'
import { apply, approveAll, DATED, statuses, tickAt } from '../support/dated-campaign.ts'
import { type World, world } from '../support/world.ts'

const CAMPAIGN = { campaignId: DATED }
const TEASER: Part = { kind: 'activity', id: 'teaser' }
const FACTS: Part = { kind: 'facts' }

const ACTIVITIES = `  - { id: briefing, message: news, audience: staff, when: "launch-8d 09:00" }
  - { id: teaser, message: news, audience: everybody, after: briefing + 1d }
  - { id: reminder, message: news, audience: everybody, after: teaser + 2d }
  - { id: public, message: news, audience: everybody, when: "launch+1d 10:00", not_before_activity: teaser }`

/** A campaign whose teaser was cancelled before it went out; another activity comes after it, another waits for it. */
async function withoutTeaser(activities = ACTIVITIES, body = 'It opens on {{launch.date}}.') {
  const here = await world({ at: '2027-02-01T09:00:00Z' })
  await here.people(2)
  await apply(here, { activities, body })
  await cancel(here.as(), { ...CAMPAIGN, activityId: 'briefing' })
  await cancel(here.as(), { ...CAMPAIGN, activityId: 'teaser' })
  return here
}

const edit = (here: World, one: Edit) => editCampaign(here.as(), { ...CAMPAIGN, edit: one })

async function change(here: World, part: Part, values: Record<string, string>) {
  const form = await partForEditing(here.as(), { ...CAMPAIGN, part })
  return edit(here, { act: 'change', part, seen: form.seen, values: { ...form.values, ...values } })
}

async function fileNow(here: World) {
  const { text } = await campaignFile(here.as(), CAMPAIGN)
  const { plan, problems } = readCampaignFile(text, { file: 'plan.yaml' })
  if (!plan) throw new Error(JSON.stringify(problems))
  return { text, plan }
}

describe('an activity that has ended while others come after it', () => {
  it('leaves the plan as it is to edit, and its dates count as they were', async () => {
    const here = await withoutTeaser()
    const { changes } = await change(here, FACTS, { department: 'Licensing' })
    expect(changes).toEqual(['campaign: department changed'])
    await change(here, { kind: 'activity', id: 'reminder' }, { owner: 'Comms' })
    await moveLaunch(here.as(), { ...CAMPAIGN, to: '2027-03-08T09:00' })
    expect(await statuses(here)).toEqual([
      'briefing 2027-02-21T09:00 cancelled',
      'teaser 2027-02-22T09:00 cancelled',
      'reminder 2027-03-03T09:00 planned',
      'public 2027-03-09T10:00 planned',
    ])
  })

  it('stands in the file, which says so and changes nothing when it is applied', async () => {
    const here = await withoutTeaser()
    // Its text says the launch, which has another date since.
    await moveLaunch(here.as(), { ...CAMPAIGN, to: '2027-03-08T09:00' })
    const { text, plan } = await fileNow(here)
    expect(plan.activities.map(({ id }) => id)).toEqual(['briefing', 'teaser', 'reminder', 'public'])
    expect(text).toContain(
      '# Has ended and goes to nobody any more; it is here because others name it.\n  - id: teaser',
    )
    expect(text.match(/Has ended/g)).toHaveLength(2)
    expect(await applyPlan(here.as(), { plan })).toMatchObject({ changes: [], notes: [] })
  })

  it('is not changed by a file that says something else of it', async () => {
    const here = await withoutTeaser()
    const { plan } = await fileNow(here)
    const activities = plan.activities.map((one) =>
      one.id === 'briefing' ? { ...one, when: 'launch-30d 09:00' } : one,
    )
    expect(await applyPlan(here.as(), { plan: { ...plan, activities } })).toMatchObject({
      changes: [],
      notes: ['activity briefing has ended and stays so; give it another id to plan it anew'],
    })
    expect((await fileNow(here)).plan).toEqual(plan)
  })

  it('leaves the file with the last that named it', async () => {
    const here = await withoutTeaser()
    for (const id of ['reminder', 'public']) {
      const part: Part = { kind: 'activity', id }
      const { seen } = await partForEditing(here.as(), { ...CAMPAIGN, part })
      await edit(here, { act: 'remove', part, seen })
    }
    expect((await fileNow(here)).plan.activities).toEqual([])
  })

  it('is neither edited nor taken out itself', async () => {
    const here = await withoutTeaser()
    const message = 'activity teaser has ended, and nothing of it changes any more'
    await expect(partForEditing(here.as(), { ...CAMPAIGN, part: TEASER })).rejects.toMatchObject({
      kind: 'not-found',
      message,
    })
    for (const act of ['change', 'remove'] as const) {
      const refused = edit(here, { act, part: TEASER, seen: '', values: { when: 'launch' } })
      await expect(refused).rejects.toMatchObject({ kind: 'conflict', message })
    }
  })

  it('may be one whose recipients an audience is', async () => {
    const here = await withoutTeaser()
    const { plan } = await fileNow(here)
    const received = { activities: ['teaser'], until: Date.parse('2027-02-10T09:00:00Z') }
    const audiences = [...plan.audiences, { id: 'told', title: 'Told', received }]
    const activities = plan.activities.filter(({ id }) => id !== 'reminder' && id !== 'public')
    await applyPlan(here.as(), { plan: { ...plan, audiences, activities } })
    expect((await change(here, FACTS, { department: 'Licensing' })).changes).toHaveLength(1)
  })

  it('and never went out holds what waits for it, in words', async () => {
    const here = await withoutTeaser()
    const { held } = await tickAt(here, '2027-03-02T10:00:00Z')
    expect(held.find(({ activity }) => activity === 'public')).toMatchObject({
      reason: 'waits for teaser: it has ended and did not go out; let it wait for another, or cancel it',
    })
    await change(here, { kind: 'activity', id: 'public' }, { not_before_activity: '' })
    await approveAll(here)
    expect((await tick(here.ports, here.clock.now())).sent).toBe(2)
  })
})

it('an activity that others come after is not taken out, and they are named', async () => {
  const here = await world({ at: '2027-02-01T09:00:00Z' })
  await apply(here, { activities: ACTIVITIES })
  const { seen } = await partForEditing(here.as(), { ...CAMPAIGN, part: TEASER })
  await expect(edit(here, { act: 'remove', part: TEASER, seen })).rejects.toThrow(
    'activity teaser is used by activity reminder, activity public',
  )
})
