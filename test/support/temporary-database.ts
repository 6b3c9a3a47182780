import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
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

/** What a database in a file holds, for others to begin with. */
export type Contents = Uint8Array

export interface TemporaryClient {
  readonly db: Database
  readonly client: Client
  readonly url: string
  /** What it holds now; undefined on a server, whose databases cannot be copied. */
  readonly contents: () => Promise<Contents | undefined>
}

/** The same, with the client under it and its address, for tests that look past the queries; it may begin with `contents`. */
export async function temporaryClient(contents?: Contents): Promise<TemporaryClient> {
  return process.env['FANFARE_TEST_DATABASE'] === 'sqld'
    ? onServer()
    : inFile(contents ?? (await (migrated ??= empty())))
}

/** Migrated once: copying that takes a tenth of the time. */
let migrated: Promise<Contents> | undefined

async function empty(): Promise<Contents> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-'))
  const file = join(folder, 'test.db')
  const client = createClient({ url: `file:${file}` })
  await client.execute('PRAGMA journal_mode = WAL')
  await migrateDatabase(client)
  const contents = await contentsOf(client, file)
  client.close()
  rmSync(folder, { recursive: true, force: true })
  return contents
}

async function contentsOf(client: Client, file: string): Promise<Contents> {
  await client.execute('PRAGMA wal_checkpoint(TRUNCATE)')
  return readFileSync(file)
}

function inFile(contents: Contents): TemporaryClient {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-'))
  const file = join(folder, 'test.db')
  writeFileSync(file, contents)
  const client = createClient({ url: `file:${file}` })
  onTestFinished(() => {
    client.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { db: openDatabase(client), client, url: `file:${file}`, contents: () => contentsOf(client, file) }
}

/** Servers not in use, with their tables empty: starting one takes longer than emptying one. */
const idle: Sqld[] = []
const started: Sqld[] = []

/** Ends the servers that tests were given. */
export async function stopServers(): Promise<void> {
  idle.length = 0
  await Promise.all(started.splice(0).map((server) => server.stop()))
}

async function onServer(): Promise<TemporaryClient> {
  const used = idle.pop()
  const server = used ?? (await startSqld())
  if (!used) started.push(server)
  const client = createClient({ url: server.url })
  if (!used) await migrateDatabase(client)
  const schema = await schemaOf(client)
  onTestFinished(async () => {
    // A test that changed the tables themselves leaves none.
    if (JSON.stringify(await schemaOf(client)) === JSON.stringify(schema)) {
      await clear(client, schema)
      idle.push(server)
    }
    client.close()
  })
  return { db: openDatabase(client), client, url: server.url, contents: async () => undefined }
}

interface Table {
  readonly name: string
  readonly sql: string
}

async function schemaOf(client: Client): Promise<readonly Table[]> {
  return openDatabase(client).rows.all<Table>(
    sql`SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name <> '__drizzle_migrations' ORDER BY name`,
  )
}

async function clear(client: Client, tables: readonly Table[]): Promise<void> {
  const deletes = tables.map(({ name }) => `DELETE FROM "${name}";`)
  const all = ['PRAGMA foreign_keys = OFF;', 'BEGIN;', ...deletes, 'COMMIT;', 'PRAGMA foreign_keys = ON;']
  await client.executeMultiple(all.join('\n'))
}
