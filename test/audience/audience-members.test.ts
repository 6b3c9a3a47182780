import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Database } from '../../db/index.ts'
import { audienceMembers, countAudience } from '../../src/audience/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { importFile } from './importing.ts'

async function threeLists(): Promise<Database> {
  const db = await temporaryDatabase()
  await importFile(db, ['id,role', '1,staff', '2,public', '3,public'])
  await importFile(db, ['id,role', '3,public', '4,staff'], { list: 'press' })
  await importFile(db, ['id,role', '4,staff', '5,public'], { list: 'demo', isExample: true })
  return db
}

it.each([
  ['without a list: every list but the examples’, each person once', undefined, undefined, ['1', '2', '3', '4']],
  ['of one list', undefined, 'press', ['3', '4']],
  ['of an examples’ list, when it is named', undefined, 'demo', ['4', '5']],
  ['of a list that is not there', undefined, 'nowhere', []],
  ['by rule over all lists', { attribute: 'role', eq: 'staff' }, undefined, ['1', '4']],
  ['by rule over one list', { attribute: 'role', eq: 'staff' }, 'demo', ['4']],
  [
    'of any of two rules, which binds less than the list',
    {
      any: [
        { attribute: 'id', eq: 1 },
        { attribute: 'id', eq: 5 },
      ],
    },
    'demo',
    ['5'],
  ],
])('takes people %s', async (_, rule, list, expected) => {
  const db = await threeLists()
  const { from, id } = audienceMembers({ rule, list })
  const found = await db.rows.all<{ id: string }>(
    sql`SELECT c.external_id AS id ${from} AND ${id} > ${0} ORDER BY ${id} LIMIT ${9}`,
  )
  expect(found.map((row) => row.id)).toEqual(expected)
  expect(await countAudience({ db }, { rule, ...(list !== undefined && { list }) })).toBe(expected.length)
})

it('never takes erased people', async () => {
  const db = await threeLists()
  await db.rows.run(sql`UPDATE contacts SET erased_at = 1 WHERE external_id = '3'`)
  expect(await countAudience({ db }, {})).toBe(3)
  expect(await countAudience({ db }, { list: 'press' })).toBe(1)
})

it.each([
  ['of every list', undefined, 'SEARCH c USING INTEGER PRIMARY KEY (rowid>?)'],
  [
    'of one list, whose people lead',
    'press',
    'SEARCH m USING COVERING INDEX sqlite_autoindex_list_members_1 (list_id=? AND contact_id>?)',
  ],
])('walks the people %s in ranges of contacts, by index and without sorting', async (_, list, leading) => {
  const db = await threeLists()
  const rule = {
    all: [
      { attribute: 'role', in: ['staff', 'public'] },
      { attribute: 'due', lte: '2027-01-01' },
    ],
  }
  const { from, id } = audienceMembers({ rule, list })
  const steps = await db.rows.all<{ detail: string }>(
    sql`EXPLAIN QUERY PLAN SELECT c.id ${from} AND ${id} > ${5} ORDER BY ${id} LIMIT ${9}`,
  )
  const plan = steps.map((step) => step.detail).join('\n')
  expect(plan).toContain(leading)
  expect(plan).toMatch(/SEARCH c USING INTEGER PRIMARY KEY/)
  expect(plan).toMatch(/SEARCH m USING COVERING INDEX/)
  expect(plan).not.toContain('TEMP B-TREE')
  expect(plan).not.toMatch(/SCAN (c|m|l)\b/)
})
