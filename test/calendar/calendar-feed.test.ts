import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addPerson, type Actor, personActor, type Role, ROLES } from '../../src/access/index.ts'
import { calendarAddress, calendarFeed, renewCalendarAddress } from '../../src/calendar/index.ts'
import { cancel, dispatch, leaveExamples, pause } from '../../src/dispatch/index.ts'
import { NotAllowed, NotFound } from '../../src/errors.ts'
import {
  applyPlan,
  campaignFile,
  moveLaunch,
  postponeLaunch,
  readCampaignFile,
  reinstateLaunch,
  showPlan,
} from '../../src/plan/index.ts'
import { type BusyInstallation, busyInstallation } from '../support/busy-installation.ts'
import { parsedCalendar } from './parsed-calendar.ts'

const RENEW = { campaignId: 'renew-online' }
const UID = 'renew-online.later.1@fanfare.example'

const feedOf = (at: BusyInstallation, address: string) => {
  const url = new URL(address)
  const campaignId = url.pathname.replace(/^\/c\/(.*)\.ics$/, '$1')
  const token = url.searchParams.get('token') ?? ''
  return calendarFeed({ db: at.db, now: at.clock.now() }, { campaignId, token }, at.ports.settings)
}
const feed = async (at: BusyInstallation) => feedOf(at, await calendarAddress(at.as(), RENEW, at.ports.settings))
const eventsOf = async (at: BusyInstallation) => parsedCalendar(await feed(at)).events
const later = async (at: BusyInstallation) => (await eventsOf(at)).find(({ uid }) => uid === UID)!

/** Every event by its name. */
const byName = async (at: BusyInstallation) => new Map((await eventsOf(at)).map((event) => [event.uid, event]))
const sorted = (names: Iterable<string>) => [...names].toSorted((one, other) => (one < other ? -1 : 1))

/** Gives the activity that is still to come another date, or several by a rule, as the campaign file does. */
async function schedule(at: BusyInstallation, when: string, repeat?: string): Promise<void> {
  const { text } = await campaignFile(at.as(), RENEW)
  const rule = repeat === undefined ? '' : `\n    repeat: ${repeat}`
  const changed = text.replace(/( *)(when: launch\+\d+d \S+)(\n *repeat: .*)?/, `$1when: ${when}${rule}`)
  const { plan, problems } = readCampaignFile(changed, { file: 'renew-online.yaml' })
  if (!plan || changed === text) throw new Error(`${JSON.stringify(problems)}\n${changed}`)
  await applyPlan(await at.planner(), { plan })
}

async function actor(at: BusyInstallation, ...roles: Role[]): Promise<Actor> {
  await addPerson(at.as(), { email: 'sam@example.gov', roles })
  return personActor(at.db, 'sam@example.gov')
}

