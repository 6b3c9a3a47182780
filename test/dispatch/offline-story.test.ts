import { describe, expect, it } from 'vitest'
import { auditLog } from '../../src/access/index.ts'
import {
  cancel,
  healthOf,
  ledgerPageOf,
  markDone,
  pause,
  resume,
  testSend,
  tick,
  whatIsPutUp,
} from '../../src/dispatch/index.ts'
import {
  activityPage, applyPlan, campaignClashes, campaignFile, comingUp, moveLaunch, needsAttention, previewMove, readCampaignFile, showPlan,
} from '../../src/plan/index.ts' // prettier-ignore
import { review, reviewAsCsv, reviewAsText } from '../../src/review/index.ts'
import {
  approvePosters,
  OPERATOR,
  posterCampaign,
  posterPlan,
  POSTERS as POSTER_FILE,
  publishedPoster,
} from '../support/poster-campaign.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { world, type World, type WorldOptions } from '../support/world.ts'

const ID = { campaignId: 'renew-online' }
const POSTERS = { ...ID, activityId: 'posters' }
const PROOF = '40 posters are up in all 12 offices'
const BEFORE = '2027-01-10T10:00:00Z'

async function planned(options: WorldOptions = {}, ...pieces: readonly Piece[]): Promise<World> {
  const at = await world({ at: BEFORE, ...options })
  await posterCampaign(at, ...pieces)
  return at
}

const done = (at: World, input: { proof?: string; ordinal?: number; activityId?: string } = {}) =>
  markDone(at.as(OPERATOR), { ...POSTERS, proof: PROOF, ...input })

async function statusOf(at: World): Promise<string> {
  const { occurrences } = await showPlan(at.as(), ID)
  const { status, reason } = occurrences.find(({ activity }) => activity === 'posters')!
  const page = await activityPage(at.as(), POSTERS)
  return `${status} / ${page.status}${(reason ?? page.reason) === null ? '' : `: ${reason}`}`
}

