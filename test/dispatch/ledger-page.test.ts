import { parse } from 'csv-parse/browser/esm/sync'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { ledgerOfOccurrenceQuery, reasonsQuery } from '../../db/queries/ledger-export.ts'
import { addPerson, personActor, ROLES } from '../../src/access/index.ts'
import { ledgerCsv, ledgerPageOf, type LedgerRow, ROW_STATUSES } from '../../src/dispatch/index.ts'
import { Invalid, NotAllowed, NotFound } from '../../src/errors.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { world } from '../support/world.ts'

const OF = { campaignId: 'renew-online', activityId: 'go-live' }

/** An occurrence of 400 people with every status, written as the ledger keeps it. */
async function aLedger() {
  const at = await world()
  await at.people(400)
  await at.campaign()
  const { db } = at
  await db.rows
    .run(sql`INSERT INTO deliveries (occurrence_id, contact_id, channel, language, status, reason, attempts, provider_ref)
    SELECT (SELECT id FROM occurrences), id, 'email', language,
      CASE WHEN id % 10 = 0 THEN 'failed' WHEN id % 10 = 1 THEN 'skipped' WHEN id % 100 = 2 THEN 'unknown' WHEN id % 100 = 3 THEN 'cancelled'
        WHEN id % 100 = 4 THEN 'handed-off' WHEN id % 10 = 5 THEN 'queued' ELSE 'sent' END,
      CASE WHEN id % 20 = 0 THEN '550 no such user' WHEN id % 10 = 0 THEN '=cmd()' WHEN id % 20 = 1 THEN 'no-address'
        WHEN id % 10 = 1 THEN 'unsubscribed' END, 1, 'ref ' || id FROM contacts`)
  const count = (status: string) => sql`(SELECT count(*) FROM deliveries WHERE status = ${status})`
  await db.rows
    .run(sql`UPDATE occurrences SET frozen_at = 1, audience = 400, queued = ${count('queued')}, handed_off = ${count('handed-off')},
    sent = ${count('sent')}, failed = ${count('failed')}, skipped = ${count('skipped')}, unknown = ${count('unknown')}, cancelled = ${count('cancelled')}`)
  return at
}

type World = Awaited<ReturnType<typeof aLedger>>

async function allRows(at: World, filter: object, limit = 30): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = []
  for (let after: number | undefined; ;) {
    const page = await ledgerPageOf(at.as(), { ...OF, ...filter, after, limit })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    rows.push(...page.rows)
    if (page.next === undefined) return rows
    after = page.next
  }
}

describe('the rows behind the counts', () => {
  it('page after page is everybody once, in a steady order, by key and never by address', async () => {
    const at = await aLedger()
    const rows = await allRows(at, {})
    expect(rows.map(({ contact }) => contact)).toEqual(Array.from({ length: 400 }, (_, index) => `p${index}`))
    expect(JSON.stringify(rows)).not.toContain('@')
  })

  it.each(ROW_STATUSES)('as many are %s as the counters say', async (status) => {
    const at = await aLedger()
    const { counts } = await ledgerPageOf(at.as(), OF)
    const rows = await allRows(at, { status })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows).toHaveLength(counts[status])
    expect(new Set(rows.map((row) => row.status))).toEqual(new Set([status]))
    expect(ROW_STATUSES.reduce((sum, one) => sum + counts[one], 0)).toBe(counts.audience)
  })

  it('says why rows were not sent, and each reason leads to as many rows', async () => {
    const at = await aLedger()
    const { reasons, reasonsAreComplete, languages } = await ledgerPageOf(at.as(), OF)
    expect(reasons).toContainEqual({ status: 'failed', reason: '550 no such user', people: 20 })
    expect(reasons).toContainEqual({ status: 'skipped', reason: 'unsubscribed', people: 20 })
    expect(reasons.reduce((sum, { people }) => sum + people, 0)).toBe(40 + 40 + 4 + 4)
    expect([reasonsAreComplete, languages]).toEqual([true, ['en', 'cy']])
    for (const { status, reason, people } of reasons.filter((one) => one.reason !== null))
      expect(await allRows(at, { status, reason: reason! })).toHaveLength(people)
  })

  it('filters hold together', async () => {
    const at = await aLedger()
    const rows = await allRows(at, { status: 'skipped', language: 'cy' })
    expect(rows.length).toBeGreaterThan(0)
    expect(rows).toEqual((await allRows(at, {})).filter((row) => row.status === 'skipped' && row.language === 'cy'))
    expect(await allRows(at, { reason: 'never heard of' })).toEqual([])
  })

  it('any role may look; a status or activity that is none is told', async () => {
    const at = await aLedger()
    for (const role of ROLES) {
      await addPerson(at.as(), { email: `${role}@example.gov`, roles: [role] })
      const ctx = at.as(await personActor(at.db, `${role}@example.gov`))
      expect((await ledgerPageOf(ctx, OF)).rows).toHaveLength(50)
    }
    await expect(ledgerPageOf(at.as({ kind: 'recipient' }), OF)).rejects.toThrow(NotAllowed)
    await expect(ledgerPageOf(at.as(), { ...OF, status: 'delivered' })).rejects.toThrow(Invalid)
    await expect(ledgerPageOf(at.as(), { ...OF, activityId: 'none' })).rejects.toThrow(NotFound)
  })

  it('is downloaded with the same filters, and no cell is a formula', async () => {
    const at = await aLedger()
    let text = ''
    for await (const part of ledgerCsv(at.as(), { ...OF, status: 'failed' })) text += part
    const [header, ...rows]: string[][] = parse(text, { record_delimiter: '\r\n' })
    expect(header!.join()).toBe(
      'occurrence,activity,contact,channel,language,status,reason,attempts,handedOffAt,providerRef',
    )
    expect(rows).toHaveLength(40)
    expect(new Set(rows.map((row) => row[6]))).toEqual(new Set(['550 no such user', "'=cmd()"]))
  })

  const of = { occurrenceId: 1, status: undefined, reason: undefined, language: undefined, after: 5, limit: 51 }
  it.each([
    ['everybody', ledgerOfOccurrenceQuery(of), /INDEX deliveries_once \(occurrence_id=\? AND contact_id>\?\)/],
    [
      'those not sent',
      ledgerOfOccurrenceQuery({ ...of, status: 'failed' }),
      /INDEX deliveries_not_sent \(occurrence_id=\? AND status=\? AND contact_id>\?\)/,
    ],
    ['their reasons', reasonsQuery(1, 20_000), /INDEX deliveries_not_sent \(occurrence_id=\? AND status=\?\)/],
  ])('%s are found by an index', async (_, query, uses) => {
    const db = await temporaryDatabase()
    const steps = (await db.rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)).map(({ detail }) => detail)
    expect(steps).toContainEqual(expect.stringMatching(uses))
    expect(steps.filter((step) => /SCAN (d|deliveries)\b/.test(step))).toEqual([])
    expect(steps.filter((step) => step === 'USE TEMP B-TREE FOR ORDER BY')).toHaveLength(_ === 'their reasons' ? 1 : 0)
  })
})
