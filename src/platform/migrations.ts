import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql'
import { migrate } from 'drizzle-orm/libsql/migrator'
import { versionOf } from './database-version.ts'

const FOLDER = join(import.meta.dirname, '../../db/migrations')

/** Brings the tables up to date. Two processes that start at once: the second finds the work done. */
export async function migrateDatabase(client: Client): Promise<void> {
  try {
    await migrate(drizzle(client), { migrationsFolder: FOLDER })
  } catch (error) {
    for (let tries = 0; tries < 50; tries++) {
      if ((await versionOf(client)) === 'current') return
      await pause(100)
    }
    throw error
  }
}
