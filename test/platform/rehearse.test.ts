import { sql } from 'drizzle-orm'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addPerson, personActor } from '../../src/access/index.ts'
import { importContacts, unsubscribe, unsubscribeToken } from '../../src/audience/index.ts'
import { cancel, dispatch, pause } from '../../src/dispatch/index.ts'
import { NotAllowed, NotFound } from '../../src/errors.ts'
import { applyPlan, approve, postponeLaunch, readCampaignFile } from '../../src/plan/index.ts'
import { rehearse } from '../../src/platform/rehearse.ts'
import { posterCampaign } from '../support/poster-campaign.ts'
import { SECRET, type World, world } from '../support/world.ts'
import { everything, peopleFile, planText, rehearsedWorld } from './rehearsed-campaign.ts'

const TEASER = { id: 'teaser', when: 'launch-14d 09:00' }
const OPEN = { id: 'open', when: 'launch' }

afterEach(() => vi.unstubAllEnvs())

async function approveAs(here: World, email: string, campaignId = 'renew'): Promise<void> {
  await addPerson(here.as(), { email, roles: ['approver'] })
  await approve(here.as(await personActor(here.db, email)), { campaignId })
}

describe('a rehearsal tells', () => {
  it('what would go out when, to whom, who is skipped and why, and what of it was supposed', async () => {
    const here = await rehearsedWorld({ activities: [TEASER, { ...OPEN, audience: 'young' }], people: peopleFile(20) })
    const file = 'id,email,consent.email\nq1,,\nq2,no@example.com,no\n'
    await importContacts(here.as(), [Buffer.from(file)] as never, { list: 'people' }, SECRET)
    const rehearsal = await here.rehearse()

    expect(rehearsal).toMatchObject({
      campaign: 'renew',
      title: 'Renew online',
      notApproved: ['teaser', 'open'],
      paused: false,
      failures: [],
      occurrences: 2,
      deliveries: 32,
      sent: 30,
      skipped: 2,
      failed: 0,
      unknown: 0,
      cancelled: 0,
      stillToGo: 0,
      skippedBecause: [
        { reason: 'no-address', rows: 1 },
        { reason: 'no-consent', rows: 1 },
      ],
      supposed: { refused: 0, refusedForNow: 0, rate: null },
      peak: { instant: '2027-02-15T09:00:00.000Z', perMinute: 20 },
      load: [
        { hour: '2027-02-15T09:00:00.000Z', handedOver: 20, busiestMinute: 20 },
        { hour: '2027-03-01T09:00:00.000Z', handedOver: 10, busiestMinute: 10 },
      ],
    })
    expect(rehearsal.dates).toMatchObject([
      {
        activity: 'teaser',
        channel: 'email',
        audience: 'everybody',
        wall: '2027-02-15T09:00',
        zone: 'Europe/London',
        instant: '2027-02-15T09:00:00.000Z',
        begins: '2027-02-15T09:00:00.000Z',
        ends: expect.stringMatching(/^2027-02-15T09:00:00/),
        status: 'sent',
        people: 22,
        sent: 20,
        skipped: 2,
        alreadySent: 0,
      },
      { activity: 'open', audience: 'young', begins: '2027-03-01T09:00:00.000Z', people: 10, sent: 10, skipped: 0 },
    ])
  })

  it('the load a minute, as the rate makes it', async () => {
    const here = await rehearsedWorld({ activities: [OPEN], people: peopleFile(1_500), rate: '10/s' })
    const { peak, dates, load } = await here.rehearse()
    // 10 a second with a tenth of room are 545 or 546 a minute, so 1,500 take two minutes and 45 seconds.
    expect(peak.instant).toBe('2027-03-01T09:00:00.000Z')
    expect(peak.perMinute).toBeGreaterThanOrEqual(545)
    expect(peak.perMinute).toBeLessThanOrEqual(547)
    expect(dates[0]!.ends).toMatch(/^2027-03-01T09:02:4[45]/)
    expect(load).toEqual([{ hour: '2027-03-01T09:00:00.000Z', handedOver: 1_500, busiestMinute: peak.perMinute }])
  })

  it('that quiet hours put people off until the morning where they are', async () => {
    const late = { id: 'late', when: 'launch+1d 20:59', late: 'send' }
    const people = `${peopleFile(3)}q1,a@example.com,,America/New_York,Ann,40\nq2,b@example.com,,Asia/Tokyo,Bo,40\n`
    const here = await rehearsedWorld({ activities: [late], people, quietHours: true })
    const { dates, load } = await here.rehearse()
    // In Tokyo it is the next morning by then, before eight.
    expect(load).toEqual([
      { hour: '2027-03-02T20:00:00.000Z', handedOver: 4, busiestMinute: 4 },
      { hour: '2027-03-02T23:00:00.000Z', handedOver: 1, busiestMinute: 1 },
    ])
    expect(dates[0]).toMatchObject({ people: 5, sent: 5, begins: '2027-03-02T20:59:00.000Z' })
    expect(dates[0]!.ends).toMatch(/^2027-03-02T23:00:00/)
  })

  it('which goals would be met by their deadlines, each person counted once', async () => {
    const here = await rehearsedWorld({
      activities: [TEASER, OPEN, { id: 'again', when: 'launch+7d 10:00' }],
      people: peopleFile(8),
    })
    const { goals, sent } = await here.rehearse()
    expect(sent).toBe(24)
    expect(goals).toMatchObject([
      {
        id: 'know',
        forecast: 'would-be-met',
        figure: { low: 8, high: 8 },
        share: { low: 0.08, high: 0.08 },
        targetCount: 5,
      },
      { id: 'early', forecast: 'would-not-be-met', figure: { low: 0, high: 0 } },
      { id: 'look', forecast: 'no-forecast', figure: null, how: expect.stringContaining('nobody visits') },
    ])
  })

  it('every date of a rule, and of one without end those that are planned', async () => {
    const weekly = { id: 'weekly', when: 'launch+1d 10:00', repeat: 'FREQ=WEEKLY;COUNT=3' }
    const endless = { id: 'endless', when: 'launch+2d 10:00', repeat: 'FREQ=MONTHLY' }
    const here = await rehearsedWorld({ activities: [weekly, endless], people: peopleFile(4) })
    const planned = (await everything(here.db))['occurrences']!.length
    const { occurrences, dates, withoutEnd, deliveries } = await here.rehearse()
    expect(withoutEnd).toEqual(['endless'])
    expect(dates.filter(({ activity }) => activity === 'weekly').map(({ wall }) => wall)).toEqual([
      '2027-03-02T10:00',
      '2027-03-09T10:00',
      '2027-03-16T10:00',
    ])
    expect(planned).toBeGreaterThan(12)
    expect({ occurrences, deliveries }).toEqual({ occurrences: planned, deliveries: planned * 4 })
  })

  it('whom a cap on messages leaves out, also for what other campaigns sent them', async () => {
    const cap = '{ messages: 1, per: 7d }'
    const here = await rehearsedWorld({
      activities: [{ id: 'soon', when: '2027-02-04 12:00' }],
      people: peopleFile(30),
      cap,
    })
    const other = { activities: [{ id: 'sent', when: '2027-02-01 12:00', audience: 'young' }] }
    const { plan } = readCampaignFile(planText(other, 'other'), { file: 'other.yaml' })
    await applyPlan(here.as(), { plan: plan! })
    await approveAs(here, 'alex@example.gov', 'other')
    await dispatch(here.ports, { untilIdle: true })
    const { sent, skipped, skippedBecause } = await here.rehearse()
    expect({ sent, skipped, skippedBecause }).toEqual({
      sent: 20,
      skipped: 10,
      skippedBecause: [{ reason: 'capped', rows: 10 }],
    })
  })

  it('what comes of refusals that are supposed', async () => {
    const here = await rehearsedWorld({ activities: [TEASER, OPEN], people: peopleFile(100) })
    const { sent, failed, peak } = await here.rehearse({ answers: { refused: 0.2, refusedForNow: 0 } })
    expect(sent + failed).toBe(200)
    // The same addresses each time.
    expect(failed % 2).toBe(0)
    expect(failed).toBeGreaterThan(10)
    expect(failed).toBeLessThan(90)
    expect(peak.perMinute).toBe(100)
    const later = await here.rehearse({ answers: { refused: 0, refusedForNow: 1 } })
    expect(later).toMatchObject({ sent: 200, failed: 0, peak: { perMinute: 200 } })
  })
})

