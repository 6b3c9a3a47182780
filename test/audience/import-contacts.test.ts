import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { contactsMatchingQuery, updateContactsQuery } from '../../db/queries/contacts.ts'
import type { Database } from '../../db/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { chunksOf, consentsIn, ctxOf, everybody, importFile, membersOf, SECRET } from './importing.ts'

const counts = { read: 0, created: 0, updated: 0, unchanged: 0, rejected: [] }

describe('a contacts file', () => {
  it('brings people in with their fields, attributes, consents and list', async () => {
    const db = await temporaryDatabase()
    const result = await importFile(db, [
      'id,email,phone,language,timezone,first_name,last_name,consent.email,consent.sms,renewal_due_days',
      '1, Ann@Example.COM ,+44 7700 900123,EN-gb,Europe/London,Ann,Jones,yes,No,45',
      '2,,,,,Bob,,,,-5',
    ])
    expect(result).toEqual({ ...counts, read: 2, created: 2 })
    expect(await everybody(db)).toEqual([
      {
        id: 1,
        external_id: '1',
        email: 'Ann@example.com',
        phone: '+447700900123',
        language: 'en-GB',
        timezone: 'Europe/London',
        first_name: 'Ann',
        last_name: 'Jones',
        attributes: { renewal_due_days: '45' },
      },
      {
        id: 2,
        external_id: '2',
        email: null,
        phone: null,
        language: null,
        timezone: null,
        first_name: 'Bob',
        last_name: null,
        attributes: { renewal_due_days: '-5' },
      },
    ])
    expect(await consentsIn(db)).toEqual([
      { contact: 1, channel: 'email', granted: 1, source: 'import' },
      { contact: 1, channel: 'sms', granted: 0, source: 'import' },
    ])
    expect(await membersOf(db, 'contacts')).toEqual(['1', '2'])
  })

  it.each([
    ['with a byte order mark', '\uFEFFemail,city\nann@example.com,Bangor\n'],
    ['with CRLF', 'email,city\r\nann@example.com,Bangor\r\n'],
    ['with CR alone', 'email,city\rann@example.com,Bangor\r'],
    ['without a last line end', 'email,city\nann@example.com,Bangor'],
    ['with semicolons', 'email;city\nann@example.com;Bangor\n'],
    ['all in quotes', '"email","city"\n"ann@example.com","Bangor"\n'],
    ['with empty lines and rows around', '\n\nemail,city\n\n,\nann@example.com,Bangor\n\n , \n'],
    ['with capitals in the known names', 'E-Mail,Email,city\n,ann@example.com,Bangor\n'],
  ])('%s is read', async (_, file) => {
    const db = await temporaryDatabase()
    expect(await importFile(db, file)).toEqual({ ...counts, read: 1, created: 1 })
    expect(await everybody(db)).toMatchObject([{ email: 'ann@example.com', attributes: { city: 'Bangor' } }])
  })

  it('keeps separators, quotes and line breaks inside quoted cells', async () => {
    const db = await temporaryDatabase()
    const file = 'email,first_name,note\nann@example.com,"Ann\r\nMarie","a, ""b""; c\n\nd"\nbob@example.com,Bob,plain\n'
    expect(await importFile(db, file)).toMatchObject({ read: 2, created: 2, rejected: [] })
    expect(await everybody(db)).toMatchObject([
      { first_name: 'Ann Marie', attributes: { note: 'a, "b"; c\n\nd' } },
      { first_name: 'Bob', attributes: { note: 'plain' } },
    ])
  })

  it('is audited once, with counts and without people', async () => {
    const db = await temporaryDatabase()
    await importFile(db, ['email', 'ann@example.com', 'nobody'], { list: 'press' })
    const audited = await db.rows.all(sql`SELECT actor, action, subject, after FROM audit_log`)
    const after = JSON.stringify({ read: 2, created: 1, updated: 0, unchanged: 0, rejected: 1 })
    expect(audited).toEqual([{ actor: 'command-line', action: 'contacts.import', subject: 'list press', after }])
  })

  it('is for planners, operators and administrators', async () => {
    const db = await temporaryDatabase()
    const viewer = ctxOf(db, { kind: 'person', id: 1, email: 'v@example.gov', roles: ['viewer', 'approver'] })
    await expect(importContacts(viewer, chunksOf('email\na@example.com\n'), {}, SECRET)).rejects.toThrow(
      /needs the role planner/,
    )
    expect(await everybody(db)).toEqual([])
  })

  it('that breaks off keeps what was read, and the audit log says so', async () => {
    const db = await temporaryDatabase()
    async function* breaking() {
      yield* chunksOf(['id', ...Array.from({ length: 1500 }, (_, i) => `p${i}`)].join('\n'))
      throw new Error('the upload broke off')
    }
    await expect(importContacts(ctxOf(db), breaking(), {}, SECRET)).rejects.toThrow('the upload broke off')
    expect(await everybody(db)).toHaveLength(1000)
    expect(await db.rows.all(sql`SELECT after ->> 'interrupted' AS interrupted FROM audit_log`)).toEqual([
      { interrupted: 1 },
    ])
  })
})

