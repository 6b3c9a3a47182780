import { describe, expect, it } from 'vitest'
import { addPerson, personActor } from '../../src/access/index.ts'
import { cancel, dispatch, pause, progressOf, resume, steeringPreview, tick } from '../../src/dispatch/index.ts'
import { Conflict, NotAllowed, NotFound } from '../../src/errors.ts'
import { world, type World } from '../support/world.ts'

const OF = { campaignId: 'renew-online' }
const ONE = { ...OF, activityId: 'go-live' }

async function planned(people: number, change?: Parameters<World['campaign']>[0], zone?: string): Promise<World> {
  const at = await world()
  await at.people(people, zone)
  await at.campaign(change)
  return at
}

/** Takes turns until so many were handed off; the rate holds the rest back. */
async function halfWay(people: number): Promise<World> {
  const at = await planned(people, { rate: '10/m' })
  await at.approved()
  await tick(at.ports, at.clock.now())
  return at
}

describe('what an act would do', () => {
  it('before the audience is frozen the number is an estimate; doing it does nothing yet', async () => {
    const at = await planned(30)
    const preview = await steeringPreview(at.as(), { ...OF, act: 'cancel' })
    expect(preview).toMatchObject({ act: 'cancel', toGo: 30, isEstimate: true, handedOff: 0, sent: 0, overdue: 0 })
    expect((await progressOf(at.as(), OF))[0]).toMatchObject({ status: 'planned', isFinished: false })
  })

  it('on the way it tells who is still to go, and cancelling cancels as many', async () => {
    const at = await halfWay(30)
    const preview = await steeringPreview(at.as(), { ...ONE, act: 'cancel' })
    expect(preview.isEstimate).toBe(false)
    expect(preview.sent).toBeGreaterThan(0)
    expect(preview.toGo + preview.sent).toBe(30)
    await cancel(at.as(), ONE)
    expect((await progressOf(at.as(), ONE))[0]!.counts).toMatchObject({ cancelled: preview.toGo, sent: preview.sent })
  })

  it('says which activities change: pausing what is paused changes none, resuming it does', async () => {
    const at = await planned(5)
    await pause(at.as(), OF)
    expect(await steeringPreview(at.as(), { ...OF, act: 'pause' })).toMatchObject({
      activities: [{ changes: false }],
      toGo: 0,
    })
    expect(await steeringPreview(at.as(), { ...OF, act: 'resume' })).toMatchObject({
      activities: [{ changes: true }],
      toGo: 5,
    })
  })

  it('what is over its time is sent late when it is named, and stays when the campaign is resumed', async () => {
    const at = await planned(5)
    at.clock.forward(2 * 3_600_000)
    await at.approved()
    await tick(at.ports, at.clock.now())
    expect(await steeringPreview(at.as(), { ...ONE, act: 'resume' })).toMatchObject({
      activities: [{ activity: 'go-live', status: 'missed', changes: true, overdue: true }],
      toGo: 5,
      overdue: 1,
    })
    expect(await steeringPreview(at.as(), { ...OF, act: 'resume' })).toMatchObject({
      activities: [{ changes: false }],
      overdue: 1,
    })
    await resume(at.as(), ONE)
    expect(await dispatch(at.ports, { untilIdle: true })).toMatchObject({ sent: 5 })
  })

  it('names the next moment', async () => {
    const at = await world({ at: '2027-02-01T09:00:00Z' })
    await at.people(3)
    await at.campaign()
    at.clock.set('2027-02-01T08:59:00Z')
    const { nextAt } = await steeringPreview(at.as(), { ...OF, act: 'pause' })
    expect(nextAt).toBe(Date.parse('2027-02-01T09:00:00Z'))
  })

  it('is refused where the act would be', async () => {
    const at = await planned(3)
    await addPerson(at.as(), { email: 'vera@example.gov', roles: ['viewer', 'approver', 'administrator'] })
    const vera = at.as(await personActor(at.db, 'vera@example.gov'))
    await expect(steeringPreview(vera, { ...OF, act: 'cancel' })).rejects.toThrow(NotAllowed)
    await expect(steeringPreview(at.as(), { campaignId: 'none', act: 'cancel' })).rejects.toThrow(NotFound)
    await expect(steeringPreview(at.as(), { ...OF, activityId: 'none', act: 'cancel' })).rejects.toThrow(NotFound)
    await cancel(at.as(), OF)
    await expect(steeringPreview(at.as(), { ...OF, act: 'pause' })).rejects.toThrow(Conflict)
  })
})

describe('live progress', () => {
  it('before its time: nothing counted, nothing waits but the approval', async () => {
    const at = await planned(3)
    const [before] = await progressOf(at.as(), OF)
    expect(before).toMatchObject({ activity: 'go-live', approved: false, paused: false, perMinute: 0, endsAt: null })
    expect(before!.waits).toEqual([{ reason: 'not approved', until: null }])
    await at.approved()
    expect((await progressOf(at.as(), OF))[0]).toMatchObject({ approved: true, waits: [] })
  })

  it('on the way: hand-offs of the last minute, and when the rest will be done at that rate', async () => {
    const at = await halfWay(30)
    const now = at.clock.now().getTime()
    const [half] = await progressOf(at.as(), ONE)
    const { counts, perMinute, endsAt } = half!
    expect(counts.audience).toBe(30)
    expect(perMinute).toBe(counts.sent)
    expect(endsAt! - now).toBeGreaterThanOrEqual((counts.queued / perMinute) * 60_000 - 1)
    expect(endsAt! - now).toBeLessThan((counts.queued / perMinute) * 60_000 + 12_000)
    at.clock.forward(10 * 60_000)
    expect((await progressOf(at.as(), ONE))[0]!.perMinute).toBe(0)
  })

  it('in quiet hours: who waits, and until when; no end is promised', async () => {
    const at = await planned(4, { quietHours: '{ from: "08:00", to: "18:00" }' })
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    const [waiting] = await progressOf(at.as(), ONE)
    expect(waiting!.waits).toEqual([
      { reason: expect.stringMatching(/^quiet hours: 4 people wait until/), until: Date.parse('2027-03-01T18:00:00Z') },
    ])
    expect(waiting!.endsAt).toBeNull()
  })

  it('paused: says so; finished: nothing waits', async () => {
    const at = await halfWay(30)
    await pause(at.as(), ONE)
    expect((await progressOf(at.as(), ONE))[0]).toMatchObject({
      paused: true,
      endsAt: null,
      waits: [{ reason: 'paused: the activity was paused by a person', until: null }],
    })
    await resume(at.as(), ONE)
    await dispatch(at.ports, { untilIdle: true })
    expect((await progressOf(at.as(), ONE))[0]).toMatchObject({
      status: 'sent',
      isFinished: true,
      waits: [],
      endsAt: null,
    })
  })

  it('of what is not there is not found', async () => {
    const at = await planned(1)
    await expect(progressOf(at.as(), { campaignId: 'none' })).rejects.toThrow(NotFound)
    await expect(progressOf(at.as(), { ...OF, activityId: 'none' })).rejects.toThrow(NotFound)
  })
})
