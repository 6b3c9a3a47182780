import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../db/index.ts'
import { readUnsubscribeToken, unsubscribe, unsubscribePageFacts, unsubscribeToken } from '../../src/audience/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { aSentCampaign } from './a-sent-campaign.ts'
import { consentsIn, ctxOf, importFile, SECRET } from './importing.ts'

const [ANN, BOB] = [1, 2]

async function twoPeople(): Promise<{ db: Database; token: (contact: number) => string }> {
  const db = await temporaryDatabase()
  const people = ['id,email,phone,consent.email', '1,ann@example.com,+447700900001,yes', '2,bob@example.com,,yes']
  await importFile(db, people)
  const sent = await aSentCampaign(db, 'renew')
  return { db, token: (contact) => unsubscribeToken(SECRET, sent.get(contact)!) }
}

const leave = (db: Database, token: string, scope: 'campaign' | 'all' = 'campaign') =>
  unsubscribe(ctxOf(db, { kind: 'recipient' }), { token, scope }, SECRET)

/** What is suppressed, by whose address it is: the contact's number and the kind of address. */
async function suppressed(db: Database): Promise<string[]> {
  const found = await db.rows.all<{ what: string }>(
    sql`SELECT coalesce(e.id || ' email', p.id || ' phone', 'nobody') || ' on ' || s.channel || ' from ' ||
          CASE s.campaign_id WHEN '' THEN 'all' ELSE s.campaign_id END || ': ' || s.reason AS what
        FROM suppressions s LEFT JOIN contacts e ON e.email_hash = s.address_hash LEFT JOIN contacts p ON p.phone_hash = s.address_hash`,
  )
  return found.map((row) => row.what).sort()
}

