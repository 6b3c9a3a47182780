import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createClient, type Client } from '@libsql/client'
import { type Database, openDatabase } from '../../db/index.ts'
import { Conflict, RetryLater } from '../errors.ts'
import { versionOf } from './database-version.ts'
import { migrateDatabase } from './migrations.ts'
import { isSecretOf } from './secret-of-database.ts'
import { databaseFile, type NodeSettings, secretFile } from './settings.ts'
import { takingTurns } from './taking-turns.ts'

/**
 * Opens the database and makes sure that it is one this version can work with: an empty or embedded one is brought up to
 * date, a server's waits for `migrate`. Throws `RetryLater` when it cannot be reached, `Conflict` when it does not fit.
 */
export async function openNodeDatabase(settings: NodeSettings): Promise<Database> {
  const client = await connect(settings)
  try {
    const version = await versionOf(client)
    if (version === 'newer') throw new Conflict(newerVersion(settings.databaseUrl))
    if (version === 'older' && client.protocol !== 'file') {
      throw new Conflict(`the database ${settings.databaseUrl} is of an older version; run the command migrate first`)
    }
    if (version !== 'current') await migrateDatabase(client)
    const db = openDatabase(client.protocol === 'file' ? takingTurns(client) : client)
    await checkSecret(db, settings)
    return db
  } catch (error) {
    client.close()
    throw error
  }
}

/** A client that has answered once. WAL lets people read while the scheduler writes; `synchronous` is FULL by default. */
export async function connect(settings: NodeSettings): Promise<Client> {
  const { databaseUrl, databaseToken } = settings
  const isFile = databaseUrl.startsWith('file:')
  try {
    if (isFile) mkdirSync(dirname(databaseFile(databaseUrl)), { recursive: true })
    const client = createClient({ url: databaseUrl, ...(databaseToken && { authToken: databaseToken }) })
    if (isFile) await keepLogBeside(client)
    else await client.execute('SELECT 1')
    return client
  } catch (error) {
    const help = isFile
      ? /not a database|malformed/.test(deepestMessage(error))
        ? 'name another file in FANFARE_DATABASE_URL, or put a backup in its place'
        : 'check FANFARE_DATABASE_URL and that its folder may be written'
      : 'check FANFARE_DATABASE_URL, FANFARE_DATABASE_TOKEN and that the server runs'
    throw new RetryLater(`the database ${databaseUrl} cannot be opened (${deepestMessage(error)}); ${help}`, 30, {
      cause: error,
    })
  }
}

/** WAL is a lasting property of the file; asking for it again would need the database to oneself for a moment. */
async function keepLogBeside(client: Client): Promise<void> {
  const mode = (await client.execute('PRAGMA journal_mode')).rows[0]
  if (mode?.['journal_mode'] !== 'wal') await client.execute('PRAGMA journal_mode = WAL')
}

export function newerVersion(databaseUrl: string): string {
  return `the database ${databaseUrl} is of a newer version than this Fanfare; use the newer Fanfare, or restore an older backup`
}

async function checkSecret(db: Database, { secret, databaseUrl }: NodeSettings): Promise<void> {
  if (await isSecretOf(db, secret, new Date())) return
  throw new Conflict(
    `FANFARE_SECRET is not the one the database ${databaseUrl} was set up with; with another, unsubscribe links and suppressions would be lost. Set that one, or put it into ${secretFile(databaseUrl)} and set none`,
  )
}

function deepestMessage(error: unknown): string {
  let message = String(error)
  for (let cause = error; cause instanceof Error; cause = cause.cause) message = cause.message || message
  return message
}