describe('a rehearsal leaves as it is', () => {
  it('what was sent, missed, paused or ended', async () => {
    const here = await rehearsedWorld({
      activities: [
        { id: 'sent', when: '2027-02-01 12:00' },
        { id: 'missed', when: '2027-01-01 09:00' },
        { id: 'stopped', when: 'launch' },
        { id: 'ended', when: 'launch' },
        { id: 'coming', when: 'launch+1d 09:00' },
      ],
      people: peopleFile(5),
    })
    await approveAs(here, 'alex@example.gov')
    await dispatch(here.ports, { untilIdle: true })
    await pause(here.as(), { campaignId: 'renew', activityId: 'stopped' })
    await cancel(here.as(), { campaignId: 'renew', activityId: 'ended' })
    const { dates, deliveries, notApproved, goals } = await here.rehearse()
    expect(notApproved).toEqual([])
    expect(deliveries).toBe(10)
    expect(dates).toMatchObject([
      { activity: 'missed', status: 'missed', people: 0, reason: expect.stringContaining('resume the activity') },
      { activity: 'sent', status: 'sent', people: 5, sent: 5, alreadySent: 5, begins: '2027-02-01T12:00:20.000Z' },
      { activity: 'stopped', status: 'missed', people: 0, reason: expect.stringContaining('it was paused') },
      { activity: 'ended', status: 'cancelled', people: 0 },
      { activity: 'coming', status: 'sent', people: 5, sent: 5, alreadySent: 0 },
    ])
    // Those reached in truth are not counted a second time.
    expect(goals[0]).toMatchObject({ figure: { low: 5, high: 5 } })
  })

  it('a paused campaign, and says so', async () => {
    const here = await rehearsedWorld({ activities: [{ ...OPEN, late: 'send' }], people: peopleFile(5) })
    await pause(here.as(), { campaignId: 'renew' })
    const { paused, deliveries, dates, peak } = await here.rehearse()
    expect({ paused, deliveries, peak }).toEqual({ paused: true, deliveries: 0, peak: { instant: null, perMinute: 0 } })
    expect(dates).toMatchObject([{ status: 'paused', reason: 'paused by a person' }])
  })

  it('a postponed launch, and says so', async () => {
    const here = await rehearsedWorld({ activities: [OPEN], people: peopleFile(5) })
    await postponeLaunch(here.as(), { campaignId: 'renew', reason: 'not ready' })
    const { postponed, deliveries, dates } = await here.rehearse()
    expect({ postponed, deliveries }).toEqual({ postponed: true, deliveries: 0 })
    expect(dates).toMatchObject([
      { status: 'held', reason: expect.stringContaining('postponed: the launch has no date') },
    ])
  })

  it('a half-sent activity goes on with those who are left, whatever they have become', async () => {
    const here = await rehearsedWorld({
      activities: [{ id: 'slow', when: '2027-02-01 12:00' }],
      people: peopleFile(60),
      rate: '1/m',
    })
    await approveAs(here, 'alex@example.gov')
    await dispatch(here.ports, { untilIdle: false })
    const [before] = await here.db.rows.all<{ sent: number }>(sql`SELECT sent FROM occurrences`)
    await here.db.rows.run(sql`DELETE FROM list_members WHERE contact_id > 30`)
    const [token] = await here.db.rows.all<{ id: number }>(sql`SELECT id FROM deliveries WHERE contact_id = 60`)
    await unsubscribe(
      here.as({ kind: 'recipient' }),
      { token: unsubscribeToken(SECRET, token!.id), scope: 'all' },
      SECRET,
    )
    const { dates } = await here.rehearse()
    expect(before!.sent).toBeGreaterThan(0)
    expect(before!.sent).toBeLessThan(30)
    expect(dates).toMatchObject([{ people: 60, sent: 59, skipped: 1, alreadySent: before!.sent }])
  })

  it('everything in the installation, down to the last cell', async () => {
    const here = await rehearsedWorld({
      activities: [TEASER, { id: 'now', when: '2027-02-01 12:00' }],
      people: peopleFile(25),
    })
    await approveAs(here, 'alex@example.gov')
    await dispatch(here.ports, { untilIdle: false })
    const before = await everything(here.db)
    const { deliveries } = await here.rehearse({ answers: { refused: 0.1, refusedForNow: 0.1 } })
    expect(deliveries).toBe(50)
    expect(await everything(here.db)).toEqual(before)
    expect(here.leftBehind()).toEqual([])
  })
})

