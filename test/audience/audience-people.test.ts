import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { audiencePeople, importContacts, audienceInWords } from '../../src/audience/index.ts'
import { dispatch } from '../../src/dispatch/index.ts'
import { NotFound } from '../../src/errors.ts'
import { SECRET, world } from '../support/world.ts'

describe('a rule in words', () => {
  it.each<[unknown, string]>([
    [undefined, 'everybody'],
    [{ attribute: 'renewal_due_days', lte: 90 }, 'renewal_due_days is at most 90'],
    [
      {
        all: [
          { attribute: 'renewal_due_days', lte: 90 },
          { attribute: 'language', eq: 'cy' },
        ],
      },
      'renewal_due_days is at most 90 and language is cy',
    ],
    [
      {
        any: [
          { attribute: 'a', lt: 1 },
          {
            all: [
              { attribute: 'b', gt: 2 },
              { attribute: 'c', ne: 'x' },
            ],
          },
        ],
      },
      'a is less than 1 or (b is more than 2 and c is not x)',
    ],
    [
      { all: [{ any: [{ attribute: 'a', gte: 1 }] }, { attribute: 'b', exists: true }] },
      'a is at least 1 and b is known',
    ],
    [{ not: { attribute: 'email', exists: false } }, 'not (email is not known)'],
    [{ attribute: 'town', in: ['a', 'b'] }, 'town is one of a, b'],
    [{ attribute: 'town', in: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] }, 'town is one of a, b, c, d, e and 2 more'],
    [{ attribute: 'note', contains: 'x y' }, 'note contains “x y”'],
  ])('%j', (rule, said) => expect(audienceInWords({ rule })).toBe(said))

  it.each([
    [undefined, 'everybody who was sent teaser or live in its time'],
    [{ attribute: 'age', gte: 18 }, 'age is at least 18, of those who were sent teaser or live in its time'],
  ])('%j of those who were sent something', (rule, said) => {
    expect(audienceInWords({ rule, received: { activities: ['teaser', 'live'] } })).toBe(said)
  })
})

describe('the people of an audience', () => {
  it('are counted by language and by what stands against writing to them, as a dispatch then finds', async () => {
    const at = await world()
    const rows = [
      'a@example.com,en,',
      'b@example.com,cy,',
      ',en,',
      'd@example.com,,no',
      'e@example.com,en,yes',
      'f@example.com,en,',
      'g@example.com,en,',
    ]
    const file = `email,id,language,consent.email\n${rows.map((row, i) => row.replace(',', `,p${i},`)).join('\n')}\n`
    await importContacts(at.as(), [new TextEncoder().encode(file)] as never, { list: 'people' }, SECRET)
    const suppress = (key: string, campaign: string, reason: string) =>
      at.db.rows.run(
        sql`INSERT INTO suppressions SELECT 'email', email_hash, ${campaign}, ${reason}, 1 FROM contacts WHERE external_id = ${key}`,
      )
    await suppress('p4', 'renew-online', 'unsubscribed')
    await suppress('p5', '', 'bounced')
    await suppress('p6', 'another', 'unsubscribed')
    await at.campaign()
    const counted = await audiencePeople(at.as(), { campaignId: 'renew-online', audienceId: 'everybody' })
    expect(counted).toMatchObject({
      title: 'Everybody',
      list: 'people',
      rule: 'everybody',
      population: { size: 10_000 },
      people: 7,
      canBeWritten: 3,
    })
    expect(counted.cannot.toSorted((one, other) => one.reason.localeCompare(other.reason))).toEqual([
      { reason: 'no-address', people: 1 },
      { reason: 'no-consent', people: 1 },
      { reason: 'suppressed', people: 1 },
      { reason: 'unsubscribed', people: 1 },
    ])
    expect(counted.languages).toEqual([
      { language: 'en', people: 5 },
      { language: null, people: 1 },
      { language: 'cy', people: 1 },
    ])
    await at.approved()
    expect(await dispatch(at.ports, { untilIdle: true })).toMatchObject({ sent: counted.canBeWritten, skipped: 4 })
    expect(
      await at.db.rows.all(
        sql`SELECT reason, count(*) AS people FROM deliveries WHERE status = 'skipped' GROUP BY reason ORDER BY reason`,
      ),
    ).toEqual(counted.cannot.toSorted((one, other) => one.reason.localeCompare(other.reason)))
  })

  it('of an audience that is none are not found', async () => {
    const at = await world()
    await expect(audiencePeople(at.as(), { campaignId: 'x', audienceId: 'y' })).rejects.toThrow(NotFound)
  })
})
