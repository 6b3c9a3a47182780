import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addPerson, personActor, type Role, ROLES } from '../../src/access/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { dispatch, inboxMail, inboxPage, previewMail, testSend } from '../../src/dispatch/index.ts'
import { Invalid, NotAllowed, NotFound } from '../../src/errors.ts'
import { SECRET, world, type World } from '../support/world.ts'

const OF = { campaignId: 'renew-online', activityId: 'go-live' }
const BODY = 'Hello {{first_name}}, due in {{days}} days: [renew]({{service.url}}).'

/** Six people: `cy` for one, a language nobody wrote in, no language, no address, unsubscribed, and one with markup for a name. */
async function sixPeople(): Promise<World> {
  const at = await world()
  const file = `id,email,language,first_name,days
a,ann@example.com,en,Ann,1
b,bob@example.com,cy,Bob,2
c,cas@example.com,fr,Cas,3
d,,en,Dee,4
e,eve@example.com,,Eve,5
f,flo@example.com,en-GB,<b>Flo</b>,6
`
  await importContacts(at.as(), [new TextEncoder().encode(file)] as never, { list: 'people' }, SECRET)
  await at.campaign({ subject: 'News for {{first_name}}' })
  // The reader of files is not told which attributes contacts have.
  await at.db.rows.run(sql`UPDATE message_variants SET body = ${BODY} WHERE language = 'en'`)
  await at.db.rows.run(
    sql`INSERT INTO suppressions SELECT 'email', email_hash, 'renew-online', 'unsubscribed', 1 FROM contacts WHERE external_id = 'e'`,
  )
  return at
}

async function as(at: World, ...roles: Role[]) {
  const email = `${roles.join('.')}@example.gov`
  await addPerson(at.as(), { email, roles })
  return at.as(await personActor(at.db, email))
}

async function rowsEverywhere(at: World): Promise<unknown> {
  return at.db.rows.all(sql`SELECT (SELECT count(*) FROM links) AS links, (SELECT count(*) FROM events) AS events,
    (SELECT count(*) FROM inbox) AS inbox, (SELECT count(*) FROM deliveries) AS deliveries, (SELECT count(*) FROM audit_log) AS audits`)
}

