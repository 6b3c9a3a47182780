import { describe, expect, it } from 'vitest'
import { dispatch, pause, resume, cancel } from '../../src/dispatch/index.ts'
import { expectBalanced, ledgerOf } from '../support/ledger.ts'
import { mailServer, timesReceived } from '../support/mail-server.ts'
import { freePort } from '../support/free-port.ts'
import { world } from '../support/world.ts'

const HOUR = 3_600_000
const IDLE = { untilIdle: true }

describe('a campaign that is due', () => {
  it('reaches everybody once in their language, balances, and does nothing when run again', async () => {
    const server = await mailServer()
    const at = await world({ smtpUrl: server.url })
    await at.people(30)
    await at.campaign()
    await at.approved()

    const first = await dispatch(at.ports, IDLE)
    expect(first).toMatchObject({
      due: 1,
      handedOff: 30,
      sent: 30,
      failed: 0,
      skipped: 0,
      unknown: 0,
      deferred: 0,
      held: [],
    })
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ due: 0, handedOff: 0 })
    expect(new Set(timesReceived(server.received).values())).toEqual(new Set([1]))
    const welsh = server.received.filter(({ raw }) => raw.includes('Adnewyddwch ar-lein')).map(({ to }) => to)
    expect(welsh.sort()).toEqual(['person0@example.com', 'person10@example.com', 'person20@example.com'])
    expect(await ledgerOf(at.db)).toMatchObject([{ status: 'sent', audience: 30, sent: 30 }])
    await expectBalanced(at.db)
  })

  it('waits for its approval, and says so', async () => {
    const at = await world()
    await at.people(3)
    await at.campaign()
    expect(await dispatch(at.ports, IDLE)).toMatchObject({
      due: 1,
      handedOff: 0,
      held: [{ campaign: 'renew-online', activity: 'go-live', reason: 'not approved' }],
    })
    await at.approved()
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 3, held: [] })
  })

  it('an edit after the approval makes it void, and nothing goes out', async () => {
    const at = await world()
    await at.people(3)
    await at.campaign()
    await at.approved()
    await at.campaign({ subject: 'Something nobody approved' })
    const held = await dispatch(at.ports, IDLE)
    expect(held.handedOff).toBe(0)
    expect(held.held[0]!.reason).toContain('the approval is void')
    await at.approved()
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 3 })
  })

  it('skips whoever has no address, and says why', async () => {
    const at = await world()
    await at.people(3)
    await at.campaign()
    await at.approved()
    const { sql } = await import('drizzle-orm')
    await at.db.rows.run(sql`UPDATE contacts SET email = NULL, email_hash = NULL WHERE external_id = 'p1'`)
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 2, skipped: 1 })
    await expectBalanced(at.db)
  })
})

