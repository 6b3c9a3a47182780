import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { cancel } from '../../src/dispatch/index.ts'
import {
  campaignFile,
  datesMeant,
  editCampaign,
  moveLaunch,
  partForEditing,
  previewMove,
  prolongRepeats,
  readCampaignFile,
  applyPlan,
} from '../../src/plan/index.ts'
import { apply, approveAll, DATED, statuses, tickAt } from '../support/dated-campaign.ts'
import { type World, world } from '../support/world.ts'

const CAMPAIGN = { campaignId: DATED }
const LATER = { ...CAMPAIGN, to: '2027-03-15T09:00' }

const one = (id: string, when: string, more = '') =>
  `  - { id: ${id}, message: news, audience: everybody, ${when}${more} }`
const TEASER = one('teaser', 'when: "launch-14d 09:00"')
const THANKS = one('thanks', 'after: reminder + 1w')
const REMINDER = one('reminder', 'after: teaser + 4d')

/** A campaign whose first activity went out on 15 February, two weeks before the launch on 1 March. */
async function sentOnce(activities: string, facts = ''): Promise<World> {
  const here = await world({ at: '2027-02-01T09:00:00Z' })
  await here.people(2)
  await apply(here, { activities, facts })
  await tickAt(here, '2027-02-15T09:00:00Z')
  return here
}

/** The same, where one of the two was written to before a quiet day began. */
async function halfSent(): Promise<World> {
  const here = await sentOnce([TEASER, REMINDER].join('\n'), 'quiet_days: [MO]')
  await here.db.rows.run(sql`UPDATE occurrences SET queued = 1, sent = 1 WHERE activity_id = 'teaser'`)
  await here.db.rows.run(sql`UPDATE deliveries SET status = 'sent' WHERE id = (SELECT min(id) FROM deliveries)`)
  return here
}

it('what comes after an activity that was sent counts from the date it really had', async () => {
  const here = await sentOnce([TEASER, REMINDER, THANKS].join('\n'))
  const before = await statuses(here)
  expect(before).toEqual([
    'teaser 2027-02-15T09:00 sent',
    'reminder 2027-02-19T09:00 planned',
    'thanks 2027-02-26T09:00 planned',
  ])
  const { occurrences } = await previewMove(here.as(), LATER)
  expect(occurrences.map(({ activity, effect }) => `${activity} ${effect}`)).toEqual([
    'teaser already-sent',
    'reminder pinned',
    'thanks pinned',
  ])
  await moveLaunch(here.as(), LATER)
  expect(await statuses(here)).toEqual(before)
  await moveLaunch(here.as(), { ...CAMPAIGN, to: '2027-04-01T09:00' })
  expect(await statuses(here)).toEqual(before)
})

it('and goes on doing so when the plan is edited, looked at and applied again', async () => {
  const here = await sentOnce([TEASER, REMINDER].join('\n'))
  await moveLaunch(here.as(), LATER)
  const form = await partForEditing(here.as(), { ...CAMPAIGN, part: { kind: 'activity', id: 'reminder' } })
  expect(datesMeant(form, form.values, here.clock.now())?.dates.map(({ wall }) => wall)).toEqual(['2027-02-19T09:00'])
  const values = { ...form.values, after: 'teaser + 5d' }
  await editCampaign(here.as(), { ...CAMPAIGN, edit: { act: 'change', part: form.part, seen: form.seen, values } })
  expect(await statuses(here)).toEqual(['teaser 2027-02-15T09:00 sent', 'reminder 2027-02-20T09:00 planned'])
  const { plan } = readCampaignFile((await campaignFile(here.as(), CAMPAIGN)).text, { file: 'plan.yaml' })
  expect((await applyPlan(here.as(), { plan: plan! })).changes).toEqual([])
})

it('also when the rest of it was cancelled', async () => {
  const here = await halfSent()
  await cancel(here.as(), { ...CAMPAIGN, activityId: 'teaser' })
  await moveLaunch(here.as(), LATER)
  expect(await statuses(here)).toEqual(['teaser 2027-02-15T09:00 cancelled', 'reminder 2027-02-19T09:00 planned'])
})

it('of a series that was cancelled on its way the last date counts as before, and moves', async () => {
  const series = one('teaser', 'when: "launch-14d 09:00"', ', repeat: "FREQ=WEEKLY;COUNT=2"')
  const here = await sentOnce([series, REMINDER].join('\n'))
  await cancel(here.as(), { ...CAMPAIGN, activityId: 'teaser' })
  await apply(here, { activities: [series, REMINDER].join('\n'), body: 'Renew online today.' })
  expect((await statuses(here)).at(-1)).toBe('reminder 2027-02-26T09:00 planned')
  await moveLaunch(here.as(), LATER)
  expect((await statuses(here)).at(-1)).toBe('reminder 2027-03-12T09:00 planned')
})

it('of a series with a date that was missed before one that was sent, it goes along each time the launch moves', async () => {
  const here = await world({ at: '2027-02-20T00:00:00Z' })
  await here.people(2)
  const activities = `  - { id: daily, message: news, audience: everybody, when: launch, repeat: "FREQ=DAILY;COUNT=3" }
  - { id: thanks, message: news, audience: everybody, after: daily + 1d }`
  await apply(here, { activities })
  await tickAt(here, '2027-03-01T09:00:00Z')
  await tickAt(here, '2027-03-02T12:00:00Z')
  await tickAt(here, '2027-03-03T09:00:00Z')
  for (const day of ['11', '21', '25']) await moveLaunch(here.as(), { campaignId: DATED, to: `2027-03-${day}T09:00` })
  const [last, thanks] = (await statuses(here)).slice(-2)
  expect([last, thanks]).toEqual(['daily 2027-03-26T09:00 planned', 'thanks 2027-03-27T09:00 planned'])
})

it('what is left of a message takes those that come after it along', async () => {
  const here = await halfSent()
  await moveLaunch(here.as(), LATER)
  expect(await statuses(here)).toEqual(['teaser 2027-03-01T09:00 sending', 'reminder 2027-03-05T09:00 planned'])
})

it('of a series that goes on, the last date counts, and it moves', async () => {
  const series = one('teaser', 'when: "launch-14d 09:00"', ', repeat: "FREQ=WEEKLY;COUNT=3"')
  const here = await sentOnce([series, REMINDER].join('\n'))
  await moveLaunch(here.as(), LATER)
  expect((await statuses(here)).at(-1)).toBe('reminder 2027-03-19T09:00 planned')
  await apply(here, { activities: [series.replace('COUNT=3', 'COUNT=1'), REMINDER].join('\n') })
  expect(await statuses(here)).toEqual(['teaser 2027-02-15T09:00 sent', 'reminder 2027-02-19T09:00 planned'])
})

it('a rule without end that comes after what was sent is prolonged from where it is', async () => {
  const endless = one('reminder', 'after: teaser + 4d', ', repeat: "FREQ=WEEKLY"')
  const here = await sentOnce([TEASER, endless].join('\n'))
  await moveLaunch(here.as(), LATER)
  await approveAll(here)
  const before = await statuses(here)
  here.clock.set('2027-12-01T00:00:00Z')
  expect(await prolongRepeats(here.ports, here.clock.now().getTime())).toBeGreaterThan(0)
  const after = await statuses(here)
  expect(after.slice(0, before.length)).toEqual(before)
  const dates = after.flatMap((line) => (line.startsWith('reminder') ? [Date.parse(`${line.split(' ')[1]}Z`)] : []))
  expect(new Set(dates.slice(1).map((date, index) => date - dates[index]!))).toEqual(new Set([7 * 86_400_000]))
})
