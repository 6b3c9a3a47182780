import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { auditLog } from '../../src/access/index.ts'
import { dueOccurrences } from '../../db/queries/occurrences.ts'
import { freezeAudience } from '../../src/dispatch/freeze-audience.ts'
import { tick } from '../../src/dispatch/index.ts'
import { beginTurn, PROCESS_LIMITS } from '../../src/dispatch/turn.ts'
import {
  applyPlan,
  approve,
  launchHistory,
  moveLaunch,
  postponeLaunch,
  previewMove,
  readCampaignFile,
  reinstateLaunch,
  showPlan,
  tellDateChanged,
  toldOldDate,
} from '../../src/plan/index.ts'
import type { HandOff, Mailer } from '../../src/ports.ts'
import { expectBalanced } from '../support/ledger.ts'
import { approver, slippingCampaign } from '../support/slipping-campaign.ts'
import { type World, world } from '../support/world.ts'

const ID = 'renew-online'
const GO_LIVE = '{ id: go-live, message: news, audience: everybody, when: launch }'

/** A plan with everything a move can meet: offsets, a pinned date, a series, something that follows, a printed date. */
const PLAN = `campaign: renew-online
title: Renew your licence online
service: { name: Licence renewal, url: "https://renew.example.gov/start" }
languages: [en]
anchors:
  launch: { at: 2027-03-01T09:00, zone: Europe/London }
  pilot: { at: 2027-02-01T09:00 }
audiences:
  everybody: { title: Everybody, list: people }
messages:
  news: { channel: email, subject: { en: "Renew online" }, body: { en: "Renew online, {{first_name}}." } }
  dated: { channel: email, subject: { en: "From {{launch.date}}" }, body: { en: "It opens then." } }
  written: { channel: email, subject: { en: "It opens on 1 March" }, body: { en: "It opens then." } }
activities:
  - { id: piloting, message: news, audience: everybody, when: "pilot 09:00" }
  - { id: teaser, message: dated, audience: everybody, when: "launch-14d 09:00" }
  - { id: letter, message: written, audience: everybody, when: "launch-7d 09:00" }
  - { id: fair, message: news, audience: everybody, when: "2027-02-20 10:00" }
  - { id: go-live, message: news, audience: everybody, when: launch }
  - { id: weekly, message: news, audience: everybody, when: "launch+7d 10:00", repeat: "FREQ=WEEKLY;COUNT=3" }
  - { id: thanks, message: news, audience: everybody, after: weekly + 2d }
`

async function planned(at = '2027-01-10T09:00:00Z', text = PLAN): Promise<World> {
  const here = await world({ at })
  await slippingCampaign(here, () => text)
  return here
}

async function apply(here: World, text: string): Promise<readonly string[]> {
  const file = join(here.folder, 'plan.yaml')
  writeFileSync(file, text)
  const { plan, problems } = readCampaignFile(text, { file })
  if (!plan) throw new Error(JSON.stringify(problems))
  return (await applyPlan(here.as(), { plan })).changes
}

async function approveAll(here: World): Promise<void> {
  const { refused } = await approve(await approver(here), { campaignId: ID })
  expect(refused).toEqual([])
}

async function datesOf(here: World): Promise<string[]> {
  const { occurrences } = await showPlan(here.as(), { campaignId: ID })
  return occurrences.map(({ activity, wall, status }) => `${activity} ${wall} ${status}`)
}