describe('the preview of a mail', () => {
  it.each([
    [0, 'a', 'en', 'en', null],
    [1, 'b', 'cy', 'cy', null],
    [2, 'c', 'en', 'fr', null],
    [3, 'd', 'en', 'en', 'no-address'],
    [4, 'e', 'en', null, 'unsubscribed'],
    [5, 'f', 'en', 'en-GB', null],
    [99, 'f', 'en', 'en-GB', null],
  ])('at place %s shows %s, in %s', async (position, contact, language, ownLanguage, whyNot) => {
    const at = await sixPeople()
    const mail = await previewMail(at.ports, await as(at, 'approver'), { ...OF, position })
    expect(mail.language).toBe(language)
    expect(mail.recipient).toMatchObject({ contact, ownLanguage, whyNot, total: 6, position: Math.min(position, 5) })
  })

  it('is the mail that is then sent, but for its links', async () => {
    const at = await sixPeople()
    const mail = await previewMail(at.ports, at.as(), { ...OF, position: 0 })
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    const sent = await inboxMail(at.as(), { id: 1 })
    const plain = (text: string) => text.replaceAll(/https:\/\/\S+?(?=["\s)>]|$)/g, 'URL')
    expect(sent.to).toBe(mail.recipient!.to)
    expect(sent.subject).toBe(mail.subject)
    expect(plain(sent.html).trim()).toBe(plain(mail.html).trim())
    expect(plain(sent.text).trim()).toBe(plain(mail.text).trim())
    expect(mail.html).toContain('https://renew.example.gov/start')
    expect(mail.html).toContain('https://fanfare.example/u/test')
  })

  it('escapes what a person is called', async () => {
    const at = await sixPeople()
    const { html } = await previewMail(at.ports, at.as(), { ...OF, position: 5 })
    expect(html).toContain('Hello &lt;b&gt;Flo&lt;/b&gt;')
    expect(html).not.toContain('<b>Flo')
  })

  it('steps through those who are written to in one language', async () => {
    const at = await sixPeople()
    const mail = await previewMail(at.ports, at.as(), { ...OF, language: 'cy' })
    expect(mail).toMatchObject({
      language: 'cy',
      languages: ['en', 'cy'],
      recipient: { contact: 'b', total: 1, position: 0 },
    })
    expect(mail.subject).toBe('Adnewyddwch ar-lein')
    expect((await previewMail(at.ports, at.as(), { ...OF, language: 'en' })).recipient!.total).toBe(5)
    await expect(previewMail(at.ports, at.as(), { ...OF, language: 'de' })).rejects.toThrow(Invalid)
    await expect(previewMail(at.ports, at.as(), { ...OF, activityId: 'none' })).rejects.toThrow(NotFound)
  })

  it('shows viewers, and an audience of nobody, a made-up person who lacks nothing', async () => {
    const at = await sixPeople()
    const mail = await previewMail(at.ports, await as(at, 'viewer'), OF)
    expect(mail.recipient).toBeNull()
    expect(mail.subject).toBe('News for Sam')
    expect(mail.text).toContain('Hello Sam, due in (days) days')
    await at.db.rows.run(sql`DELETE FROM list_members`)
    expect(await previewMail(at.ports, at.as(), { ...OF, language: 'cy' })).toMatchObject({
      recipient: null,
      language: 'cy',
    })
  })

  it('writes nothing, whoever looks', async () => {
    const at = await sixPeople()
    const people = await Promise.all(ROLES.map((role) => as(at, role)))
    const before = await rowsEverywhere(at)
    for (const ctx of people) for (const language of ['en', 'cy']) await previewMail(at.ports, ctx, { ...OF, language })
    expect(await rowsEverywhere(at)).toEqual(before)
  })
})

describe('a test send', () => {
  it.each<[Role, boolean]>([
    ['viewer', false],
    ['planner', true],
    ['approver', true],
    ['operator', true],
    ['administrator', false],
  ])('by a %s: %s', async (role, may) => {
    const at = await sixPeople()
    const sending = testSend(at.ports, await as(at, role), { ...OF, to: 'me@example.gov' })
    if (may) expect(await sending).toEqual({ sent: 2 })
    else await expect(sending).rejects.toThrow(NotAllowed)
  })
})

describe('the built-in inbox', () => {
  async function caught() {
    const at = await sixPeople()
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    await testSend(at.ports, at.as(), { ...OF, to: 'me@example.gov' })
    return at
  }

  it('lists the newest first, page by page, with tests marked', async () => {
    const at = await caught()
    const first = await inboxPage(at.as(), { limit: 4 })
    const second = await inboxPage(at.as(), { limit: 4, before: first.next })
    const mails = [...first.mails, ...second.mails]
    expect(second.next).toBeUndefined()
    expect(mails.map(({ id }) => id)).toEqual([6, 5, 4, 3, 2, 1])
    expect(mails.filter(({ isTest }) => isTest).map(({ subject }) => subject)).toEqual([
      '[Test cy] Adnewyddwch ar-lein',
      '[Test en] News for Sam',
    ])
  })

  it('finds by address or subject, in any case, also far back', async () => {
    const at = await caught()
    const of = async (text: string) => (await inboxPage(at.as(), { text })).mails.map(({ to }) => to)
    expect(await of('ANN@')).toEqual(['ann@example.com'])
    expect(await of('adnewyddwch')).toEqual(['me@example.gov', 'bob@example.com'])
    await at.db.rows.run(sql`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
      INSERT INTO inbox (at, "to", subject, raw) SELECT 0, 'x@example.org', 'other', '' FROM n`)
    const near = await inboxPage(at.as(), { text: 'ann@' })
    expect(near.mails).toEqual([])
    const far = await inboxPage(at.as(), { text: 'ann@', before: near.next })
    expect([far.mails.map(({ to }) => to), far.next]).toEqual([['ann@example.com'], undefined])
  })

  it('takes a mail apart', async () => {
    const at = await caught()
    const mail = await inboxMail(at.as(), { id: 1 })
    expect(mail).toMatchObject({ to: 'ann@example.com', subject: 'News for Ann', isTest: false })
    expect(mail.from).toContain('renew@example.gov')
    expect(mail.text).toContain('Hello Ann')
    expect(mail.html).toContain('Hello Ann')
    expect(mail.headers.map(({ name }) => name)).toContain('List-Unsubscribe')
    expect((await inboxMail(at.as(), { id: 6 })).isTest).toBe(true)
    await expect(inboxMail(at.as(), { id: 99 })).rejects.toThrow(NotFound)
  })

  it.each<[Role, boolean]>([
    ['viewer', false],
    ['planner', true],
    ['approver', true],
    ['operator', true],
    ['administrator', true],
  ])('is open to a %s: %s', async (role, may) => {
    const at = await caught()
    const ctx = await as(at, role)
    if (may) expect((await inboxPage(ctx, {})).mails).toHaveLength(6)
    else {
      await expect(inboxPage(ctx, {})).rejects.toThrow(NotAllowed)
      await expect(inboxMail(ctx, { id: 1 })).rejects.toThrow(NotAllowed)
    }
  })
})