describe('a second import', () => {
  const first = [
    'id,email,phone,city',
    '1,ann@example.com,,Bangor',
    ',bob@example.com,,Cardiff',
    ',,+447700900003,Leeds',
  ]
  const before = async (): Promise<Database> => {
    const db = await temporaryDatabase()
    expect(await importFile(db, first)).toMatchObject({ created: 3, rejected: [] })
    return db
  }

  it('of the same file changes nothing', async () => {
    const db = await before()
    expect(await importFile(db, first)).toEqual({ ...counts, read: 3, unchanged: 3 })
  })

  it.each([
    ['by id, with a new email', ['id,email', '1,ann@example.org'], 0, { email: 'ann@example.org' }],
    [
      'by email, whatever its capitals',
      ['email,city', 'ANN@EXAMPLE.com,Bala'],
      0,
      { external_id: '1', attributes: { city: 'Bala' } },
    ],
    [
      'by email, and takes the id on',
      ['id,email', '2,bob@example.com'],
      1,
      { external_id: '2', email: 'bob@example.com' },
    ],
    [
      'by phone, and takes email and id on',
      ['id,email,phone', '3,cy@example.com,+44 7700 900003'],
      2,
      { external_id: '3', email: 'cy@example.com' },
    ],
    ['by id, and takes a phone on', ['id,phone', '1,+447700900001'], 0, { phone: '+447700900001' }],
  ])('finds a person %s', async (_, file, at, after) => {
    const db = await before()
    expect(await importFile(db, file)).toEqual({ ...counts, read: 1, updated: 1 })
    expect((await everybody(db))[at]).toMatchObject(after)
    expect(await everybody(db)).toHaveLength(3)
    expect(await importFile(db, file)).toEqual({ ...counts, read: 1, unchanged: 1 })
  })

  it('erases nothing with an empty cell or a column left out', async () => {
    const db = await before()
    expect(await importFile(db, ['id,email,city', '1,,'])).toMatchObject({ unchanged: 1 })
    expect(await importFile(db, ['id,colour', '1,red'])).toMatchObject({ updated: 1 })
    expect((await everybody(db))[0]).toMatchObject({
      email: 'ann@example.com',
      attributes: { city: 'Bangor', colour: 'red' },
    })
  })

  it.each([
    ['an id and an email of two people', ['id,email', '1,bob@example.com'], 'email', /another person than the id/],
    [
      'an email and a phone of two people',
      ['email,phone', 'bob@example.com,+447700900003'],
      'phone',
      /another person than the email/,
    ],
    [
      'a new id with the email of a person who has one',
      ['id,email', '9,ann@example.com'],
      'email',
      /person with the id 1/,
    ],
    [
      'a new email with the phone of a person who has another',
      ['email,phone', 'new@example.com,+447700900009'],
      'phone',
      /another email/,
    ],
  ])('rejects %s', async (_, file, column, reason) => {
    const db = await before()
    await importFile(db, ['id,phone', '1,+447700900009'])
    const people = await everybody(db)
    const result = await importFile(db, file)
    expect(result).toMatchObject({ read: 1, rejected: [{ line: 2, column, reason: expect.stringMatching(reason) }] })
    expect(await everybody(db)).toEqual(people)
  })

  it('does not bring an erased person back', async () => {
    const db = await before()
    await db.rows.run(sql`UPDATE contacts SET erased_at = 1 WHERE external_id = '1'`)
    expect(await importFile(db, ['id,email', '1,new@example.com'])).toMatchObject({
      rejected: [{ reason: expect.stringMatching(/was erased/) }],
    })
  })

  it('to another list puts the same person on both', async () => {
    const db = await before()
    expect(await importFile(db, ['id', '1'], { list: 'press' })).toMatchObject({ updated: 1 })
    expect(await membersOf(db, 'press')).toEqual(['1'])
    expect(await membersOf(db, 'contacts')).toContain('1')
  })

  it('gives an address that its owner left in the same file to nobody yet, in whatever batch', async () => {
    const db = await before()
    const file = ['id,email', '1,ann@example.org', '5,ann@example.com']
    const expected = {
      updated: 1,
      created: 0,
      rejected: [{ line: 3, column: 'email', reason: expect.stringMatching(/line 2 until now/) }],
    }
    expect(await importFile(db, file, { dryRun: true })).toMatchObject(expected)
    expect(await importFile(db, file)).toMatchObject(expected)
    expect(await importFile(db, file)).toMatchObject({ unchanged: 1, created: 1, rejected: [] })
  })
})