describe('moving a launch by two weeks', () => {
  const move = { campaignId: ID, to: '2027-03-15T09:00' }

  it('says of each occurrence what becomes of it, and changes nothing', async () => {
    const here = await planned()
    const before = await datesOf(here)
    const { occurrences, approvalsLost } = await previewMove(here.as(), move)
    expect(
      occurrences.map(({ activity, ordinal, before: was, after, effect }) => [
        `${activity} ${ordinal}`,
        was?.wall,
        after?.wall,
        effect,
      ]),
    ).toEqual([
      ['piloting 1', '2027-02-01T09:00', '2027-02-01T09:00', 'pinned'],
      ['fair 1', '2027-02-20T10:00', '2027-02-20T10:00', 'pinned'],
      ['teaser 1', '2027-02-15T09:00', '2027-03-01T09:00', 'needs-approval'],
      ['letter 1', '2027-02-22T09:00', '2027-03-08T09:00', 'needs-approval'],
      ['go-live 1', '2027-03-01T09:00', '2027-03-15T09:00', 'moves'],
      ['weekly 1', '2027-03-08T10:00', '2027-03-22T10:00', 'moves'],
      ['weekly 2', '2027-03-15T10:00', '2027-03-29T10:00', 'moves'],
      ['weekly 3', '2027-03-22T10:00', '2027-04-05T10:00', 'moves'],
      ['thanks 1', '2027-03-24T10:00', '2027-04-07T10:00', 'moves'],
    ])
    expect(approvalsLost).toEqual(['teaser', 'letter'])
    expect(await datesOf(here)).toEqual(before)
  })

  it('names the blackout for every date that moves into it or within it, and for none that it leaves alone', async () => {
    const elections = 'blackouts: [{ name: Elections, from: 2027-03-12, to: 2027-03-30, policy: block }]\naudiences:'
    const here = await planned(undefined, PLAN.replace('audiences:', elections))
    const { occurrences } = await previewMove(here.as(), { campaignId: ID, to: '2027-03-09T09:00' })
    const within = occurrences.filter(({ blackout }) => blackout === 'Elections')
    expect(within.map(({ activity, before, after }) => [activity, before?.wall, after?.wall])).toEqual([
      ['weekly', '2027-03-08T10:00', '2027-03-16T10:00'],
      ['weekly', '2027-03-15T10:00', '2027-03-23T10:00'],
      ['weekly', '2027-03-22T10:00', '2027-03-30T10:00'],
    ])
  })

  it('does exactly what was previewed, once, and keeps a record', async () => {
    const here = await planned()
    const { seen, ...preview } = await previewMove(here.as(), move)
    const done = await moveLaunch(here.as(), { ...move, seen, reason: 'The register was not ready' })
    expect(done).toEqual({ ...preview, seen })
    expect(await datesOf(here)).toEqual([
      'piloting 2027-02-01T09:00 planned',
      'fair 2027-02-20T10:00 planned',
      'teaser 2027-03-01T09:00 planned',
      'letter 2027-03-08T09:00 planned',
      'go-live 2027-03-15T09:00 planned',
      'weekly 2027-03-22T10:00 planned',
      'weekly 2027-03-29T10:00 planned',
      'weekly 2027-04-05T10:00 planned',
      'thanks 2027-04-07T10:00 planned',
    ])
    const again = await moveLaunch(here.as(), move)
    expect(again.isNothing).toBe(true)
    const history = await launchHistory(here.as(), { campaignId: ID })
    expect(history.map(({ fromWall, toWall, reason }) => [fromWall, toWall, reason])).toEqual([
      ['2027-03-01T09:00', '2027-03-15T09:00', 'The register was not ready'],
    ])
    const { entries } = await auditLog(here.as(), { action: 'launch.move' })
    expect(entries).toHaveLength(1)
  })

  it('and back again, the plan and its approvals are as they were', async () => {
    const here = await planned()
    const before = await showPlan(here.as(), { campaignId: ID })
    await moveLaunch(here.as(), move)
    expect(
      (await showPlan(here.as(), { campaignId: ID })).occurrences.filter(({ approved }) => !approved),
    ).toHaveLength(2)
    await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-01T09:00' })
    expect(await showPlan(here.as(), { campaignId: ID })).toEqual(before)
    expect(await apply(here, PLAN)).toEqual([])
  })

  it('is refused when the plan is not what was seen', async () => {
    const here = await planned()
    const { seen } = await previewMove(here.as(), move)
    await apply(here, PLAN.replace('launch-7d 09:00', 'launch-6d 09:00'))
    await expect(moveLaunch(here.as(), { ...move, seen })).rejects.toThrow('was changed since you saw')
  })

  it.each([
    ['a date that is none', { to: '2027-02-30T09:00' }, 'no date and time of the calendar'],
    ['another anchor', { anchor: 'pilott' }, 'has no anchor pilott; did you mean `pilot`?'],
    ['another campaign', { campaignId: 'renew-offline' }, 'there is no campaign renew-offline'],
  ])('refuses %s', async (_, wrong, message) => {
    const here = await planned()
    await expect(previewMove(here.as(), { ...move, ...wrong })).rejects.toThrow(message)
  })
})