describe('the calendar feed', () => {
  it('has the instants of the plan, the launch besides', async () => {
    const at = await busyInstallation()
    const { occurrences, launch } = await showPlan(at.as(), RENEW)
    const found = (await eventsOf(at)).map(({ uid, start }) => [uid, start])
    expect(found).toHaveLength(3)
    expect(Object.fromEntries(found)).toEqual({
      'renew-online.anchor.launch@fanfare.example': launch.instant,
      ...Object.fromEntries(
        occurrences.map(({ activity, instant }) => [`renew-online.${activity}.1@fanfare.example`, instant]),
      ),
    })
  })

  it('says what was sent, what waits for an approver, and whose it is', async () => {
    const at = await busyInstallation({ text: 'comms@example.gov' })
    const said = Object.fromEntries((await eventsOf(at)).map(({ uid, summary, status }) => [uid, [summary, status]]))
    expect(said).toEqual({
      'renew-online.anchor.launch@fanfare.example': ['Launch – Renew your licence online', 'CONFIRMED'],
      'renew-online.go-live.1@fanfare.example': ['go-live – Renew online [sent]', 'CONFIRMED'],
      [UID]: ['later – comms@example.gov [in review]', 'TENTATIVE'],
    })
    expect((await later(at)).description).toContain('Owner: comms@example.gov')
  })

  it('holds nothing of the people who are written to', async () => {
    const at = await busyInstallation()
    expect(await feed(at)).not.toMatch(/person\d|Person\d|h1@/)
  })

  it('is the same bytes for as long as nothing changes, also when a date goes by', async () => {
    const at = await busyInstallation()
    await at.approved()
    const before = await feed(at)
    at.clock.set('2027-03-08T09:00:01Z')
    expect(await feed(at)).toBe(before)
    await dispatch(at.ports, { untilIdle: true })
    expect(await feed(at)).not.toBe(before)
    expect((await later(at)).summary).toContain('[sent]')
  })

  it.each([
    ['approved', (at: BusyInstallation) => at.approved(), 'CONFIRMED'],
    ['paused', (at: BusyInstallation) => pause(at.as(), RENEW), 'TENTATIVE'],
    ['cancelled', (at: BusyInstallation) => cancel(at.as(), { ...RENEW, activityId: 'later' }), 'CANCELLED'],
  ])('once %s it is said so, under the same name and with a later stamp', async (_, act, status) => {
    const at = await busyInstallation()
    const before = await later(at)
    at.clock.set('2027-03-02T09:00:00Z')
    await act(at)
    const after = await later(at)
    expect(after).toMatchObject({ uid: before.uid, start: before.start, status })
    expect(after.stamp > before.stamp).toBe(true)
    expect(after.sequence).toBeGreaterThanOrEqual(before.sequence)
  })

  it('of a cancelled campaign says so of what is not sent and of its launch', async () => {
    const at = await busyInstallation()
    await cancel(at.as(), RENEW)
    expect((await eventsOf(at)).map(({ uid, status }) => [uid.split('.')[1], status])).toEqual([
      ['anchor', 'CANCELLED'],
      ['go-live', 'CONFIRMED'],
      ['later', 'CANCELLED'],
    ])
  })

  it('moves an occurrence whose date was changed, keeps its name and raises its number', async () => {
    const at = await busyInstallation()
    const before = await later(at)
    await schedule(at, 'launch+9d 10:00')
    const after = await later(at)
    expect(after).toMatchObject({ uid: before.uid, start: '2027-03-10T10:00:00.000Z' })
    expect(after.sequence).toBeGreaterThan(before.sequence)
  })
})

describe('when the launch moves', () => {
  it('what moves keeps its name under a higher number at its new instant; what was sent stays', async () => {
    const at = await busyInstallation()
    const before = await byName(at)
    await moveLaunch(await at.planner(), { ...RENEW, to: '2027-04-12T09:00' })
    const after = await byName(at)
    expect(sorted(after.keys())).toEqual(sorted(before.keys()))
    const { occurrences, launch } = await showPlan(at.as(), RENEW)
    const planned = new Map(
      occurrences.map(({ activity, instant }) => [`renew-online.${activity}.1@fanfare.example`, instant]),
    )
    planned.set('renew-online.anchor.launch@fanfare.example', launch.instant)
    const moved = [...after.values()].filter(({ uid, start }) => start !== before.get(uid)!.start)
    expect(moved.map(({ uid }) => uid)).toEqual(['renew-online.anchor.launch@fanfare.example', UID])
    for (const { uid, start } of after.values()) expect(start, uid).toBe(planned.get(uid))
    for (const { uid, sequence } of moved) expect(sequence, uid).toBeGreaterThan(before.get(uid)!.sequence)
    expect((await later(at)).start).toBe('2027-04-19T08:00:00.000Z')
  })

  it('there and back raises the number twice', async () => {
    const at = await busyInstallation()
    const { sequence, start } = await later(at)
    await moveLaunch(await at.planner(), { ...RENEW, to: '2027-04-12T09:00' })
    await moveLaunch(await at.planner(), { ...RENEW, to: '2027-03-01T09:00' })
    const back = await later(at)
    expect(back.start).toBe(start)
    expect(back.sequence).toBeGreaterThanOrEqual(sequence + 2)
  })

  it('to no date for now, the launch and what hangs on it are uncertain until it has one', async () => {
    const at = await busyInstallation()
    await at.approved()
    const said = async () => (await eventsOf(at)).map(({ summary, status }) => `${status} ${summary}`)
    const before = await said()
    await postponeLaunch(await at.planner(), { ...RENEW, reason: 'The register is not ready' })
    expect(await said()).toEqual([
      'TENTATIVE Launch – Renew your licence online [postponed]',
      'CONFIRMED go-live – Renew online [sent]',
      'TENTATIVE later – plain words [postponed]',
    ])
    await reinstateLaunch(await at.planner(), RENEW)
    expect(await said()).toEqual(before)
  })
})

