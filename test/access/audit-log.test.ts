import { parse } from 'csv-parse/browser/esm/sync'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { auditQuery } from '../../db/queries/audit-log.ts'
import { audit, auditActions, auditCsv, auditLog, type Role } from '../../src/access/index.ts'
import { aSentCampaign } from '../audience/a-sent-campaign.ts'
import { officeOf } from './working-people.ts'

const ROLES: Role[] = ['viewer', 'planner', 'approver', 'operator', 'administrator']

/** Entries about two campaigns, an activity, one that was there once, a list and a person. */
async function aLog() {
  const office = await officeOf(...ROLES)
  await aSentCampaign(office.db, 'renew')
  await aSentCampaign(office.db, 'renew-2')
  const write = (subject: string, action: string, after: unknown = null) =>
    office.db.write((tx) => audit(tx, office.as(), action, subject, null, after))
  await write('renew', 'plan.apply', { title: '=1+1' })
  await write('renew-2', 'plan.apply')
  await write('renew/teaser', 'pause')
  await write('gone/teaser', 'pause')
  await write('list renew', 'contacts.import', { created: 3 })
  return office
}

describe('the audit log', () => {
  it.each<[Role, string[]]>([
    ['viewer', ['renew/teaser', 'renew-2', 'renew']],
    ['planner', ['renew/teaser', 'renew-2', 'renew']],
    ['approver', ['renew/teaser', 'renew-2', 'renew']],
    ['operator', ['list renew', 'gone/teaser', 'renew/teaser', 'renew-2', 'renew']],
    ['administrator', ['list renew', 'gone/teaser', 'renew/teaser', 'renew-2', 'renew']],
  ])('shows a %s, newest first, what they may see', async (role, subjects) => {
    const { acting } = await aLog()
    const { entries } = await auditLog(await acting(role), { limit: 100 })
    expect(entries.map(({ subject }) => subject).filter((subject) => !subject.includes('@'))).toEqual(subjects)
    expect(entries.some(({ subject }) => subject.includes('@'))).toBe(subjects.length === 5)
  })

  it.each([
    [
      'a campaign with its activities, and not one whose name goes on',
      { campaign: 'renew' },
      ['renew/teaser', 'renew'],
    ],
    ['an action', { action: 'pause' }, ['gone/teaser', 'renew/teaser']],
    ['an actor and a campaign', { actor: 'command-line', campaign: 'renew-2' }, ['renew-2']],
    ['an actor who did nothing', { actor: 'who@example.gov' }, []],
  ])('filtered by %s', async (_, filter, subjects) => {
    const { as } = await aLog()
    expect((await auditLog(as(), filter)).entries.map(({ subject }) => subject)).toEqual(subjects)
  })

  it('page after page shows every entry once, and keeps before and after', async () => {
    const { as } = await aLog()
    const all = (await auditLog(as(), { limit: 100 })).entries
    const paged = []
    for (let before: number | undefined; ;) {
      const page = await auditLog(as(), { before, limit: 3 })
      expect(page.entries.length).toBeLessThanOrEqual(3)
      paged.push(...page.entries)
      if (page.next === undefined) break
      before = page.next
    }
    expect(paged).toEqual(all)
    expect(all[0]).toMatchObject({ subject: 'list renew', before: null, after: { created: 3 }, actor: 'command-line' })
  })

  it('names the actions there are', async () => {
    const { as } = await aLog()
    expect(await auditActions(as())).toEqual(['contacts.import', 'pause', 'person.add', 'plan.apply'])
  })

  it('is downloaded as CSV with the same filters and rights, and no cell is a formula', async () => {
    const { db, as, acting } = await aLog()
    await db.write((tx) => audit(tx, as(), 'plan.apply', '=cmd@example.gov', null, null))
    const read = async (role: Role): Promise<string[][]> => {
      let text = ''
      for await (const part of auditCsv(await acting(role), { action: 'plan.apply' })) text += part
      return parse(text, { record_delimiter: '\r\n' })
    }
    const rows = await read('viewer')
    expect(rows.map((row) => row.slice(1, 4))).toEqual([
      ['actor', 'action', 'subject'],
      ['command-line', 'plan.apply', 'renew-2'],
      ['command-line', 'plan.apply', 'renew'],
    ])
    expect(rows[2]!.slice(4)).toEqual(['', '{"title":"=1+1"}'])
    expect((await read('administrator')).map((row) => row[3])).toEqual([
      'subject',
      "'=cmd@example.gov",
      'renew-2',
      'renew',
    ])
  })

  it.each([
    ['newest first', {}, /SEARCH l USING INTEGER PRIMARY KEY \(rowid<\?\)/],
    ['by actor', { actor: 'x' }, /USING INDEX audit_log_by_actor \(actor=\? AND (rowid|id)<\?\)/],
    ['by action', { action: 'x' }, /USING INDEX audit_log_by_action \(action=\? AND (rowid|id)<\?\)/],
    ['by campaign', { campaign: 'x' }, /USING INDEX audit_log_by_subject/],
  ])('reads an index %s and sorts nothing but a campaign’s own entries', async (_, filter, uses) => {
    const { db } = await officeOf()
    const of = { campaign: undefined, actor: undefined, action: undefined, before: 9, limit: 50, campaignsOnly: false }
    const plan = await db.rows.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${auditQuery({ ...of, ...filter })}`)
    const steps = plan.map(({ detail }) => detail)
    expect(steps).toContainEqual(expect.stringMatching(uses))
    if (!('campaign' in filter)) expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
  })
})