describe('time', () => {
  it('quiet hours hold each person until morning where they are', async () => {
    const server = await mailServer()
    const at = await world({ smtpUrl: server.url, at: '2027-03-01T22:30:00Z' })
    await at.people(4, 'Europe/London')
    await at.campaign({ quietHours: '{ from: "21:00", to: "08:00" }', late: 'send' })
    await at.approved()
    const night = await dispatch(at.ports, IDLE)
    expect(night).toMatchObject({ sent: 0, deferred: 4 })
    expect(night.held[0]!.reason).toBe('quiet hours: 4 people wait until 2027-03-02T08:00:00.000Z or later')
    at.clock.set('2027-03-02T07:59:00Z')
    expect(await dispatch(at.ports, { untilIdle: false })).toMatchObject({ sent: 0 })
    at.clock.set('2027-03-02T08:00:00Z')
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 4, deferred: 0 })
    await expectBalanced(at.db)
  })

  it('over an hour late it is missed, until a person sends it late', async () => {
    const at = await world()
    await at.people(3)
    await at.campaign()
    await at.approved()
    at.clock.forward(HOUR + 60_000)
    const late = await dispatch(at.ports, IDLE)
    expect(late.handedOff).toBe(0)
    expect(late.held[0]!.reason).toContain('resume the activity to send it now')
    expect(await ledgerOf(at.db)).toMatchObject([{ status: 'missed' }])
    expect(await resume(at.as(), { campaignId: 'renew-online' })).toEqual({ changed: [] })
    expect(await resume(at.as(), { campaignId: 'renew-online', activityId: 'go-live' })).toEqual({
      changed: ['go-live'],
    })
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 3 })
    expect(await ledgerOf(at.db)).toMatchObject([{ status: 'sent', sent: 3 }])
  })

  it('“skip after” skips those still to go when its time is over', async () => {
    const server = await mailServer({ answer: (_, count) => (count > 5 ? { code: 451, text: 'later' } : 'accept') })
    const at = await world({ smtpUrl: server.url })
    await at.people(10)
    await at.campaign({ late: 'skip after 20m' })
    await at.approved()
    await dispatch(at.ports, { untilIdle: false })
    at.clock.forward(21 * 60_000)
    await dispatch(at.ports, { untilIdle: false })
    expect(await ledgerOf(at.db)).toMatchObject([{ status: 'sent', sent: 5, skipped: 5 }])
    await expectBalanced(at.db)
  })

  it('a rate is kept: 30 people at 10 a second take three seconds', async () => {
    const at = await world()
    await at.people(30)
    await at.campaign({ rate: '10/s' })
    await at.approved()
    const began = at.clock.now().getTime()
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 30 })
    const seconds = (at.clock.now().getTime() - began) / 1000
    expect(seconds).toBeGreaterThan(2.9)
    // The first batch is let through before the others follow, for two seconds at the most.
    expect(seconds).toBeLessThan(3.6 + 2)
  })
})

describe('late: ask', () => {
  it('quiet hours over the hour do not make it missed', async () => {
    const at = await world({ at: '2027-03-01T06:30:00Z' })
    await at.people(4)
    await at.campaign({ quietHours: '{ from: "21:00", to: "08:00" }' })
    await at.approved()
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ deferred: 4 })
    at.clock.set('2027-03-01T08:10:00Z')
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 4 })
  })

  it('a rest left behind for over an hour waits for a person, who may send it', async () => {
    const server = await mailServer({ answer: (_, count) => (count > 2 ? { code: 451, text: 'later' } : 'accept') })
    const at = await world({ smtpUrl: server.url })
    await at.people(5)
    await at.campaign()
    await at.approved()
    await dispatch(at.ports, { untilIdle: false })
    at.clock.forward(55 * HOUR)
    const back = await dispatch(at.ports, IDLE)
    expect(back.handedOff).toBe(0)
    expect(back.held[0]!.reason).toContain('stopped on the way')
    expect(await resume(at.as(), { campaignId: 'renew-online', activityId: 'go-live' })).toEqual({
      changed: ['go-live'],
    })
    expect((await dispatch(at.ports, { untilIdle: false })).handedOff).toBe(3)
    await expectBalanced(at.db)
  })

  it('a pause of many hours, ended by a person, goes on', async () => {
    const at = await world({ at: '2027-03-01T22:30:00Z' })
    await at.people(3)
    await at.campaign({ quietHours: '{ from: "21:00", to: "08:00" }' })
    await at.approved()
    await dispatch(at.ports, IDLE)
    await pause(at.as(), { campaignId: 'renew-online' })
    at.clock.set('2027-03-02T15:00:00Z')
    await resume(at.as(), { campaignId: 'renew-online' })
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 3 })
  })
})

describe('a slow rate', () => {
  it('hands off what it allows, says when the next may go, and returns', async () => {
    const at = await world()
    await at.people(3)
    await at.campaign({ rate: '1/h' })
    await at.approved()
    const report = await dispatch(at.ports, { untilIdle: false })
    expect(report).toMatchObject({ sent: 1, deferred: 2 })
    expect(report.held[0]!.reason).toMatch(/^rate 1\/h: 2 people wait; next at 2027-03-01T10:0/)
    expect(at.clock.now().getTime()).toBeLessThan(Date.parse('2027-03-01T09:01:00Z'))
  })

  it('until idle, it goes on to the last', async () => {
    const at = await world()
    await at.people(3)
    await at.campaign({ rate: '2/m' })
    await at.approved()
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 3, deferred: 0 })
  })
})

