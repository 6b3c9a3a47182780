import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addPerson, listPeople, listSessions, removePerson, sessionActor } from '../../src/access/index.ts'
import { Conflict, NotAllowed, NotFound } from '../../src/errors.ts'
import { addressOf, later, NOON, officeOf, signedIn } from './working-people.ts'

describe('removing a person', () => {
  it('ends their sessions, removes their links, and leaves what they did in the audit log', async () => {
    const { db, as, acting } = await officeOf('administrator', 'planner')
    const session = await signedIn(db, addressOf('planner'))
    await removePerson(await acting('administrator'), { email: ' Planner@example.gov ' })
    expect(await sessionActor(db, session, NOON)).toBeUndefined()
    expect((await listPeople(as())).map(({ email }) => email)).toEqual([addressOf('administrator')])
    expect(await db.rows.all(sql`SELECT actor, subject, before FROM audit_log WHERE action = 'person.remove'`)).toEqual(
      [{ actor: 'administrator@example.gov', subject: 'planner@example.gov', before: '{"roles":["planner"]}' }],
    )
    expect(
      await db.rows.all(sql`SELECT 1 FROM audit_log WHERE subject = 'planner@example.gov' AND action = 'person.add'`),
    ).toHaveLength(1)
  })

  it('somebody added again under the address has none of the old sessions', async () => {
    const { db, as, acting } = await officeOf('administrator', 'planner')
    const session = await signedIn(db, addressOf('planner'))
    await removePerson(await acting('administrator'), { email: addressOf('planner') })
    await addPerson(as(), { email: addressOf('planner'), roles: ['viewer'] })
    expect(await sessionActor(db, session, NOON)).toBeUndefined()
    expect(await listSessions(as(), { email: addressOf('planner') })).toEqual([])
  })

  it('nobody removes themselves, a stranger, or the last administrator', async () => {
    const { as, acting } = await officeOf('administrator', 'planner')
    const email = addressOf('administrator')
    await expect(removePerson(await acting('administrator'), { email })).rejects.toThrow(/by themselves/)
    await expect(removePerson(as(), { email })).rejects.toThrow(/last administrator/)
    await expect(removePerson(as(), { email: 'who@example.gov' })).rejects.toThrow(NotFound)
    await expect(removePerson(await acting('planner'), { email })).rejects.toThrow(NotAllowed)
  })
})

describe('the role of administrator', () => {
  it('cannot be taken from the last one, by others or by themselves', async () => {
    const { as, acting } = await officeOf('administrator')
    const change = { email: addressOf('administrator'), roles: ['planner'] }
    await expect(addPerson(as(), change)).rejects.toThrow(Conflict)
    await expect(addPerson(await acting('administrator'), change)).rejects.toThrow(/give somebody else/)
    await addPerson(as(), { email: addressOf('administrator'), roles: ['planner', 'administrator'] })
    await addPerson(as(), { email: 'second@example.gov', roles: ['administrator'] })
    await addPerson(as(), change)
    await expect(addPerson(as(), { email: 'second@example.gov', roles: ['viewer'] })).rejects.toThrow(Conflict)
  })
})

it('a change of roles ends sessions; the same roles again do not', async () => {
  const { db, as } = await officeOf('administrator', 'planner')
  const session = await signedIn(db, addressOf('planner'))
  await addPerson(as(), { email: addressOf('planner'), roles: ['planner'] })
  expect(await sessionActor(db, session, NOON)).toMatchObject({ roles: ['planner'] })
  await addPerson(as(), { email: addressOf('planner'), roles: ['planner', 'operator'] })
  expect(await sessionActor(db, session, NOON)).toBeUndefined()
})

it('administrators see who is added, when they last signed in, and what is open', async () => {
  const { db, as, acting } = await officeOf('administrator', 'viewer')
  await signedIn(db, addressOf('viewer'), NOON)
  await signedIn(db, addressOf('viewer'), later(5))
  expect(await listPeople(as(undefined, later(6)))).toEqual([
    {
      id: expect.any(Number),
      email: addressOf('administrator'),
      roles: ['administrator'],
      addedAt: NOON.getTime(),
      lastSignIn: null,
      openSessions: 0,
    },
    {
      id: expect.any(Number),
      email: addressOf('viewer'),
      roles: ['viewer'],
      addedAt: NOON.getTime(),
      lastSignIn: later(5).getTime(),
      openSessions: 2,
    },
  ])
  expect((await listPeople(as(undefined, later(12 * 60 + 1))))[1]).toMatchObject({ openSessions: 1 })
  await expect(listPeople(await acting('viewer'))).rejects.toThrow(NotAllowed)
})
