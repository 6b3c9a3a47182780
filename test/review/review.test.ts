import { expect, it } from 'vitest'
import { NotAllowed, NotFound } from '../../src/errors.ts'
import { review } from '../../src/review/index.ts'
import { CAMPAIGN, LAUNCH, seedCampaign, to, viewer } from '../measure/seeded-campaign.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { HALF_WAY, reviewed } from './reviewed-campaign.ts'

it('puts each goal at its level, beside what was counted and when', async () => {
  const report = await reviewed(await temporaryDatabase(), HALF_WAY)
  const verdicts = (goals: readonly { id: string; verdict: string }[]) =>
    goals.map(({ id, verdict }) => `${id} ${verdict}`)
  expect(verdicts(report.outputs.goals)).toEqual(['put-out met'])
  expect(verdicts(report.outtakes.goals)).toEqual(['know too-early', 'surely-know unclear'])
  expect(verdicts(report.outcomes.goals)).toEqual(['look not-met', 'renew not-judged'])
  expect(report.impact.goals).toEqual([])
  expect(report.outtakes.goals[1]).toMatchObject({
    deadline: '2027-03-02T09:00:00.000Z',
    countedUntil: '2027-03-02T09:00:00.000Z',
    countedAt: '2027-03-03T09:00:00.000Z',
  })
  expect(report.writtenAt).toBe('2027-03-03T09:00:00.000Z')
})

it('shows every activity with its dates, state and ledger', async () => {
  const report = await reviewed(await temporaryDatabase(), HALF_WAY)
  expect(
    report.outputs.activities.map(({ id, audience, occurrences }) => [id, audience, occurrences[0]!.status]),
  ).toEqual([
    ['briefing', 'People staff', 'sent'],
    ['teaser', 'People due', 'part-sent'],
    ['reminder', 'People due', 'held'],
    ['last-call', 'People due', 'planned'],
  ])
  expect(report.outputs.total.ledger).toMatchObject({ audience: 4910, sent: 2306, stillToGo: 2400, balances: true })
})

it('names the inputs: budget, dates, core messages, and audiences with population and contacts', async () => {
  const { inputs, launch, campaign } = await reviewed(await temporaryDatabase(), HALF_WAY)
  expect(inputs.budget).toEqual({ currency: 'GBP', total: 120_000 })
  expect(launch).toEqual({
    name: 'launch',
    wall: '2027-03-01T09:00',
    zone: 'Europe/London',
    instant: '2027-03-01T09:00:00.000Z',
  })
  expect(inputs.audiences.map(({ id, contacts }) => [id, contacts])).toContainEqual(['due', 2600])
  expect(campaign).toMatchObject({ id: CAMPAIGN, state: 'running', isExample: false })
})

it.each([
  ['hand-offs without a known outcome', HALF_WAY, /12 hand-offs have no known outcome/],
  ['what was held', HALF_WAY, /“reminder” is held: not approved/],
  ['what went out in part', HALF_WAY, /“teaser” is part-sent/],
  ['why most people were skipped', HALF_WAY, /161 of 4,910 were skipped \(3\.3%\).*no address.*144/],
  ['failures', HALF_WAY, /31 messages of 2,349 handed over failed/],
  ['goals not met', HALF_WAY, /“look” was not met/],
  ['goals without data', HALF_WAY, /no data for 1 goal: “renew”/],
  ['unsubscribes', HALF_WAY, /9 unsubscribes followed 2,306 messages/],
  ['visits by programs', HALF_WAY, /58 of 470 visits were by programs/],
  ['goals that contacts cannot meet', { contacts: 3, goals: [{ id: 'know' }] }, /needs 600 people.*holds 3 contacts/],
  [
    'a damaged ledger',
    { activities: [{ id: 'teaser', audience: 'due', frozen: 3, deliveries: to(1, 2, { status: 'sent' }) }] },
    /ledger of “teaser” does not balance/,
  ],
  [
    'what was missed',
    { activities: [{ id: 'teaser', audience: 'due', status: 'missed', deliveries: [] }] },
    /“teaser” is missed\./,
  ],
] as const)('learns of %s', async (_, seed, finding) => {
  const { learning } = await reviewed(await temporaryDatabase(), seed)
  expect(learning.map((lesson) => lesson.finding)).toContainEqual(expect.stringMatching(finding))
})

it('learns nothing where nothing stands out', async () => {
  const seed = { activities: [{ id: 'teaser', audience: 'due', deliveries: to(1, 9, { status: 'sent' }) }] } as const
  expect((await reviewed(await temporaryDatabase(), seed)).learning).toEqual([])
})

it('reviews a campaign of which nothing was sent', async () => {
  const report = await reviewed(await temporaryDatabase(), { audiences: {} })
  expect(report.outputs.total).toMatchObject({
    reach: { low: 0, high: 0 },
    frequency: null,
    ledger: { audience: 0, balances: true },
  })
})

it('is for people with a role, of campaigns there are', async () => {
  const db = await temporaryDatabase()
  await seedCampaign(db, {})
  const nobody = { db, actor: { kind: 'recipient' }, now: new Date(LAUNCH) } as const
  await expect(review(nobody, { campaignId: CAMPAIGN })).rejects.toThrow(NotAllowed)
  await expect(review(viewer(db), { campaignId: 'renew' })).rejects.toThrow(NotFound)
})