describe('a server that hangs up on some recipients', () => {
  it.each<[string, 'hang up' | { code: number; text: string }]>([
    ['closing the connection', 'hang up'],
    ['with 421', { code: 421, text: '4.7.0 not now' }],
  ])('%s keeps nobody else waiting, and tries them again later', async (_, refusal) => {
    const server = await mailServer({
      pool: 1,
      refuseRecipient: (to) => (/^person[01]@/.test(to) ? refusal : undefined),
    })
    const at = await world({ smtpUrl: server.url })
    await at.people(8)
    await at.campaign()
    await at.approved()
    const report = await dispatch(at.ports, { untilIdle: false })
    expect(report).toMatchObject({ sent: 6, deferred: 2, unknown: 0 })
    expect(server.received).toHaveLength(6)
    await expectBalanced(at.db)
  })
})

describe('what never left counts as no attempt', () => {
  it('while the server is down', async () => {
    const at = await world({ smtpUrl: `smtp://127.0.0.1:${await freePort()}?timeout=2` })
    await at.people(3)
    await at.campaign()
    await at.approved()
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ handedOff: 0 })
    const { sql } = await import('drizzle-orm')
    const rows = await at.db.rows.all(
      sql`SELECT DISTINCT attempts, handed_off_at AS handedOffAt, status FROM deliveries`,
    )
    expect(rows).toEqual([{ attempts: 0, handedOffAt: null, status: 'queued' }])
  })
})

it('the ledger holds the language that was really sent', async () => {
  const at = await world()
  await at.people(11)
  await at.campaign({ body: 'Hello', onlyEnglish: true })
  await at.approved()
  await dispatch(at.ports, IDLE)
  const { sql } = await import('drizzle-orm')
  expect(await at.db.rows.all(sql`SELECT DISTINCT language FROM deliveries`)).toEqual([{ language: 'en' }])
})

describe('a person stops and goes on', () => {
  it('pause holds what is left; resume goes on where it stopped', async () => {
    let pauseNow: (() => Promise<unknown>) | undefined
    const server = await mailServer({
      pool: 1,
      answer: (_, count) => {
        if (count === 3) void pauseNow?.()
        return 'accept'
      },
    })
    const at = await world({ smtpUrl: server.url })
    await at.people(100)
    await at.campaign()
    await at.approved()
    pauseNow = () => pause(at.as(), { campaignId: 'renew-online' })
    const stopped = await dispatch(at.ports, IDLE)
    expect(stopped.sent).toBeLessThan(100)
    expect(stopped.held[0]!.reason).toContain('paused')
    at.clock.forward(2 * HOUR)
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ handedOff: 0 })
    expect(await resume(at.as(), { campaignId: 'renew-online' })).toEqual({ changed: ['go-live'] })
    await dispatch(at.ports, IDLE)
    expect(timesReceived(server.received).size).toBe(100)
    expect(new Set(timesReceived(server.received).values())).toEqual(new Set([1]))
    await expectBalanced(at.db)
  })

  it('cancel ends it for good: nobody left is written to, and everybody is accounted for', async () => {
    const at = await world({ at: '2027-03-01T22:30:00Z' })
    await at.people(5)
    await at.campaign({ quietHours: '{ from: "21:00", to: "08:00" }', late: 'send' })
    await at.approved()
    await dispatch(at.ports, IDLE)
    expect(await cancel(at.as(), { campaignId: 'renew-online' })).toEqual({ changed: ['go-live'] })
    at.clock.set('2027-03-02T12:00:00Z')
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ due: 0, handedOff: 0 })
    expect(await ledgerOf(at.db)).toMatchObject([{ status: 'cancelled', audience: 5, cancelled: 5 }])
    await expectBalanced(at.db)
    await expect(resume(at.as(), { campaignId: 'renew-online' })).rejects.toThrow('was cancelled')
  })

  it.each([
    ['a campaign that is not there', { campaignId: 'no-such' }, 'there is no campaign no-such'],
    [
      'an activity that is not there',
      { campaignId: 'renew-online', activityId: 'teaser' },
      'no unfinished activity teaser',
    ],
  ])('%s is said plainly', async (_, input, message) => {
    const at = await world()
    await at.campaign()
    await expect(pause(at.as(), input)).rejects.toThrow(message)
  })

  it('a viewer may not pause', async () => {
    const at = await world()
    await at.campaign()
    const viewer = { kind: 'person', id: 1, email: 'v@example.gov', roles: ['viewer'] } as const
    await expect(pause(at.as(viewer), { campaignId: 'renew-online' })).rejects.toThrow(
      'needs the role operator or planner',
    )
  })
})

