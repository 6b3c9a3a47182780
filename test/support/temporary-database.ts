import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Client, createClient } from '@libsql/client'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../db/index.ts'
import { migrateDatabase } from '../../src/platform/migrations.ts'
import { folderInMemory } from './folder-in-memory.ts'
import { startSqld } from './sqld.ts'

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
}

/** The same, with the client under it and its address, for tests that look past the queries; it may begin with `contents`. */
export async function temporaryClient(contents?: Contents): Promise<TemporaryClient> {
  const begun = contents ?? (await (migrated ??= contentsOfEmpty()))
  return process.env['FANFARE_TEST_DATABASE'] === 'sqld' ? onServer(begun) : inFile(begun)
}

/** A database in a file, also in the test project `sqld`, and what it holds now: to make what others begin with. */
export async function databaseToCopy(): Promise<{ db: Database; contents: () => Promise<Contents> }> {
  const { db, client, url } = inFile(await (migrated ??= contentsOfEmpty()))
  return { db, contents: () => contentsOf(client, url.slice('file:'.length)) }
}

/** Migrated once: copying that takes a tenth of the time. */
let migrated: Promise<Contents> | undefined

async function contentsOfEmpty(): Promise<Contents> {
  const folder = folderInMemory('fanfare-')
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
  const folder = folderInMemory('fanfare-')
  const file = join(folder, 'test.db')
  writeFileSync(file, contents)
  const client = createClient({ url: `file:${file}` })
  onTestFinished(() => {
    client.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { db: openDatabase(client), client, url: `file:${file}` }
}

async function onServer(contents: Contents): Promise<TemporaryClient> {
  const server = await startSqld(contents)
  const client = createClient({ url: server.url })
  onTestFinished(async () => {
    client.close()
    await server.stop()
  })
  return { db: openDatabase(client), client, url: server.url }
}
