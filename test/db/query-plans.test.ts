import { type SQL, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { refusalsQuery } from '../../db/queries/audience-people.ts'
import { calendarQuery } from '../../db/queries/calendar.ts'
import { frozenQuery } from '../../db/queries/freeze.ts'
import { reasonsQuery } from '../../db/queries/ledger-export.ts'
import { candidatesQuery, expiredQuery } from '../../db/queries/ledger.ts'
import { ledgerQuery } from '../../db/queries/measure.ts'
import { dueQuery } from '../../db/queries/occurrences.ts'
import { reachQuery } from '../../db/queries/reach.ts'
import { audienceMembers } from '../../src/audience/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

const of = { occurrenceId: 1, campaignId: 'renew-online', channel: 'email', needsConsent: false }
const people = audienceMembers({ list: 'people' })

describe('the hot queries', () => {
  it.each<[string, SQL, RegExp[]]>([
    [
      'what is due, from the open occurrences only',
      dueQuery(1),
      [/SEARCH o USING INDEX occurrences_open \(due_at<\?\)/],
    ],
    [
      'the next recipients, from the queue of one occurrence',
      candidatesQuery(of, 1, 100),
      [
        /SEARCH deliveries USING INDEX deliveries_queued \(occurrence_id=\? AND not_before<\?\)/,
        /SEARCH c USING INTEGER PRIMARY KEY/,
      ],
    ],
    [
      'hand-offs that lost their dispatcher',
      expiredQuery(1),
      [/SEARCH deliveries USING (COVERING )?INDEX deliveries_handed_off \(settle_by<\?\)/],
    ],
    [
      'the range of an audience, along its list',
      sql`SELECT c.id ${people.from} AND ${people.id} > ${1} ORDER BY ${people.id} LIMIT ${10}`,
      [/SEARCH m USING COVERING INDEX \S+ \(list_id=\? AND contact_id>\?\)/, /SEARCH c USING INTEGER PRIMARY KEY/],
    ],
    [
      'one range put into the ledger, in the order of its contacts',
      frozenQuery({ ...of, languages: ['en'], members: people, after: 1 }, 9),
      [/SEARCH m USING COVERING INDEX \S+ \(list_id=\? AND contact_id>\? AND contact_id<\?\)/],
    ],
    [
      'the intent of a batch, by id',
      sql`UPDATE deliveries SET status = 'handed-off' WHERE id IN (SELECT value FROM json_each(${'[1]'})) AND status = 'queued'`,
      [/SEARCH deliveries USING INTEGER PRIMARY KEY/],
    ],
  ])('%s', async (_, query, uses) => {
    const db = await temporaryDatabase()
    const plan = await db.rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)
    const steps = plan.map(({ detail }) => detail)
    for (const step of uses) expect(steps).toContainEqual(expect.stringMatching(step))
    expect(steps.filter((step) => /^SCAN (o|deliveries|contacts|c|suppressions|s)\b(?! VIRTUAL)/.test(step))).toEqual(
      [],
    )
    expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
  })

  it('people to whom an e-mail would not go are found from what stands against it, not by looking at everybody', async () => {
    const db = await temporaryDatabase()
    const plan = await db.rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${refusalsQuery(people, 'renew-online')}`)
    const steps = plan.map(({ detail }) => detail)
    expect(steps).toContainEqual(
      expect.stringMatching(/SEARCH m USING COVERING INDEX \S+ \(list_id=\? AND contact_id=\?\)/),
    )
    expect(steps.filter((step) => /^SCAN (m|c|x)\b/.test(step))).toEqual([])
  })

  it.each<[string, SQL, RegExp[]]>([
    [
      'the ledger of a campaign is counted from indexes, without its rows',
      ledgerQuery('renew-online'),
      [
        /^SEARCH d USING COVERING INDEX deliveries_once \(occurrence_id=\?\)$/,
        /^SEARCH d USING COVERING INDEX deliveries_not_sent \(occurrence_id=\? AND status=\?\)$/,
        /^SEARCH d USING COVERING INDEX deliveries_queued \(occurrence_id=\?\)$/,
        /^SEARCH d USING (COVERING )?INDEX deliveries_caught \(occurrence_id=\?\)$/,
        /^SCAN deliveries USING INDEX deliveries_handed_off$/,
      ],
    ],
    [
      'whom occurrences reached, in one range of contacts',
      reachQuery({ occurrenceIds: [1, 2], besides: 3, until: 1, inboxCounts: false, above: 1, upTo: 9 }),
      [
        /^SEARCH deliveries USING INDEX deliveries_once \(occurrence_id=\? AND contact_id>\? AND contact_id<\?\)$/,
        /^SEARCH b USING INDEX deliveries_once \(occurrence_id=\? AND contact_id=\?\) LEFT-JOIN$/,
      ],
    ],
    [
      'why rows were not sent, from an index alone',
      reasonsQuery(1, 9),
      [/^SEARCH deliveries USING COVERING INDEX deliveries_not_sent \(occurrence_id=\? AND status=\?\)$/],
    ],
    [
      'a count of everybody, with the lists of a contact from an index alone',
      sql`SELECT count(*) ${audienceMembers({}).from}`,
      [/^SEARCH m USING COVERING INDEX list_members_by_contact \(contact_id=\?\)$/],
    ],
  ])('%s', async (_, query, uses) => {
    const db = await temporaryDatabase()
    const plan = await db.rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)
    const ledger = plan.map(({ detail }) => detail).filter((step) => /^(SEARCH|SCAN) (b|d|deliveries|m)\b/.test(step))
    for (const step of uses) expect(ledger).toContainEqual(expect.stringMatching(step))
    for (const step of ledger)
      expect(
        uses.some((use) => use.test(step)),
        step,
      ).toBe(true)
  })

  it('when a campaign was last changed, for everybody who subscribed, is found by indexes alone', async () => {
    const db = await temporaryDatabase()
    const plan = await db.rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${calendarQuery('renew-online')}`)
    const steps = plan.map(({ detail }) => detail)
    expect(steps.filter((step) => /audit_log_by_subject \(subject(=|>)/.test(step))).toHaveLength(2)
    expect(steps.filter((step) => step.startsWith('SCAN'))).toEqual([])
  })

  it('an embedded database is durable: WAL, synchronous FULL', async () => {
    const db = await temporaryDatabase()
    const one = async (pragma: string) => Object.values((await db.rows.all<object>(sql.raw(`PRAGMA ${pragma}`)))[0]!)[0]
    expect(await one('journal_mode')).toBe('wal')
    // A server sets its own durability; sqld runs NORMAL under its own write-ahead log.
    expect(await one('synchronous')).toBe(process.env['FANFARE_TEST_DATABASE'] === 'sqld' ? 1 : 2)
  })
})