describe('an activity that repeats', () => {
  const weekly = async (at: BusyInstallation, times: number) =>
    schedule(at, 'launch+7d 09:00', `FREQ=WEEKLY;COUNT=${times}`)
  const ofLater = async (at: BusyInstallation) =>
    (await eventsOf(at)).filter(({ uid }) => uid.startsWith('renew-online.later.'))

  it('has an event for each of its dates, at their instants', async () => {
    const at = await busyInstallation()
    await weekly(at, 4)
    const { occurrences } = await showPlan(at.as(), RENEW)
    const planned = occurrences.filter(({ activity }) => activity === 'later').map(({ instant }) => instant)
    const found = (await ofLater(at)).map(({ start }) => start)
    expect(found).toEqual(planned)
    // The last is in summer time.
    expect(found.map((start) => start.slice(5, 16))).toEqual([
      '03-08T09:00',
      '03-15T09:00',
      '03-22T09:00',
      '03-29T08:00',
    ])
  })

  it('keeps dates that left the plan as cancelled, and brings back those that return', async () => {
    const at = await busyInstallation()
    await weekly(at, 4)
    const before = await ofLater(at)
    await weekly(at, 2)
    const after = await ofLater(at)
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
    expect(after.map(({ status }) => status)).toEqual(['TENTATIVE', 'TENTATIVE', 'CANCELLED', 'CANCELLED'])
    after.forEach(({ sequence }, index) => expect(sequence).toBeGreaterThanOrEqual(before[index]!.sequence))
    for (const index of [2, 3]) expect(after[index]!.sequence).toBeGreaterThan(before[index]!.sequence)
    await weekly(at, 4)
    const again = await ofLater(at)
    expect(again.map(({ status }) => status)).toEqual(Array(4).fill('TENTATIVE'))
    for (const index of [2, 3]) expect(again[index]!.sequence).toBeGreaterThan(after[index]!.sequence)
  })

  it('raises the number of a date that left, came back and moved each time, also where the others are over', async () => {
    const at = await busyInstallation()
    await weekly(at, 2)
    await at.approved()
    at.clock.set('2027-03-08T09:00:00Z')
    await dispatch(at.ports, { untilIdle: true })
    const numbers = [(await ofLater(at))[1]!.sequence]
    const then = async (act: Promise<unknown>) => {
      await act
      numbers.push((await ofLater(at)).find(({ uid }) => uid.includes('.later.2@'))!.sequence)
    }
    await then(weekly(at, 1))
    await then(weekly(at, 2))
    await then(at.planner().then((ctx) => moveLaunch(ctx, { ...RENEW, to: '2027-03-10T09:00' })))
    await then(weekly(at, 1))
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other))
    expect(numbers).toHaveLength(5)
  })
})