describe('a launch that slips while it goes out', () => {
  it('what was sent stays sent, what is left waits for the new date, and nobody gets it twice', async () => {
    const here = await planned(
      '2027-03-01T08:59:00Z',
      PLAN.replace('audiences:', 'channels:\n  email: { rate: 1/s }\naudiences:'),
    )
    here.clock.set('2027-03-01T09:00:05Z')
    const first = await tick(here.ports, here.clock.now(), { limits: { length: 4_000, lanes: 1, lanesWithRate: 1 } })
    expect(first.sent).toBeGreaterThan(0)
    const move = await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
    const goLive = move.occurrences.find(({ activity }) => activity === 'go-live')!
    expect([goLive.effect, goLive.sent]).toEqual(['moves', first.sent])
    here.clock.forward(60_000)
    const after = await tick(here.ports, here.clock.now())
    expect([after.sent, after.handedOff]).toEqual([0, 0])
    here.clock.set('2027-03-15T09:00:00Z')
    for (let turns = 0; turns < 10; turns++) {
      await tick(here.ports, here.clock.now())
      here.clock.forward(30_000)
    }
    const rows = await here.db.rows.all<{ status: string; people: number }>(
      sql`SELECT d.status, count(*) AS people FROM deliveries d JOIN occurrences o ON o.id = d.occurrence_id
        WHERE o.activity_id = 'go-live' GROUP BY d.status`,
    )
    expect(rows).toEqual([{ status: 'sent', people: 20 }])
    await expectBalanced(here.db)
  })

  /** The launch moves while all of them are being handed over, and they are answered so. */
  async function movedMeanwhile(answer: HandOff) {
    const asked: string[] = []
    const mailer: Mailer = {
      name: 'a slow server',
      batchSize: 50,
      deadline: 30_000,
      async send(mails) {
        asked.push(...mails.map(() => here.clock.now().toISOString()))
        if (asked.length > 20) return mails.map(() => ({ outcome: 'accepted', ref: 'taken' }))
        await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
        return mails.map(() => answer)
      },
      close: async () => undefined,
    }
    const here: World = await world({ at: '2027-02-01T08:00:00Z', mailer })
    await slippingCampaign(here, (text) => `${text.split('  - { id: piloting')[0]}  - ${GO_LIVE}\n`)
    here.clock.set('2027-03-01T09:00:00Z')
    await tick(here.ports, here.clock.now())
    return { here, asked }
  }

  it('what the last of them took while it moved was sent under the old date and keeps it', async () => {
    const { here } = await movedMeanwhile({ outcome: 'accepted', ref: 'taken' })
    const sent = { wall: '2027-03-01T09:00', status: 'sent' }
    expect((await showPlan(here.as(), { campaignId: ID })).occurrences).toMatchObject([sent])
    await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-22T09:00' })
    expect((await showPlan(here.as(), { campaignId: ID })).occurrences).toMatchObject([sent])
  })

  it('who is refused for now while it moves is asked again under the new date, and not the old', async () => {
    const { here, asked } = await movedMeanwhile({ outcome: 'refused', final: false, reason: '451 later' })
    for (let minutes = 0; minutes < 30; minutes++) {
      here.clock.forward(60_000)
      await tick(here.ports, here.clock.now())
    }
    expect(asked).toEqual(Array.from({ length: 20 }, () => '2027-03-01T09:00:00.000Z'))
    here.clock.set('2027-03-15T09:00:00Z')
    expect((await tick(here.ports, here.clock.now())).sent).toBe(20)
    await expectBalanced(here.db)
  })

  it('an audience that waited for the end of a quiet day goes out on the new date as any other', async () => {
    const here = await planned('2027-02-28T08:00:00Z', PLAN.replace('audiences:', 'quiet_days: [MO]\naudiences:'))
    here.clock.set('2027-03-01T09:00:00Z')
    expect((await tick(here.ports, here.clock.now())).deferred).toBe(20)
    await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-16T09:00' })
    here.clock.set('2027-03-16T09:00:00Z')
    const { sent, held } = await tick(here.ports, here.clock.now())
    expect([sent, held.filter(({ activity }) => activity === 'go-live')]).toEqual([20, []])
  })

  it('says beforehand that what goes out on a date of its own, and says the old one, waits for an approval', async () => {
    const written = { id: 'poster', message: 'dated', when: '2027-03-01 09:00' }
    const here = await planned(
      '2027-03-01T08:59:00Z',
      PLAN.replace('audiences:', 'channels:\n  email: { rate: 1/s }\naudiences:').replace(
        '  - { id: go-live, message: news, audience: everybody, when: launch }',
        `  - { id: ${written.id}, message: ${written.message}, audience: everybody, when: "${written.when}" }`,
      ),
    )
    here.clock.set('2027-03-01T09:00:05Z')
    await tick(here.ports, here.clock.now(), { limits: { length: 4_000, lanes: 1, lanesWithRate: 1 } })
    const { occurrences, approvalsLost } = await previewMove(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
    const { effects, sent } = occurrences.find(({ activity }) => activity === written.id)!
    expect(effects).toEqual(['already-sent', 'needs-approval'])
    expect(sent).toBeGreaterThan(0)
    expect(approvalsLost).toContain(written.id)
    await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
    const { occurrences: after } = await showPlan(here.as(), { campaignId: ID })
    expect(after.filter(({ approved }) => !approved).map(({ activity }) => activity)).toContain(written.id)
  })

  it('can be moved as it was seen, although more mail went out meanwhile', async () => {
    const here = await planned(
      '2027-03-01T08:59:00Z',
      PLAN.replace('audiences:', 'channels:\n  email: { rate: 1/s }\naudiences:'),
    )
    here.clock.set('2027-03-01T09:00:05Z')
    const limits = { length: 4_000, lanes: 1, lanesWithRate: 1 }
    await tick(here.ports, here.clock.now(), { limits })
    const { seen } = await previewMove(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
    expect((await tick(here.ports, here.clock.now(), { limits })).sent).toBeGreaterThan(0)
    const move = { campaignId: ID, to: '2027-03-15T09:00', seen }
    expect((await moveLaunch(here.as(), move)).isNothing).toBe(false)
    expect((await moveLaunch(here.as(), move)).isNothing).toBe(true)
  })

  it('freezes no audience for a date that has moved since it was found due', async () => {
    const here = await planned('2027-03-01T09:00:00Z')
    const seen = (await dueOccurrences(here.db.rows, here.clock.now().getTime())).find(
      (row) => row.activityId === 'go-live',
    )!
    await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
    const turn = beginTurn(here.ports, here.clock.now().getTime(), PROCESS_LIMITS, undefined)
    expect(await freezeAudience(here.ports, seen, turn)).toEqual({ complete: false, skipped: 0 })
    const rows = await here.db.rows.all(sql`SELECT count(*) AS rows FROM deliveries WHERE occurrence_id = ${seen.id}`)
    expect(rows).toEqual([{ rows: 0 }])
  })

  it('offers to tell exactly those who were told the old date', async () => {
    const here = await planned('2027-02-15T09:00:00Z')
    await tick(here.ports, here.clock.now())
    here.clock.forward(60_000)
    expect(await toldOldDate(here.as(), { campaignId: ID })).toBeUndefined()
    await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
    expect(await toldOldDate(here.as(), { campaignId: ID })).toMatchObject({ people: 20, activities: ['teaser'] })
    const { activity } = await tellDateChanged(here.as(), { campaignId: ID })
    await approveAll(here)
    here.clock.set('2027-02-16T10:00:00Z')
    await tick(here.ports, here.clock.now())
    const shown = (await showPlan(here.as(), { campaignId: ID })).occurrences.find((one) => one.activity === activity)
    expect(shown).toMatchObject({ status: 'sent', counts: { sent: 20 } })
  })
})

describe('who was told an old date', () => {
  const fromTheFirst = PLAN.replace('launch-14d 09:00"', 'launch-14d 09:00", owner: comms@example.gov')
  const move = (here: World, to: string) => moveLaunch(here.as(), { campaignId: ID, to })
  const told = (here: World) => toldOldDate(here.as(), { campaignId: ID })

  /** Told on 15 and 22 February, by a fact and written out; then time goes on. */
  async function toldTwice(): Promise<World> {
    const here = await planned('2027-02-15T09:00:00Z', fromTheFirst)
    await tick(here.ports, here.clock.now())
    here.clock.set('2027-02-22T09:00:00Z')
    await tick(here.ports, here.clock.now())
    here.clock.forward(60_000)
    return here
  }

  it('is found after two moves as after one', async () => {
    const here = await toldTwice()
    await move(here, '2027-03-08T09:00')
    here.clock.forward(60_000)
    await move(here, '2027-03-15T09:00')
    expect(await told(here)).toMatchObject({ people: 20, activities: ['teaser', 'letter'] })
  })

  it('is nobody when the date that was told holds again', async () => {
    const here = await toldTwice()
    await move(here, '2027-03-08T09:00')
    here.clock.forward(60_000)
    await move(here, '2027-03-01T09:00')
    expect(await told(here)).toBeUndefined()
    await expect(tellDateChanged(here.as(), { campaignId: ID })).rejects.toThrow('nobody was told an old date')
  })

  it('is told once, by the activity that has not begun yet, when the launch moves again', async () => {
    const here = await toldTwice()
    await move(here, '2027-03-08T09:00')
    const first = await tellDateChanged(here.as(), { campaignId: ID })
    here.clock.forward(60_000)
    await move(here, '2027-03-15T09:00')
    expect(await tellDateChanged(here.as(), { campaignId: ID })).toMatchObject({ activity: first.activity })
    expect(await told(here)).toMatchObject({ people: 20, answeredBy: first.activity })
    const { occurrences } = await showPlan(here.as(), { campaignId: ID })
    expect(occurrences.filter(({ activity }) => activity.startsWith('date-changed'))).toHaveLength(1)
  })

  it('is also who was told it while the move that was asked for waited for its turn to write', async () => {
    const here = await planned('2027-02-15T08:59:59Z', fromTheFirst)
    const asked = here.as()
    here.clock.forward(1_000)
    expect((await tick(here.ports, here.clock.now())).sent).toBe(20)
    await moveLaunch(asked, { campaignId: ID, to: '2027-03-08T09:00' })
    expect(await told(here)).toMatchObject({ people: 20, activities: ['teaser'] })
  })

  it('is not offered a new date while there is none', async () => {
    const here = await toldTwice()
    await move(here, '2027-03-08T09:00')
    await postponeLaunch(here.as(), { campaignId: ID, reason: 'The law is late' })
    expect(await told(here)).toBeUndefined()
  })

  it('a date of its own stays where it is, also when its text says the launch', async () => {
    const here = await toldTwice()
    await move(here, '2027-03-08T09:00')
    const { activity } = await tellDateChanged(here.as(), { campaignId: ID })
    const { occurrences } = await previewMove(here.as(), { campaignId: ID, to: '2027-03-20T09:00' })
    expect(occurrences.find((one) => one.activity === activity)?.effect).toBe('pinned')
  })
})

describe('a launch without a date', () => {
  it('holds everything until it is reinstated, with its reasons', async () => {
    const here = await planned('2027-02-15T08:00:00Z')
    await postponeLaunch(here.as(), { campaignId: ID, reason: 'The law is late' })
    here.clock.set('2027-02-15T09:00:00Z')
    const held = await tick(here.ports, here.clock.now())
    expect(held.sent).toBe(0)
    expect(held.held.map(({ reason }) => reason)).toContain(
      'postponed: the launch has no date for now; move it, or reinstate it',
    )
    await reinstateLaunch(here.as(), { campaignId: ID })
    expect((await tick(here.ports, here.clock.now())).sent).toBe(20)
    const history = await launchHistory(here.as(), { campaignId: ID })
    expect(history.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['postponed', 'The law is late'],
      ['reinstated', null],
    ])
  })

  it('keeps those who are left also past the time after which they would be skipped', async () => {
    const late = 'when: launch, late: skip after 6h, owner'
    const here = await planned('2027-03-01T08:59:00Z', PLAN.replace('when: launch }', `${late}: comms@example.gov }`))
    await postponeLaunch(here.as(), { campaignId: ID, reason: 'The law is late' })
    here.clock.set('2027-03-01T20:00:00Z')
    await tick(here.ports, here.clock.now())
    await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
    here.clock.set('2027-03-15T09:00:00Z')
    expect((await tick(here.ports, here.clock.now())).sent).toBe(20)
  })

  it('has none for that another anchor is given the date it has', async () => {
    const here = await planned()
    await postponeLaunch(here.as(), { campaignId: ID, reason: 'The law is late' })
    const move = await moveLaunch(here.as(), { campaignId: ID, anchor: 'pilot', to: '2027-02-01T09:00' })
    expect(move.isNothing).toBe(true)
    expect(await launchHistory(here.as(), { campaignId: ID })).toHaveLength(1)
  })

  it('has one again when it is moved', async () => {
    const here = await planned('2027-02-15T08:00:00Z')
    await postponeLaunch(here.as(), { campaignId: ID, reason: 'The law is late' })
    await moveLaunch(here.as(), { campaignId: ID, to: '2027-03-15T09:00' })
    here.clock.set('2027-03-15T09:00:00Z')
    expect((await tick(here.ports, here.clock.now())).sent).toBe(20)
  })

  it.each([
    ['postponing without a reason', (here: World) => postponeLaunch(here.as(), { campaignId: ID }), 'is missing'],
    [
      'reinstating what has a date',
      (here: World) => reinstateLaunch(here.as(), { campaignId: ID }),
      'is not postponed',
    ],
  ])('refuses %s', async (_, act, message) => {
    await expect(act(await planned())).rejects.toThrow(message)
  })
})