describe('a mail server that says no', () => {
  it('for good fails that recipient; for now is tried again with growing waits', async () => {
    const tries = new Map<string, number>()
    const server = await mailServer({
      answer: (to) => {
        const count = (tries.get(to) ?? 0) + 1
        tries.set(to, count)
        if (to.startsWith('person1@')) return { code: 550, text: '5.1.1 no such mailbox person1@example.com' }
        return to.startsWith('person2@') && count < 3 ? { code: 451, text: '4.7.1 greylisted' } : 'accept'
      },
    })
    const at = await world({ smtpUrl: server.url })
    await at.people(4)
    await at.campaign()
    await at.approved()
    const first = await dispatch(at.ports, { untilIdle: false })
    expect(first).toMatchObject({ sent: 2, failed: 1, deferred: 1 })
    expect(first.held[0]!.reason).toContain('greylisted')
    at.clock.forward(5_000)
    expect(await dispatch(at.ports, { untilIdle: false })).toMatchObject({ sent: 0, deferred: 1 })
    at.clock.forward(30_000)
    expect(await dispatch(at.ports, { untilIdle: false })).toMatchObject({ sent: 1, deferred: 0 })
    expect(await ledgerOf(at.db)).toMatchObject([{ status: 'part-sent', reason: '1 failed', sent: 3, failed: 1 }])
    const { sql } = await import('drizzle-orm')
    const [failed] = await at.db.rows.all<{ reason: string }>(
      sql`SELECT reason FROM deliveries WHERE status = 'failed'`,
    )
    expect(failed!.reason).toContain('550')
    expect(failed!.reason).not.toContain('@')
    await expectBalanced(at.db)
  })

  it('that takes a mail and never answers leaves it unknown, and nothing is sent again', async () => {
    const server = await mailServer({
      timeout: 1,
      answer: (to) => (to.startsWith('person1@') ? 'accept-silently' : 'accept'),
    })
    const at = await world({ smtpUrl: server.url })
    await at.people(5)
    await at.campaign()
    await at.approved()
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 4, unknown: 1 })
    at.clock.forward(48 * HOUR)
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ handedOff: 0 })
    expect(timesReceived(server.received).size).toBe(5)
    expect(server.received).toHaveLength(5)
    expect(await ledgerOf(at.db)).toMatchObject([{ status: 'part-sent', reason: '1 unknown' }])
  })

  it('that is down holds everybody, says why and when it tries again, and goes on when it is back', async () => {
    const port = await freePort()
    const at = await world({ smtpUrl: `smtp://127.0.0.1:${port}?timeout=2` })
    await at.people(6)
    await at.campaign()
    await at.approved()
    const down = await dispatch(at.ports, { untilIdle: false })
    expect(down).toMatchObject({ sent: 0, failed: 0, unknown: 0 })
    expect(down.held[0]!.reason).toMatch(/^server down: .*cannot be reached.*; next try at 2027-03-01T09:00:0/)
    const server = await mailServer({ port })
    at.clock.forward(60_000)
    expect(await dispatch(at.ports, IDLE)).toMatchObject({ sent: 6 })
    expect(server.received).toHaveLength(6)
    await expectBalanced(at.db)
  })
})

describe('two dispatchers on one database', () => {
  it('share the work and write to nobody twice', async () => {
    const server = await mailServer()
    const at = await world({ smtpUrl: server.url })
    await at.people(400)
    await at.campaign()
    await at.approved()
    const tallies = await Promise.all([1, 2, 3].map(() => dispatch(at.ports, IDLE)))
    expect(tallies.reduce((sum, { sent }) => sum + sent, 0)).toBe(400)
    expect(timesReceived(server.received).size).toBe(400)
    expect(server.received).toHaveLength(400)
    await expectBalanced(at.db)
  })
})
