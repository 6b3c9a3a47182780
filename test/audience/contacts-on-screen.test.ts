import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addPerson, personActor, type Role } from '../../src/access/index.ts'
import {
  contactPage,
  eraseContact,
  importContacts,
  listLists,
  searchContacts,
  suppressContact,
} from '../../src/audience/index.ts'
import { dispatch } from '../../src/dispatch/index.ts'
import { Conflict, NotAllowed, NotFound } from '../../src/errors.ts'
import { world, type World, SECRET } from '../support/world.ts'

const FILE = `id,email,phone,language,first_name,last_name,consent.email,days
DL-1,ann@example.com,+447700900001,en,Ann,Baker,yes,30
DL-2,bob@example.com,,cy,Bob,Baker,no,
dl-3,,+447700900003,,Élodie,Roux,,5
X-9,xia@example.com,,,Xia,Annan,,
`

async function contacts(): Promise<World> {
  const at = await world()
  await bring(at, FILE, 'people')
  await bring(at, 'id\nDL-2\n', 'others')
  return at
}

const bring = (at: World, file: string, list: string, isExample = false) =>
  importContacts(at.as(), [new TextEncoder().encode(file)] as never, { list, isExample }, SECRET)

async function as(at: World, role: Role) {
  await addPerson(at.as(), { email: `${role}@example.gov`, roles: [role] })
  return at.as(await personActor(at.db, `${role}@example.gov`))
}

const found = async (at: World, input: Parameters<typeof searchContacts>[1]) =>
  (await searchContacts(at.as(), input, SECRET)).contacts.map(({ key }) => key)

const idOf = async (at: World, key: string) =>
  (await at.db.rows.all<{ id: number }>(sql`SELECT id FROM contacts WHERE external_id = ${key}`))[0]!.id

describe('looking for contacts', () => {
  it.each<[string, object, string[]]>([
    ['everybody', {}, ['DL-1', 'DL-2', 'dl-3', 'X-9']],
    ['a list', { list: 'others' }, ['DL-2']],
    ['an e-mail address, however written', { text: ' ANN@Example.com ' }, ['DL-1']],
    ['a phone number, however spaced', { text: '+44 7700 900003' }, ['dl-3']],
    ['the beginning of an address finds nothing', { text: 'ann@' }, []],
    ['an own key', { text: 'X-9' }, ['X-9']],
    ['the beginning of a key, in any case', { text: 'DL' }, ['DL-1', 'DL-2', 'dl-3']],
    ['the beginning of a last name', { text: 'baker' }, ['DL-1', 'DL-2']],
    ['the beginning of a first or last name', { text: 'ann' }, ['DL-1', 'X-9']],
    ['a name with an accent', { text: 'Élo' }, ['dl-3']],
    ['a name on a list', { text: 'baker', list: 'others' }, ['DL-2']],
    ['an address on another list', { text: 'ann@example.com', list: 'others' }, []],
    ['what means something to a database', { text: "%' OR 1=1 --" }, []],
  ])('%s', async (_, input, keys) => expect(await found(await contacts(), input)).toEqual(keys))

  it('page by page is everybody once', async () => {
    const at = await contacts()
    const keys = []
    for (let after: number | undefined; ;) {
      const page = await searchContacts(at.as(), { after, limit: 3 }, SECRET)
      keys.push(...page.contacts.map(({ key }) => key))
      if (page.next === undefined) break
      after = page.next
    }
    expect(keys).toEqual(['DL-1', 'DL-2', 'dl-3', 'X-9'])
  })

  it('shows lists, and whether anything would reach them', async () => {
    const at = await contacts()
    await at.db.rows.run(
      sql`INSERT INTO suppressions SELECT 'email', email_hash, 'renew-online', 'unsubscribed', 1 FROM contacts WHERE external_id = 'DL-1'`,
    )
    await at.db.rows.run(
      sql`INSERT INTO suppressions SELECT 'email', email_hash, '', 'bounced', 1 FROM contacts WHERE external_id = 'X-9'`,
    )
    const { contacts: lines } = await searchContacts(at.as(), {}, SECRET)
    expect(
      lines.map(({ key, name, lists, whyNot, leftCampaigns }) => [key, name, lists, whyNot, leftCampaigns]),
    ).toEqual([
      ['DL-1', 'Ann Baker', ['people'], null, ['renew-online']],
      ['DL-2', 'Bob Baker', ['others', 'people'], 'no-consent', []],
      ['dl-3', 'Élodie Roux', ['people'], 'no-address', []],
      ['X-9', 'Xia Annan', ['people'], 'suppressed', []],
    ])
  })

  it.each<[Role, boolean]>([
    ['viewer', false],
    ['planner', true],
    ['approver', false],
    ['operator', true],
    ['administrator', true],
  ])('is open to a %s: %s', async (role, may) => {
    const at = await contacts()
    const ctx = await as(at, role)
    const id = await idOf(at, 'DL-1')
    if (may) {
      expect((await searchContacts(ctx, {}, SECRET)).contacts).toHaveLength(4)
      expect((await contactPage(ctx, { id })).contact.key).toBe('DL-1')
    } else {
      await expect(searchContacts(ctx, {}, SECRET)).rejects.toThrow(NotAllowed)
      await expect(contactPage(ctx, { id })).rejects.toThrow(NotAllowed)
    }
    expect(await listLists(ctx)).toHaveLength(2)
  })

  it('no such list is told', async () => {
    await expect(searchContacts((await contacts()).as(), { list: 'none' }, SECRET)).rejects.toThrow(NotFound)
  })
})

