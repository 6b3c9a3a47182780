import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import { type Database, openDatabase } from '../../db/index.ts'
import { type LocalWorker, startLocalWorker } from '../../src/platform/local-worker.ts'
import { migrateDatabase } from '../../src/platform/migrations.ts'
import { nodePorts } from '../../src/platform/node-ports.ts'
import { isSecretOf } from '../../src/platform/secret-of-database.ts'
import { readSettings } from '../../src/platform/settings.ts'
import type { Ports } from '../../src/ports.ts'
import { applyDueCampaign } from '../support/due-campaign.ts'
import { type Installation, installation } from '../support/fanfare-process.ts'
import { freePort } from '../support/free-port.ts'
import { type MailApiOptions, type MailApiServer, mailApiServer } from '../support/mail-api-server.ts'
import { silentLog } from '../support/silent-log.ts'
import { type Sqld, startSqld } from '../support/sqld.ts'

const SECRET = 'a $ecret for both, of thirty-two characters'

/** A Worker in workerd and the commands on Node, on one libSQL server, both handing mail to one provider's API. */
export interface Edge {
  readonly db: Database
  readonly worker: LocalWorker
  readonly provider: MailApiServer
  readonly fanfare: Installation
  readonly settings: Readonly<Record<string, string>>
  /** What the Worker logged, one object per event. */
  logged(): { level: string; message: string; [fact: string]: unknown }[]
}

export interface EdgeOptions {
  /** Settings of the Worker beside the usual ones; an empty one is left out. */
  readonly settings?: Readonly<Record<string, string>>
  readonly provider?: MailApiOptions
  /** The provider's API and the options of its address. */
  readonly mail?: 'postmark' | 'ses'
  readonly mailOptions?: string
  /** Stands before the libSQL server, for the Worker alone. */
  readonly database?: string
  /** The program of a Chromium for the Worker to draw with. */
  readonly chromium?: string
  /** The server as it is found, without tables. */
  readonly unmigrated?: boolean
}

/** One libSQL server for all the stories of a file. */
export function edgeOfThisFile(): { sqld(): Sqld; start(options?: EdgeOptions): Promise<Edge> } {
  let sqld: Sqld | undefined
  beforeAll(async () => {
    sqld = await startSqld()
  })
  afterAll(() => sqld?.stop())
  return { sqld: () => sqld!, start: (options = {}) => start(sqld!.url, options) }
}

async function start(database: string, options: EdgeOptions): Promise<Edge> {
  const db = await fresh(database, options.unmigrated ?? false)
  const port = await freePort()
  const token = options.mail === 'ses' ? 'AKIDEXAMPLE:secret' : 'token'
  const provider = await mailApiServer({ token, ...options.provider })
  onTestFinished(() => provider.close())
  const mailOptions = [options.mail === 'ses' ? 'region=eu-west-1' : '', options.mailOptions ?? ''].filter(Boolean)
  const settings = {
    FANFARE_DATABASE_URL: database,
    FANFARE_SECRET: SECRET,
    FANFARE_BASE_URL: `http://127.0.0.1:${port}`,
    FANFARE_FROM: 'Licence renewal <renew@example.gov>',
    FANFARE_MAIL_URL: `${options.mail ?? 'postmark'}+http://127.0.0.1:${provider.port}?${mailOptions.join('&')}`,
    FANFARE_MAIL_TOKEN: token,
  }
  const given = {
    ...settings,
    ...(options.database && { FANFARE_DATABASE_URL: options.database }),
    ...options.settings,
  }
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-edge-'))
  let log = ''
  const worker = await startLocalWorker({
    bundle: inject('workerBundle'),
    folder,
    port,
    settings: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
    chromium: options.chromium,
    heard: (text) => (log += text),
  })
  onTestFinished(async () => {
    await worker.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const logged = () => [...log.matchAll(/\{"level".*\}/g)].map(([line]) => JSON.parse(line))
  return { db, worker, provider, fanfare: installation(settings), settings, logged }
}

/** Empties a server between stories, for starting one takes longer, and has its tables made by Node, as an operator does. */
async function fresh(url: string, unmigrated: boolean): Promise<Database> {
  const client = createClient({ url })
  onTestFinished(() => client.close())
  const db = openDatabase(client)
  const tables = await db.rows.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`,
  )
  const drops = tables.map(({ name }) => `DROP TABLE "${name}";`)
  await client.executeMultiple(['PRAGMA foreign_keys = OFF;', ...drops, 'PRAGMA foreign_keys = ON;'].join('\n'))
  if (unmigrated) return db
  await migrateDatabase(client)
  await isSecretOf(db, SECRET, new Date())
  return db
}

/** The small campaign, due now to so many people. */
export function dueCampaign(
  { db, fanfare: { folder } }: Edge,
  people: number,
  change?: Parameters<typeof applyDueCampaign>[4],
): Promise<void> {
  return applyDueCampaign(db, SECRET, folder, people, change)
}

/** The ports of a Node process on the same database, under the same settings. */
export function onNode({ db, settings }: Edge): Ports {
  return nodePorts(readSettings(settings), db, silentLog)
}

/** How often each address got the mail, as the provider saw it. */
export function timesTaken({ taken }: MailApiServer): number[] {
  return [...Map.groupBy(taken, ({ to }) => to).values()].map(({ length }) => length)
}