describe('what people put up', () => {
  it('is planned, moves with the launch, is to do from its date on, and done with its proof', async () => {
    const at = await planned()
    await publishedPoster(at, 2)
    expect(await statusOf(at)).toBe('planned / in review')
    expect(await approvePosters(at)).toEqual([])
    expect(await statusOf(at)).toBe('planned / scheduled')
    expect(await comingUp(at.as(), { days: 60 })).toMatchObject([{ activity: 'posters', audience: null, message: null, label: 'Ten minutes are enough', putsUp: { material: 'renew-poster', version: null } }, { activity: 'go-live' }]) // prettier-ignore

    const { occurrences } = await previewMove(at.as(), { ...ID, to: '2027-03-08T09:00' })
    expect(occurrences).toMatchObject([{ activity: 'posters', isOffline: true, effects: ['moves'], meets: [] }, {}])
    await moveLaunch(at.as(), { ...ID, to: '2027-03-08T09:00' })
    expect((await showPlan(at.as(), ID)).occurrences[0]).toMatchObject({ activity: 'posters', channel: 'poster', audience: null, wall: '2027-03-01T08:00', approved: true }) // prettier-ignore
    await expect(done(at)).rejects.toThrow(
      /^posters is planned for 2027-03-01 08:00 Europe\/London, which has not come yet/,
    )

    at.clock.set('2027-03-04T10:00:00Z')
    expect(await statusOf(at)).toBe('to do / to do')
    expect((await needsAttention(at.as(), ID)).filter(({ activity }) => activity === 'posters')).toMatchObject([
      { what: 'overdue', since: '2027-03-01T08:00:00.000Z', why: expect.stringMatching(/^renew-poster is to be put up \(poster\) since 2027-03-01 08:00 .*, by facilities@example.gov/) },
    ]) // prettier-ignore

    expect(await done(at)).toMatchObject({ activity: 'posters', ordinal: 1, version: 2, placements: ['library', 'town-hall'] }) // prettier-ignore
    expect(await statusOf(at)).toBe('done / done')
    expect((await activityPage(at.as(), POSTERS)).done).toEqual({ proof: PROOF, by: 'olga@example.gov' })
    const { placements } = await whatIsPutUp(at.as(), {
      ...ID,
      channel: 'poster',
      material: 'renew-poster',
      version: null,
    })
    expect(placements.map(({ id, version }) => [id, version])).toEqual([['library', 2], ['town-hall', 2]]) // prettier-ignore
    await expect(done(at)).rejects.toThrow(/is done already, as olga@example.gov said: 40 posters/)
    const { entries } = await auditLog(at.as({ ...OPERATOR, roles: ['administrator'] }), {
      action: 'activity.done',
    })
    expect(entries[0]).toMatchObject({ action: 'activity.done', actor: 'olga@example.gov' })

    await moveLaunch(at.as(), { ...ID, to: '2027-04-01T09:00' })
    expect((await activityPage(at.as(), POSTERS)).wall).toBe('2027-03-01T08:00')
  })

  it('is nothing to a dispatcher, to the health of the scheduler, to clashes or to reach', async () => {
    const at = await planned()
    await publishedPoster(at)
    await approvePosters(at)
    at.clock.set('2027-02-22T12:00:00Z')
    const before = await activityPage(at.as(), POSTERS)
    expect(await tick(at.ports, at.clock.now())).toMatchObject({ due: 0, more: false, held: [], sent: 0 })
    expect(await healthOf(at.ports)).toMatchObject({ ok: true, workWaiting: false, held: 0 })
    expect(await activityPage(at.as(), POSTERS)).toEqual(before)
    expect(await campaignClashes(at.as(), ID)).toEqual([])
    await done(at)
    const report = await review(at.as(), ID)
    expect(report.outputs).toMatchObject({
      total: { reach: { low: 0, high: 0 } },
      activities: [{ id: 'go-live' }],
      offline: [{ id: 'posters', material: 'renew-poster', occurrences: [{ status: 'done', done: { proof: PROOF, by: 'olga@example.gov' } }] }],
    }) // prettier-ignore
    expect(reviewAsText(report)).toContain(PROOF)
    expect(reviewAsCsv(report)).toMatch(new RegExp(`outputs,posters,put up,1,times,.*${PROOF}`))
  })

  it('lets follow what waits for it, and waits for what it follows', async () => {
    const at = await planned({}, ['late: send }', 'late: send, not_before_activity: posters }'])
    await at.people(1)
    await publishedPoster(at)
    await approvePosters(at)
    await at.approved()
    at.clock.set('2027-03-01T12:00:00Z')
    expect((await tick(at.ports, at.clock.now())).held).toMatchObject([{ activity: 'go-live', reason: 'waits for posters: it has not gone out yet' }]) // prettier-ignore
    await done(at)
    expect(await tick(at.ports, at.clock.now())).toMatchObject({ sent: 1 })
  })

  it('stays out of a backlog and of a date that is over: it is to do, and never missed', async () => {
    const at = await world({ at: '2027-02-25T10:00:00Z' })
    await posterCampaign(at)
    await approvePosters(at)
    expect(await statusOf(at)).toBe('to do / to do')
    await tick(at.ports, at.clock.now())
    expect(await statusOf(at)).toBe('to do / to do')
  })

  it('waits while a blackout holds what is public', async () => {
    const at = await planned({}, ['launch-7d 08:00', '2027-04-06 08:00'])
    await publishedPoster(at)
    await approvePosters(at)
    expect(await campaignClashes(at.as(), ID)).toMatchObject([{ kind: 'blackout', activity: 'posters' }])
    at.clock.set('2027-04-06T09:00:00Z')
    const reason = 'blackout: Local elections until 2027-05-06T23:00:00.000Z'
    expect(await statusOf(at)).toBe(`held / held: ${reason}`)
    await expect(done(at)).rejects.toThrow(`posters is held: ${reason}`)
    expect((await needsAttention(at.as(), ID)).find(({ activity }) => activity === 'posters')).toMatchObject({ what: 'held', why: reason }) // prettier-ignore
    at.clock.set('2027-05-07T00:00:00Z')
    expect(await statusOf(at)).toBe('to do / to do')
  })

  it('is paused, goes on and is cancelled like others', async () => {
    const at = await planned()
    await publishedPoster(at)
    await approvePosters(at)
    at.clock.set('2027-02-22T12:00:00Z')
    await pause(at.as(), POSTERS)
    expect(await statusOf(at)).toBe('paused / paused')
    await expect(done(at)).rejects.toThrow('posters is paused; resume it first')
    await resume(at.as(), POSTERS)
    expect(await statusOf(at)).toBe('to do / to do')
    expect((await resume(at.as(), POSTERS)).changed).toEqual([])
    await cancel(at.as(), POSTERS)
    expect(await statusOf(at)).toMatch(/^cancelled \/ cancelled/)
    await expect(done(at)).rejects.toThrow(/is over \(cancelled\)/)
  })

  it('repeats, and each of its dates is done by itself', async () => {
    const at = await planned({}, ['when: "launch-7d 08:00"', 'when: "launch-7d 08:00", repeat: "FREQ=WEEKLY;COUNT=3"'])
    await publishedPoster(at)
    await approvePosters(at)
    at.clock.set('2027-03-02T12:00:00Z')
    expect((await activityPage(at.as(), POSTERS)).dates.map(({ status }) => status)).toEqual([
      'to do',
      'to do',
      'scheduled',
    ])
    expect((await done(at, { ordinal: 2 })).wall).toBe('2027-03-01T08:00')
    expect((await done(at)).wall).toBe('2027-02-22T08:00')
    await expect(done(at)).rejects.toThrow(/which has not come yet/)
    await expect(done(at, { ordinal: 9 })).rejects.toThrow(/has no date 9/)
  })

  it('is the same campaign once it was exported and applied again, and loses its approval with another version', async () => {
    const at = await planned()
    await publishedPoster(at)
    await approvePosters(at)
    const { text } = await campaignFile(at.as(), ID)
    const { plan } = readCampaignFile(text, { file: 'renew-online.yaml' })
    expect(await applyPlan(at.as(), { plan: plan! })).toMatchObject({ changes: [] })
    const renewed = posterPlan(['material: renew-poster, when', 'material: renew-poster, material_version: 3, when'])
    const { changes } = await applyPlan(at.as(), { plan: renewed.plan! })
    expect(changes.join('\n')).toMatch(
      /activity posters: material_version changed\nactivity posters is not approved any more/,
    )
    const { approvals } = await activityPage(at.as(), POSTERS)
    expect(approvals.changedSinceApproved).toEqual([{ field: 'material_version', before: 'the newest that is published', after: '3' }]) // prettier-ignore
    const draft = posterPlan(['what: Renew online.', 'what: Renew it online.']) // the draft is approved by publishing it
    await applyPlan(at.as(), { plan: plan! })
    await applyPlan(at.as(), { plan: draft.plan! })
    expect((await activityPage(at.as(), POSTERS)).approval).toBe('approved')
  })

  it('ends and is kept once it was done, when it is taken out of the plan', async () => {
    const at = await planned()
    await publishedPoster(at)
    await approvePosters(at)
    at.clock.set('2027-02-23T10:00:00Z')
    await done(at)
    const without = posterPlan(
      [/ {2}- \{ id: posters.*\n/.exec(POSTER_FILE)![0], ''],
      ['  poster: { kind: offline }\n', ''],
    )
    await applyPlan(at.as(), { plan: without.plan! })
    expect(await statusOf(at)).toBe('done / done')
    expect((await applyPlan(at.as(), { plan: without.plan! })).changes).toEqual([])
  })
})

describe('saying that it is done is refused, with what to do', () => {
  it.each<[label: string, proof: string, message: RegExp]>([
    ['without a proof', '  ', /^is missing; expected a sentence/],
    ['with two letters', 'ok', /shorter than 3 characters/],
    ['with a whole book', 'x'.repeat(501), /longer than 500 characters/],
  ])('%s', async (_label, proof, message) => {
    const at = await planned()
    await expect(done(at, { proof })).rejects.toMatchObject({ problems: [{ path: 'proof', message: expect.stringMatching(message) }] }) // prettier-ignore
  })

  it('while nobody has approved it, without a version to put up, and for what is sent', async () => {
    const at = await planned()
    at.clock.set('2027-02-23T10:00:00Z')
    await expect(done(at)).rejects.toThrow(/^posters is not to be put up before it is approved \(never approved\)/)
    await approvePosters(at)
    await expect(done(at)).rejects.toThrow('renew-poster has no published version; publish it first')
    await publishedPoster(at, 1, [1])
    await expect(done(at)).rejects.toThrow('every version of renew-poster was withdrawn; publish another one first')
    await expect(done(at, { activityId: 'go-live' })).rejects.toThrow(/^go-live is sent to an audience/)
    await expect(done(at, { activityId: 'posers' })).rejects.toThrow(/no activity posers/)
    const approver = at.as({ ...OPERATOR, roles: ['approver'] })
    await expect(markDone(approver, { ...POSTERS, proof: PROOF })).rejects.toMatchObject({ kind: 'not-allowed' })
  })

  it.each<[label: string, version: number, withdrawn: number[], message: RegExp]>([
    ['for a version that was withdrawn', 1, [], /^version 1 of renew-poster, which the activity names, was withdrawn/],
    [
      'for a version that there is not',
      5,
      [],
      /^renew-poster has no version 5, which the activity names; published are: 1, 2/,
    ],
  ])('%s', async (_label, version, withdrawn, message) => {
    const named = [
      'material: renew-poster, when',
      `material: renew-poster, material_version: ${version}, when`,
    ] as const
    const at = await planned({}, named)
    await publishedPoster(at, 2, withdrawn)
    await approvePosters(at)
    at.clock.set('2027-02-23T10:00:00Z')
    await expect(done(at)).rejects.toThrow(message)
  })

  it('and there is no mail to test, and no ledger to look into', async () => {
    const at = await planned()
    await expect(testSend(at.ports, at.as(), { ...POSTERS, to: 'ann@example.gov' })).rejects.toThrow(/^posters is put up by people \(poster\)/) // prettier-ignore
    await expect(ledgerPageOf(at.as(), POSTERS)).rejects.toThrow(/nobody is written to, and it has no ledger/)
  })
})