describe('a dry run', () => {
  it('answers what the import would, and writes nothing', async () => {
    const db = await temporaryDatabase()
    await importFile(db, ['id,email,city', '1,ann@example.com,Bangor', '2,bob@example.com,Bala'])
    const people = await everybody(db)
    const file = [
      'id,email,city',
      '1,ann@example.com,Bangor',
      '2,bob@example.com,Leeds',
      '3,,',
      'x,nobody,',
      '3,,',
      '4,bob@example.com,',
    ]
    const dry = await importFile(db, file, { dryRun: true })
    expect(dry).toMatchObject({
      read: 6,
      created: 1,
      updated: 1,
      unchanged: 1,
      rejected: [{ line: 5 }, { line: 6 }, { line: 7 }],
    })
    expect(await everybody(db)).toEqual(people)
    expect(await db.rows.all(sql`SELECT id FROM audit_log`)).toHaveLength(1)
    expect(await importFile(db, file)).toEqual(dry)
  })

  it('makes no list', async () => {
    const db = await temporaryDatabase()
    expect(await importFile(db, ['id', '1'], { dryRun: true, list: 'press' })).toMatchObject({ created: 1 })
    expect(await db.rows.all(sql`SELECT name FROM lists`)).toEqual([])
  })
})

describe('lists', () => {
  it('keep examples and real people apart', async () => {
    const db = await temporaryDatabase()
    await importFile(db, ['id', '1'], { list: 'demo', isExample: true })
    await expect(importFile(db, ['id', '2'], { list: 'demo' })).rejects.toThrow(/belongs to the examples/)
    await importFile(db, ['id', '2'])
    await expect(importFile(db, ['id', '3'], { isExample: true })).rejects.toThrow(/holds real people/)
    expect(await importFile(db, ['id', '1'], { list: 'demo', isExample: true })).toMatchObject({ unchanged: 1 })
  })

  it.each([['  '], ['a\nb'], ['x'.repeat(101)]])('refuse the name %j', async (list) => {
    const db = await temporaryDatabase()
    await expect(importFile(db, ['id', '1'], { list })).rejects.toThrow(/name of a list/)
  })
})

it('looks people up and writes them by index', async () => {
  const db = await temporaryDatabase()
  const plan = async (query: ReturnType<typeof contactsMatchingQuery>) =>
    (await db.rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)).map((step) => step.detail).join('\n')
  const lookup = await plan(
    contactsMatchingQuery({ externalIds: ['1'], emailHashes: ['a'], phoneHashes: ['b'], listId: 1 }),
  )
  expect(lookup).toContain('MULTI-INDEX OR')
  expect(lookup).not.toMatch(/SCAN c\b/)
  expect(await plan(updateContactsQuery([], 0))).toContain('SEARCH contacts USING INTEGER PRIMARY KEY')
})
