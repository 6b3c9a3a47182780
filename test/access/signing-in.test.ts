import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import {
  createSignInToken,
  listSessions,
  requestSignIn,
  revokeSessions,
  sessionActor,
  signIn,
  signOut,
} from '../../src/access/index.ts'
import { Invalid, NotAllowed, NotFound } from '../../src/errors.ts'
import { addressOf, later, NOON, officeOf, signedIn } from './working-people.ts'

const EMAIL = addressOf('planner')

describe('asking for a sign-in link without being signed in', () => {
  it('a known person gets a token that signs in once', async () => {
    const { db } = await officeOf('planner')
    const asked = await requestSignIn(db, { email: ' PLANNER@example.gov', now: NOON })
    expect(asked?.email).toBe(EMAIL)
    const session = await signIn(db, asked!.token, NOON)
    expect(await sessionActor(db, session, NOON)).toMatchObject({ email: EMAIL, roles: ['planner'] })
    await expect(signIn(db, asked!.token, NOON)).rejects.toThrow(NotAllowed)
    expect(await db.rows.all(sql`SELECT actor, action, subject FROM audit_log WHERE actor = 'visitor'`)).toEqual([
      { actor: 'visitor', action: 'person.link', subject: EMAIL },
    ])
  })

  it('an unknown address gets none, and leaves nothing behind', async () => {
    const { db } = await officeOf('planner')
    expect(await requestSignIn(db, { email: 'who@example.gov', now: NOON })).toBeUndefined()
    expect(await db.rows.all(sql`SELECT 1 FROM audit_log WHERE actor = 'visitor'`)).toEqual([])
    expect(await db.rows.all(sql`SELECT 1 FROM sign_in_links`)).toEqual([])
  })

  it('at most three are open at a time; used and expired ones make room', async () => {
    const { db } = await officeOf('planner', 'viewer')
    const ask = (now: Date) => requestSignIn(db, { email: EMAIL, now })
    const first = await ask(NOON)
    await ask(NOON)
    await ask(later(1))
    expect(await ask(later(2))).toBeUndefined()
    expect(await requestSignIn(db, { email: addressOf('viewer'), now: later(2) })).toBeDefined()
    await signIn(db, first!.token, later(3))
    expect(await ask(later(3))).toBeDefined()
    expect(await ask(later(3))).toBeUndefined()
    expect(await ask(later(15))).toBeDefined()
  })

  it('twenty askers at once get three between them', async () => {
    const { db } = await officeOf('planner')
    const asked = await Promise.all(Array.from({ length: 20 }, () => requestSignIn(db, { email: EMAIL, now: NOON })))
    expect(asked.filter(Boolean)).toHaveLength(3)
  })
})

describe('signing in', () => {
  it('always begins a session of its own: one that a browser already had gains nothing', async () => {
    const { db, as } = await officeOf('planner', 'administrator')
    const before = await signedIn(db, EMAIL)
    await signOut(db, before, NOON)
    const link = await createSignInToken(as(), { email: EMAIL })
    const after = await signIn(db, link, NOON)
    expect(after).not.toBe(before)
    expect(after).toMatch(/^[\w-]{43}$/)
    expect(await sessionActor(db, before, NOON)).toBeUndefined()
    expect(await sessionActor(db, after, NOON)).toMatchObject({ email: EMAIL })
  })

  it('keeps neither the token of a link nor that of a session', async () => {
    const { db, as } = await officeOf('planner')
    const link = await createSignInToken(as(), { email: EMAIL })
    const session = await signIn(db, link, NOON)
    const kept = JSON.stringify([
      await db.rows.all(sql`SELECT * FROM sign_in_links`),
      await db.rows.all(sql`SELECT * FROM sessions`),
      await db.rows.all(sql`SELECT * FROM audit_log`),
    ])
    expect(kept).not.toContain(link)
    expect(kept).not.toContain(session)
  })
})

describe('open sessions', () => {
  it('are shown to the person, newest first, with the one they are in; ids tell no token', async () => {
    const { db, acting } = await officeOf('planner')
    const old = await signedIn(db, EMAIL, NOON)
    const current = await signedIn(db, EMAIL, later(10))
    const open = await listSessions(await acting('planner', later(20)), { current })
    expect(open).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        startedAt: later(10).getTime(),
        endsAt: later(730).getTime(),
        isCurrent: true,
      },
      {
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
        startedAt: NOON.getTime(),
        endsAt: later(720).getTime(),
        isCurrent: false,
      },
    ])
    expect(await listSessions(await acting('planner', later(725)), { current })).toHaveLength(1)
    expect(JSON.stringify(open)).not.toContain(old)
  })

  it('one can be ended, or all of them', async () => {
    const { db, acting } = await officeOf('viewer')
    const [one, other, third] = await Promise.all(
      [1, 2, 3].map((minute) => signedIn(db, addressOf('viewer'), later(minute))),
    )
    const me = await acting('viewer', later(5))
    const id = (await listSessions(me, { current: other! })).find(({ isCurrent }) => isCurrent)!.id
    expect(await revokeSessions(me, { id })).toEqual({ ended: 1 })
    expect(await sessionActor(db, other!, later(5))).toBeUndefined()
    expect(await sessionActor(db, one!, later(5))).toBeDefined()
    expect(await revokeSessions(me, {})).toEqual({ ended: 2 })
    expect(await sessionActor(db, third!, later(5))).toBeUndefined()
    expect(await revokeSessions(me, {})).toEqual({ ended: 0 })
    expect(await db.rows.all(sql`SELECT actor, subject FROM audit_log WHERE action = 'person.sign-out'`)).toHaveLength(
      2,
    )
  })

  it('of others are for administrators, and an id of somebody else ends nothing', async () => {
    const { db, as, acting } = await officeOf('administrator', 'planner', 'viewer')
    const session = await signedIn(db, EMAIL)
    const { id } = (await listSessions(as(), { email: EMAIL }))[0]!
    await expect(listSessions(await acting('viewer'), { email: EMAIL })).rejects.toThrow(NotAllowed)
    await expect(revokeSessions(await acting('viewer'), { email: EMAIL })).rejects.toThrow(NotAllowed)
    expect(await revokeSessions(await acting('viewer'), { id })).toEqual({ ended: 0 })
    expect(await sessionActor(db, session, NOON)).toBeDefined()
    expect(await revokeSessions(await acting('administrator'), { email: EMAIL, id })).toEqual({ ended: 1 })
    await expect(listSessions(as(), { email: 'who@example.gov' })).rejects.toThrow(NotFound)
    await expect(listSessions(as(), {})).rejects.toThrow(Invalid)
  })
})
