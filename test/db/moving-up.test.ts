import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../db/index.ts'
import { countAudience } from '../../src/audience/index.ts'
import { tick } from '../../src/dispatch/index.ts'
import { versionOf } from '../../src/platform/database-version.ts'
import { inboxMailer } from '../../src/platform/inbox-mailer.ts'
import { migrateDatabase } from '../../src/platform/migrations.ts'
import { expectBalanced } from '../support/ledger.ts'
import { type World, world } from '../support/world.ts'

const MIGRATIONS = join(import.meta.dirname, '../../db/migrations')

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'fanfare-moving-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** A database as the first version left it, with the rows of another. */
async function firstVersionOf(at: World): Promise<Client> {
  const first = folder()
  cpSync(MIGRATIONS, first, { recursive: true })
  const journal = join(first, 'meta/_journal.json')
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'))
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }))
  const client = createClient({ url: `file:${join(folder(), 'old.db')}` })
  onTestFinished(() => client.close())
  await migrate(drizzle(client), { migrationsFolder: first })
  const copies = []
  for (const { table, columns } of await tablesOf(client)) {
    for (const row of await at.db.rows.all<Record<string, never>>(`SELECT ${columns.join(', ')} FROM ${table}`)) {
      const insert = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
      copies.push({ sql: insert, args: Object.values(row) })
    }
  }
  await client.migrate(copies)
  return client
}

async function tablesOf(client: Client): Promise<{ table: string; columns: string[] }[]> {
  const found = await openDatabase(client).rows.all<{ name: string; columns: string }>(
    sql`SELECT m.name AS name, group_concat('"' || c.name || '"') AS columns
      FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND substr(m.name, 1, 2) <> '__'
        AND substr(m.name, 1, 6) <> 'sqlite' GROUP BY m.name`,
  )
  return found.map(({ name, columns }) => ({ table: `"${name}"`, columns: columns.split(',') }))
}

async function everything(client: Client, of: Awaited<ReturnType<typeof tablesOf>>) {
  const read = of.map(async ({ table, columns }) => {
    const { rows } = await client.execute(`SELECT ${columns.join(', ')} FROM ${table} ORDER BY 1, 2`)
    return [table, rows.map((row) => Object.values(row))] as const
  })
  return Object.fromEntries(await Promise.all(read))
}

it('a campaign that the first version began is kept whole, and finished by this one', async () => {
  const at = await world()
  await at.people(30)
  await at.campaign()
  await at.approved()
  const old = await firstVersionOf(at)
  expect(await versionOf(old)).toBe('older')
  const tables = await tablesOf(old)
  const before = await everything(old, tables)
  expect(before['"contacts"']).toHaveLength(30)
  expect(before['"approvals"']!.length).toBeGreaterThan(0)

  await migrateDatabase(old)
  expect(await versionOf(old)).toBe('current')
  expect(await everything(old, tables)).toEqual(before)
  expect((await old.execute('SELECT DISTINCT decision, reason, content FROM approvals')).rows).toEqual([
    { decision: 'approved', reason: null, content: null },
  ])

  const db = openDatabase(old)
  const inbox = inboxMailer(db, at.clock)
  const ports = { ...at.ports, db, mail: { provider: inbox, inbox } }
  expect(await countAudience({ db }, {})).toBe(30)
  expect(await tick(ports, at.clock.now())).toMatchObject({ sent: 30, failed: 0, failures: [] })
  await expectBalanced(db)
})
