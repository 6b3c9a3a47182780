import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { drizzle } from 'drizzle-orm/libsql'
import { onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../db/index.ts'

/** A migrated database in a file of its own, removed when the test is over. */
export async function temporaryDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-'))
  const client = createClient({ url: `file:${join(folder, 'test.db')}` })
  await client.execute('PRAGMA journal_mode = WAL')
  await migrate(drizzle(client), { migrationsFolder: 'db/migrations' })
  const db = openDatabase(client)
  onTestFinished(() => {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return db
}