describe('the address of the calendar', () => {
  it('stays the same, and is another for another secret', async () => {
    const at = await busyInstallation()
    const address = await calendarAddress(at.as(), RENEW, at.ports.settings)
    expect(address).toMatch(/^https:\/\/fanfare\.example\/c\/renew-online\.ics\?token=[0-9a-f]{32}$/)
    expect(await calendarAddress(at.as(), RENEW, at.ports.settings)).toBe(address)
    const elsewhere = { ...at.ports.settings, secret: 'another secret of thirty-two characters' }
    expect(await calendarAddress(at.as(), RENEW, elsewhere)).not.toBe(address)
  })

  it('of a campaign that took the place of a removed one is another', async () => {
    const at = await busyInstallation()
    const old = await calendarAddress(at.as(), RENEW, at.ports.settings)
    const { text } = await campaignFile(at.as(), RENEW)
    await at.db.rows.run(sql`UPDATE campaigns SET is_example = 1`)
    await leaveExamples(at.as())
    await applyPlan(at.as(), { plan: readCampaignFile(text, { file: 'renew-online.yaml' }).plan! })
    await expect(feedOf(at, old)).rejects.toThrow(NotFound)
    expect(parsedCalendar(await feed(at)).events).not.toHaveLength(0)
  })

  it('of a campaign from before addresses had a key of their own still opens it', async () => {
    const at = await busyInstallation()
    await at.db.rows.run(sql`UPDATE campaigns SET calendar_key = NULL`)
    expect(parsedCalendar(await feed(at)).events).toHaveLength(3)
  })

  it.each([
    ['without a token', '/c/renew-online.ics'],
    ['with another token', '/c/renew-online.ics?token=0123456789abcdef0123456789abcdef'],
    ['of a campaign that is not there', '/c/nothing.ics?token=0123456789abcdef0123456789abcdef'],
  ])('%s opens nothing, and all are told the same', async (_, path) => {
    const at = await busyInstallation()
    const refused = feedOf(at, `https://fanfare.example${path}`)
    await expect(refused).rejects.toThrow(NotFound)
    await expect(refused).rejects.toThrow(/^there is no calendar at this address; ask/)
  })

  it('made anew opens it, the old one no longer, and the audit log says who did it', async () => {
    const at = await busyInstallation()
    const old = await calendarAddress(at.as(), RENEW, at.ports.settings)
    const renewed = await renewCalendarAddress(await at.planner(), RENEW, at.ports.settings)
    expect(renewed).not.toBe(old)
    expect(await calendarAddress(at.as(), RENEW, at.ports.settings)).toBe(renewed)
    await expect(feedOf(at, old)).rejects.toThrow(NotFound)
    expect(parsedCalendar(await feedOf(at, renewed)).events).toHaveLength(3)
    const audited = await at.db.rows.all(
      `SELECT actor, subject, before, after FROM audit_log WHERE action = 'calendar.renew'`,
    )
    const nothing = { before: null, after: null }
    expect(audited).toEqual([{ actor: 'planner@example.gov', subject: 'renew-online', ...nothing }])
  })

  it.each(ROLES)('may be seen by a %s', async (role) => {
    const at = await busyInstallation()
    const ctx = at.as(await actor(at, role))
    expect(await calendarAddress(ctx, RENEW, at.ports.settings)).toContain('token=')
  })

  it.each(['viewer', 'approver', 'operator'] as const)('may not be made anew by a %s', async (role) => {
    const at = await busyInstallation()
    const ctx = at.as(await actor(at, role))
    await expect(renewCalendarAddress(ctx, RENEW, at.ports.settings)).rejects.toThrow(NotAllowed)
  })

  it.each([
    ['seen', calendarAddress],
    ['made anew', renewCalendarAddress],
  ])('of no campaign cannot be %s', async (_, verb) => {
    const at = await busyInstallation()
    const asked = verb(at.as(), { campaignId: 'renew' }, at.ports.settings)
    await expect(asked).rejects.toThrow('there is no campaign renew; there are renew-online')
  })
})