describe('a rehearsal', () => {
  it('is the same for the same seed, and another one for another', async () => {
    const here = await rehearsedWorld({ activities: [TEASER, OPEN], people: peopleFile(300), rate: '20/s' })
    const of = async (seed: number) =>
      JSON.stringify(await here.rehearse({ seed, answers: { refused: 0.1, refusedForNow: 0.3 } }))
    const first = await of(7)
    here.clock.forward(25_000)
    expect(await of(7)).toBe(first)
    expect(JSON.parse(await of(8))).not.toEqual({ ...JSON.parse(first), seed: 8 })
  })

  it('sets aside an activity whose message cannot be made, tells why, and goes on with the others', async () => {
    const here = await rehearsedWorld({ activities: [{ id: 'broken', when: 'launch' }, OPEN], people: peopleFile(5) })
    await here.db.rows.run(sql`UPDATE message_variants SET body = '{{#if' WHERE message_id = 'other'`)
    const { failures, dates } = await here.rehearse()
    expect(failures).toMatchObject([{ campaign: 'renew', activity: 'broken', reason: expect.stringContaining('body') }])
    expect(dates).toMatchObject([
      { activity: 'broken', status: 'paused', people: 5, sent: 0, stillToGo: 5 },
      { activity: 'open', status: 'sent', sent: 5 },
    ])
  })

  it('ends when it is stopped, and leaves nothing behind', async () => {
    const here = await rehearsedWorld({ activities: [TEASER, OPEN], people: peopleFile(50), rate: '1/s' })
    const atOnce = here.rehearse({ stopping: AbortSignal.abort() })
    await expect(atOnce).rejects.toThrow('the rehearsal was stopped; nothing was sent or changed')
    const stopping = new AbortController()
    const onTheWay = here.rehearse({ stopping: stopping.signal })
    setTimeout(() => stopping.abort(), 60)
    await expect(onTheWay).rejects.toThrow('the rehearsal was stopped')
    expect(here.leftBehind()).toEqual([])
  })

  it('leaves nothing behind when it fails', async () => {
    const here = await rehearsedWorld({ activities: [OPEN], people: peopleFile(5) })
    await here.db.rows.run(sql`UPDATE audiences SET rule = '{"nobody":1}'`)
    await expect(here.rehearse()).rejects.toThrow('expected `attribute`')
    expect(here.leftBehind()).toEqual([])
  })

  it('is for everybody with a role, and for nobody else', async () => {
    const here = await rehearsedWorld({ activities: [OPEN], people: peopleFile(5) })
    await addPerson(here.as(), { email: 'vi@example.gov', roles: ['viewer'] })
    const input = { campaignId: 'renew', seed: 1 }
    const viewer = await personActor(here.db, 'vi@example.gov')
    expect(await rehearse(here.as(viewer), here.ports, input)).toMatchObject({ deliveries: 5 })
    await expect(rehearse(here.as({ kind: 'visitor' }), here.ports, input)).rejects.toThrow(NotAllowed)
  })

  it('supposes that people put up what they are to on its date, and counts nobody for it', async () => {
    const at = await world({ at: '2027-01-10T10:00:00Z' })
    await at.people(3)
    await posterCampaign(at)
    const { dates, deliveries, notApproved } = await rehearse(at.as(), at.ports, {
      campaignId: 'renew-online',
      seed: 1,
    })
    expect(dates).toMatchObject([
      {
        activity: 'posters',
        channel: 'poster',
        audience: null,
        status: 'put up',
        reason: null,
        people: 0,
        begins: null,
      },
      { activity: 'go-live', status: 'sent', people: 3 },
    ])
    expect([deliveries, notApproved]).toEqual([3, ['posters', 'go-live']])
  })

  it('refuses a campaign that is not there, and one that was cancelled', async () => {
    const here = await rehearsedWorld({ activities: [OPEN], people: peopleFile(5) })
    await expect(here.rehearse({ campaignId: 'renwe' })).rejects.toThrow(NotFound)
    await cancel(here.as(), { campaignId: 'renew' })
    await expect(here.rehearse()).rejects.toThrow('the campaign renew was cancelled, so nothing of it would go out')
  })
})
