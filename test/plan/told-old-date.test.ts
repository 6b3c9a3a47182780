import { expect, it } from 'vitest'
import {
  applyPlan,
  campaignFile,
  moveLaunch,
  readCampaignFile,
  showPlan,
  tellDateChanged,
  toldOldDate,
} from '../../src/plan/index.ts'
import { importFile } from '../audience/importing.ts'
import { apply, approveAll, DATED, tickAt } from '../support/dated-campaign.ts'
import { type World, world } from '../support/world.ts'

const CAMPAIGN = { campaignId: DATED }
const WALLS = { A: '2027-03-01T09:00', B: '2027-03-10T09:00', C: '2027-03-20T09:00' }
type Launch = keyof typeof WALLS

/** Every second day from 1 February the launch has its next date; on the day between, who is told is told the date it has. */
const daysOf = (turn: number) => ({ begins: `2027-02-0${2 * turn + 1}`, tells: `2027-02-0${2 * turn + 2}` })

/** Two people and three of the staff, each told once, in the turn that is given; turns count from 0. */
async function toldIn(launches: readonly Launch[], told: { people: number; staff: number }): Promise<World> {
  const here = await world({ at: `${daysOf(0).begins}T00:00:00Z` })
  await here.people(2)
  const staff = ['one', 'two', 'three'].map((name) => `${name},${name}@staff.example.gov`)
  await importFile(here.db, ['id,email', ...staff], { list: 'staff' })
  const line = (id: string, audience: string, turn: number) =>
    `  - { id: ${id}, message: news, audience: ${audience}, when: "${daysOf(turn).tells} 09:00" }`
  const activities = [line('to-people', 'everybody', told.people), line('to-staff', 'staff', told.staff)].join('\n')
  await apply(here, { body: 'It opens on {{launch.date}}.', activities })
  for (const [turn, launch] of launches.entries()) {
    here.clock.set(`${daysOf(turn).begins}T00:00:00Z`)
    if (turn > 0) await moveLaunch(here.as(), { ...CAMPAIGN, to: WALLS[launch] })
    await approveAll(here)
    await tickAt(here, `${daysOf(turn).tells}T09:00:00Z`)
  }
  here.clock.forward(60_000)
  return here
}

it.each<[label: string, launches: Launch[], told: { people: number; staff: number }, wrongly: number]>([
  ['A, B: who was told A', ['A', 'B'], { people: 0, staff: 1 }, 2],
  ['A, B, A: nobody of those who were told A', ['A', 'B', 'A'], { people: 0, staff: 2 }, 0],
  ['A, B, A: who was told B', ['A', 'B', 'A'], { people: 0, staff: 1 }, 3],
  ['A, B, A, B: who was told A the first time', ['A', 'B', 'A', 'B'], { people: 1, staff: 0 }, 3],
  ['A, B, A, B: who was told A the second time', ['A', 'B', 'A', 'B'], { people: 1, staff: 2 }, 3],
  ['A, B, A, B: who was told A at either time', ['A', 'B', 'A', 'B'], { people: 0, staff: 2 }, 5],
  ['A, B, A, B: nobody of those who were told B', ['A', 'B', 'A', 'B'], { people: 1, staff: 3 }, 0],
  ['A, B, C, B: neither A nor C was told to who was told B', ['A', 'B', 'C', 'B'], { people: 1, staff: 2 }, 3],
  ['A, B, C: who was told A or B', ['A', 'B', 'C'], { people: 0, staff: 1 }, 5],
])('knows a wrong date, with the launch at %s', async (_, launches, told, wrongly) => {
  const here = await toldIn(launches, told)
  expect((await toldOldDate(here.as(), CAMPAIGN))?.people ?? 0).toBe(wrongly)
})

it('tells exactly those the date that holds, also when the plan has been through its file', async () => {
  const here = await toldIn(['A', 'B', 'A', 'B'], { people: 1, staff: 2 })
  const { activity } = await tellDateChanged(here.as(), CAMPAIGN)
  expect(await toldOldDate(here.as(), CAMPAIGN)).toMatchObject({ people: 3, answeredBy: activity })
  const { text } = await campaignFile(here.as(), CAMPAIGN)
  expect(text).toMatch(/except:\s+- from: 2027-02-03T00:00:00\S*Z\s+until: 2027-02-05T00:00:00\S*Z/)
  const { plan, problems } = readCampaignFile(text, { file: 'exported.yaml' })
  expect(problems).toEqual([])
  expect((await applyPlan(here.as(), { plan: plan! })).changes).toEqual([])
  await approveAll(here)
  await tickAt(here, '2027-02-09T10:00:00Z')
  const { occurrences } = await showPlan(here.as(), CAMPAIGN)
  expect(occurrences.find((one) => one.activity === activity)).toMatchObject({ status: 'sent', counts: { sent: 3 } })
})

it('leaves no period out of an audience where the wrong dates followed one another', async () => {
  const here = await toldIn(['A', 'B', 'C'], { people: 0, staff: 1 })
  await tellDateChanged(here.as(), CAMPAIGN)
  expect((await campaignFile(here.as(), CAMPAIGN)).text).not.toContain('except')
})