describe('a token', () => {
  it.each([[1], [35], [36], [999_999_999], [Number.MAX_SAFE_INTEGER]])('brings delivery %d back', (id) => {
    const token = unsubscribeToken(SECRET, id)
    expect(token).toMatch(/^[0-9a-z-]{34,48}$/)
    expect(readUnsubscribeToken(SECRET, token)).toBe(id)
    expect(readUnsubscribeToken('another secret', token)).toBeUndefined()
  })

  const token = unsubscribeToken(SECRET, 4711)
  it.each([
    ['of another delivery', token.replace(/^[^-]+/, (4712).toString(36))],
    ['with a digit changed', token.replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
    ['with a leading zero', `0${token}`],
    ['cut short', token.slice(0, -1)],
    ['with more behind it', `${token}0`],
    ['in capitals', token.toUpperCase()],
    ['that is only a number', '4711'],
    ['beyond every number', `${'z'.repeat(11)}-${'0'.repeat(32)}`],
    ['that is empty', ''],
  ])('%s is not ours', (_, forged) => expect(readUnsubscribeToken(SECRET, forged)).toBeUndefined())
})

describe('the page', () => {
  it('says what the link is about and changes nothing', async () => {
    const { db, token } = await twoPeople()
    expect(await unsubscribePageFacts({ db }, { token: token(ANN) }, SECRET)).toEqual({
      language: 'cy',
      campaignTitle: 'Title of renew',
      serviceName: 'Licence renewal',
      channel: 'email',
      already: false,
      alreadyAll: false,
    })
    expect(await suppressed(db)).toEqual([])
  })

  it('says what was done before', async () => {
    const { db, token } = await twoPeople()
    await leave(db, token(ANN))
    expect(await unsubscribePageFacts({ db }, { token: token(ANN) }, SECRET)).toMatchObject({
      already: true,
      alreadyAll: false,
    })
    await leave(db, token(ANN), 'all')
    expect(await unsubscribePageFacts({ db }, { token: token(ANN) }, SECRET)).toMatchObject({
      already: true,
      alreadyAll: true,
    })
    expect(await unsubscribePageFacts({ db }, { token: token(BOB) }, SECRET)).toMatchObject({ already: false })
  })

  it.each([['not-a-token'], [unsubscribeToken(SECRET, 999)]])('of %s is not found', async (token) => {
    const { db } = await twoPeople()
    await expect(unsubscribePageFacts({ db }, { token }, SECRET)).rejects.toThrow(/not one of ours/)
    await expect(leave(db, token)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('unsubscribing', () => {
  it('from one campaign holds for it on that channel', async () => {
    const { db, token } = await twoPeople()
    await leave(db, token(ANN))
    expect(await suppressed(db)).toEqual(['1 email on email from renew: unsubscribed'])
    expect(await consentsIn(db)).toMatchObject([{ granted: 1 }, { granted: 1 }])
  })

  it('from everything holds for every address, and withdraws consent', async () => {
    const { db, token } = await twoPeople()
    await leave(db, token(ANN), 'all')
    expect(await suppressed(db)).toEqual([
      '1 email on email from all: unsubscribed',
      '1 phone on sms from all: unsubscribed',
    ])
    const consents = (await consentsIn(db)).filter((consent) => JSON.stringify(consent).includes('"granted":0'))
    expect(consents).toHaveLength(5)
    expect(consents[0]).toEqual({ contact: 1, channel: 'email', granted: 0, source: 'unsubscribe' })
  })

  it('is counted and audited once however often it is said, without an address', async () => {
    const { db, token } = await twoPeople()
    for (const scope of ['campaign', 'campaign', 'all', 'all', 'campaign'] as const) await leave(db, token(ANN), scope)
    const events = await db.rows.all(
      sql`SELECT kind, campaign_id AS campaign, activity_id AS activity, language FROM events`,
    )
    expect(events).toEqual([{ kind: 'unsubscribe', campaign: 'renew', activity: 'teaser', language: 'cy' }])
    const audited = await db.rows.all<{ after: string }>(
      sql`SELECT actor, subject, after FROM audit_log WHERE action = 'contact.unsubscribe'`,
    )
    expect(audited.map((row) => JSON.parse(row.after).scope)).toEqual(['campaign', 'all'])
    expect(audited[0]).toMatchObject({ actor: 'recipient', subject: expect.stringMatching(/^delivery \d+$/) })
    expect(JSON.stringify(audited)).not.toContain('example.com')
  })

  it('of a bounced address is remembered as the person’s word', async () => {
    const { db, token } = await twoPeople()
    await db.rows.run(
      sql`INSERT INTO suppressions (channel, address_hash, campaign_id, reason, at) SELECT 'email', email_hash, '', 'bounced', 1 FROM contacts WHERE id = 1`,
    )
    expect(await unsubscribePageFacts({ db }, { token: token(ANN) }, SECRET)).toMatchObject({ already: false })
    await leave(db, token(ANN), 'all')
    expect(await suppressed(db)).toContain('1 email on email from all: unsubscribed')
  })

  it('refuses a scope it does not know', async () => {
    const { db, token } = await twoPeople()
    // @ts-expect-error what a request may send
    await expect(leave(db, token(ANN), 'everything')).rejects.toThrow(/expected campaign or all/)
  })
})

describe('no import undoes it', () => {
  it('for the same address', async () => {
    const { db, token } = await twoPeople()
    await leave(db, token(ANN), 'all')
    const before = [await suppressed(db), await consentsIn(db)]
    const yes = ['id,email,consent.email,consent.sms', '1,ann@example.com,yes,yes']
    expect(await importFile(db, yes)).toMatchObject({ unchanged: 1 })
    expect([await suppressed(db), await consentsIn(db)]).toEqual(before)
  })

  it('for a new address in the place of the old', async () => {
    const { db, token } = await twoPeople()
    await leave(db, token(ANN))
    await importFile(db, ['id,email', '1,ann@example.org'])
    expect(await suppressed(db)).toEqual([
      '1 email on email from renew: unsubscribed',
      'nobody on email from renew: unsubscribed',
    ])
  })

  it('for an address of another kind that comes later, when it was from everything', async () => {
    const { db, token } = await twoPeople()
    await leave(db, token(BOB), 'all')
    await importFile(db, ['id,phone', '2,+447700900002'])
    expect(await suppressed(db)).toEqual([
      '2 email on email from all: unsubscribed',
      '2 phone on sms from all: unsubscribed',
    ])
  })

  it('but one campaign on one channel says nothing about another kind of address', async () => {
    const { db, token } = await twoPeople()
    await leave(db, token(BOB))
    await importFile(db, ['id,phone', '2,+447700900002'])
    expect(await suppressed(db)).toEqual(['2 email on email from renew: unsubscribed'])
  })

  it('and a bounce stays with the address that bounced', async () => {
    const { db } = await twoPeople()
    await db.rows.run(
      sql`INSERT INTO suppressions (channel, address_hash, campaign_id, reason, at) SELECT 'email', email_hash, '', 'bounced', 1 FROM contacts WHERE id = 1`,
    )
    await importFile(db, ['id,email', '1,ann@example.org'])
    expect(await suppressed(db)).toEqual(['nobody on email from all: bounced'])
  })
})

describe('consents in a file', () => {
  it('change what a file said before, both ways', async () => {
    const { db } = await twoPeople()
    expect(await importFile(db, ['id,consent.email', '1,no'])).toMatchObject({ updated: 1 })
    expect(await consentsIn(db)).toMatchObject([{ contact: 1, granted: 0, source: 'import' }, { contact: 2 }])
    expect(await importFile(db, ['id,consent.email', '1,YES'])).toMatchObject({ updated: 1 })
    expect(await importFile(db, ['id,consent.email', '1,'])).toMatchObject({ unchanged: 1 })
    expect(await consentsIn(db)).toMatchObject([
      { contact: 1, granted: 1 },
      { contact: 2, granted: 1 },
    ])
  })
})
