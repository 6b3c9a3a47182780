import { is, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { NOT_OF_THE_PLAN } from '../../db/queries/copy-campaign.ts'
import * as schema from '../../db/schema/index.ts'
import { copyCampaign, temporaryDatabase } from '../../src/platform/rehearsal-copy.ts'
import { everything, peopleFile, rehearsedWorld } from './rehearsed-campaign.ts'

afterEach(() => vi.unstubAllEnvs())

const BELONGING = Object.values(schema)
  .filter((table) => is(table, SQLiteTable))
  .map((table) => getTableConfig(table))
  .filter(({ name, columns }) => name === 'campaigns' || columns.some((column) => column.name === 'campaign_id'))
  .map(({ name }) => name)

async function copied() {
  const here = await rehearsedWorld({
    activities: [{ id: 'open', when: 'launch', audience: 'young' }],
    people: peopleFile(20),
  })
  const copy = await temporaryDatabase()
  onTestFinished(() => copy.remove())
  await copyCampaign(here.db, copy.db, { campaignId: 'renew', now: here.clock.now().getTime(), stopping: undefined })
  return { here, copy }
}

const inOrder = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort()

it('a copy has every row of the plan as it is', async () => {
  const { here, copy } = await copied()
  const [before, after] = [await everything(here.db), await everything(copy.db)]
  const ofPlan = BELONGING.filter((name) => !NOT_OF_THE_PLAN.includes(name))
  expect(ofPlan.length).toBeGreaterThan(8)
  for (const name of ofPlan) expect(inOrder(after[name]!), name).toEqual(inOrder(before[name]!))
  expect(before['activities']).toHaveLength(1)
})

it('a copy has only the people who are written to, and neither their names nor where to reach them', async () => {
  const { copy } = await copied()
  const people = await copy.db.rows.all<Record<string, unknown>>(
    sql`SELECT email, phone, first_name, last_name, attributes ->> 'age' AS age FROM contacts ORDER BY id`,
  )
  expect(people).toHaveLength(10)
  for (const [index, person] of people.entries()) {
    const age = String(20 + index)
    expect(person).toEqual({
      email: `p${index + 1}@rehearsal.invalid`,
      phone: null,
      first_name: null,
      last_name: null,
      age,
    })
  }
})
