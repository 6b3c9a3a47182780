import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { afterAll, onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../db/index.ts'
import { migrateDatabase } from '../../src/platform/migrations.ts'
import { type Sqld, startSqld } from './sqld.ts'

/**
 * A migrated database of the test's own, gone when the test is over: a file, or in the test project `sqld` a database on a
 * real libSQL server. The same tests run on both.
 */
export async function temporaryDatabase(): Promise<Database> {
  return (await temporaryClient()).db
}

/** The same, with the client under it and its address, for tests that look past the queries. */
export async function temporaryClient(): Promise<{ db: Database; client: Client; url: string }> {
  return process.env['FANFARE_TEST_DATABASE'] === 'sqld' ? onServer() : inFile()
}

async function inFile() {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-'))
  const url = `file:${join(folder, 'test.db')}`
  const client = createClient({ url })
  await client.execute('PRAGMA journal_mode = WAL')
  await migrateDatabase(client)
  onTestFinished(() => {
    client.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { db: openDatabase(client), client, url }
}

/** Servers not in use; starting one takes longer than emptying one. */
const idle: Sqld[] = []
const started: Sqld[] = []

// Said while a test file is being read: a hook that is added during a test is never called.
afterAll(async () => void (await Promise.all(started.splice(0).map((server) => server.stop()))))

async function onServer() {
  const server = idle.pop() ?? (await startSqld())
  if (!started.includes(server)) started.push(server)
  const client = createClient({ url: server.url })
  await migrateDatabase(client)
  onTestFinished(async () => {
    await empty(client)
    client.close()
    idle.push(server)
  })
  return { db: openDatabase(client), client, url: server.url }
}

async function empty(client: Client): Promise<void> {
  const tables = await openDatabase(client).rows.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  const drops = tables.map(({ name }) => `DROP TABLE "${name}";`)
  await client.executeMultiple(['PRAGMA foreign_keys = OFF;', ...drops, 'PRAGMA foreign_keys = ON;'].join('\n'))
}