it('lists say how many are on them and which audiences draw from them', async () => {
  const at = await contacts()
  await bring(at, 'id\nEX-1\n', 'ex', true)
  await at.campaign()
  await at.db.rows.run(
    sql`INSERT INTO audiences (campaign_id, id, title, position) VALUES ('renew-online', 'all', 'All', 1)`,
  )
  const shown = (await listLists(at.as())).map(({ usedBy, ...list }) => ({
    ...list,
    usedBy: usedBy.map((one) => [one.audience, one.byDefault]),
  }))
  expect(shown).toEqual([
    { name: 'others', isExample: false, people: 1, usedBy: [['all', true]] },
    {
      name: 'people',
      isExample: false,
      people: 4,
      usedBy: [
        ['everybody', false],
        ['all', true],
      ],
    },
    { name: 'ex', isExample: true, people: 1, usedBy: [] },
  ])
})

describe('one contact', () => {
  it('shows what they agreed to, asked for and were sent; that it was looked at is audited by number alone', async () => {
    const at = await contacts()
    await at.campaign()
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    const id = await idOf(at, 'DL-1')
    await suppressContact(at.as(), { id })
    const page = await contactPage(at.as(), { id })
    expect(page.contact).toMatchObject({
      key: 'DL-1',
      attributes: { days: '30' },
      whyNot: 'suppressed',
      erasedAt: null,
    })
    expect(page.consents).toContainEqual({
      channel: 'email',
      granted: false,
      source: 'request',
      at: at.clock.now().getTime(),
    })
    expect(page.suppressions.map(({ channel, campaign, reason }) => [channel, campaign, reason])).toEqual([
      ['email', null, 'requested'],
      ['sms', null, 'requested'],
    ])
    expect(page.deliveries).toEqual([
      expect.objectContaining({ campaign: 'renew-online', activity: 'go-live', status: 'sent', language: 'en' }),
    ])
    const audits = await at.db.rows.all(
      sql`SELECT action, subject, before, after FROM audit_log WHERE subject = ${`contact ${id}`} ORDER BY id`,
    )
    expect(audits).toEqual([
      { action: 'contact.suppress', subject: `contact ${id}`, before: '{"suppressions":0}', after: '{"by":"request"}' },
      { action: 'contact.view', subject: `contact ${id}`, before: null, after: null },
    ])
    await expect(contactPage(at.as(), { id: 99 })).rejects.toThrow(NotFound)
  })

  it('who asked not to be written to gets nothing, and no import changes that', async () => {
    const at = await contacts()
    await suppressContact(await as(at, 'operator'), { id: await idOf(at, 'DL-1') })
    await bring(at, FILE, 'people')
    await at.campaign()
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    expect(await at.db.rows.all(sql`SELECT "to" FROM inbox`)).toEqual([{ to: 'xia@example.com' }])
    await expect(suppressContact(await as(at, 'viewer'), { id: 1 })).rejects.toThrow(NotAllowed)
    await expect(suppressContact(await as(at, 'administrator'), { id: 1 })).rejects.toThrow(NotAllowed)
  })
})

describe('erasing a contact', () => {
  it('leaves no personal data anywhere, keeps the ledger’s counts, and no import takes them in again', async () => {
    const at = await contacts()
    await at.campaign()
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    const id = await idOf(at, 'DL-1')
    await eraseContact(await as(at, 'operator'), { id })
    const tables = await at.db.rows.all<{ name: string }>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    for (const { name } of tables) {
      const rows = JSON.stringify(await at.db.rows.all(sql`SELECT * FROM ${sql.identifier(name)}`))
      for (const datum of ['ann@example.com', '447700900001', 'DL-1', '"Ann"', 'Ann,'])
        expect(rows, `${datum} in ${name}`).not.toContain(datum)
    }
    expect((await contactPage(at.as(), { id })).deliveries).toHaveLength(1)
    expect((await contactPage(at.as(), { id })).contact).toMatchObject({ whyNot: 'erased', lists: [], attributes: {} })
    const again = await bring(at, 'id,email,first_name\nDL-1,ann@example.com,Ann\n', 'people')
    expect(again).toMatchObject({ created: 0, rejected: [{ reason: expect.stringMatching(/erased/) }] })
  })

  it('waits while a message is on its way; twice is once; others may not', async () => {
    const at = await contacts()
    await at.campaign()
    const id = await idOf(at, 'DL-1')
    await at.db.rows.run(sql`INSERT INTO deliveries (occurrence_id, contact_id, channel, language, status, settle_by)
      VALUES ((SELECT id FROM occurrences), ${id}, 'email', 'en', 'handed-off', 9e15)`)
    await expect(eraseContact(at.as(), { id })).rejects.toThrow(Conflict)
    await at.db.rows.run(sql`UPDATE deliveries SET status = 'sent'`)
    await eraseContact(at.as(), { id })
    await eraseContact(at.as(), { id })
    expect(await at.db.rows.all(sql`SELECT 1 FROM audit_log WHERE action = 'contact.erase'`)).toHaveLength(1)
    for (const role of ['planner', 'approver', 'viewer'] as const)
      await expect(eraseContact(await as(at, role), { id })).rejects.toThrow(NotAllowed)
  })
})
