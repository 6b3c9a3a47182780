import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { bundleWorker, type LocalWorker, startLocalWorker } from '../../src/platform/local-worker.ts'
import { type Installation, installation } from '../support/fanfare-process.ts'
import { freePort } from '../support/free-port.ts'
import { type MailApiOptions, type MailApiServer, mailApiServer } from '../support/mail-api-server.ts'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'
import { type Sqld, startSqld } from '../support/sqld.ts'

const SECRET = 'a $ecret for both, of thirty-two characters'

/** A Worker in workerd and the commands on Node, on one libSQL server, both handing mail to one provider's API. */
export interface Edge {
  readonly database: string
  readonly worker: LocalWorker
  readonly provider: MailApiServer
  readonly fanfare: Installation
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
  /** The server as it is found, without tables. */
  readonly unmigrated?: boolean
}

/** One libSQL server and one bundle for all the stories of a file. */
export function edgeOfThisFile(): { sqld(): Sqld; start(options?: EdgeOptions): Promise<Edge> } {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-edge-'))
  let sqld: Sqld | undefined
  beforeAll(async () => {
    const [server] = await Promise.all([startSqld(), bundleWorker(folder)])
    sqld = server
  }, 120_000)
  afterAll(async () => {
    await sqld?.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  return { sqld: () => sqld!, start: (options = {}) => start(folder, sqld!.url, options) }
}

async function start(folder: string, database: string, options: EdgeOptions): Promise<Edge> {
  await empty(database)
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
  const fanfare = installation(settings)
  if (!options.unmigrated) await fanfare.json('migrate')
  const given = {
    ...settings,
    ...(options.database && { FANFARE_DATABASE_URL: options.database }),
    ...options.settings,
  }
  let log = ''
  const worker = await startLocalWorker({
    folder,
    port,
    settings: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
    heard: (text) => (log += text),
  })
  onTestFinished(() => worker.stop())
  const logged = () => [...log.matchAll(/\{"level".*\}/g)].map(([line]) => JSON.parse(line))
  return { database, worker, provider, fanfare, logged }
}

/** Empties a server between stories; starting one takes longer. */
async function empty(url: string): Promise<void> {
  const client = createClient({ url })
  const { rows } = await client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
  )
  const drops = rows.map(({ name }) => `DROP TABLE "${String(name)}";`)
  await client.executeMultiple(['PRAGMA foreign_keys = OFF;', ...drops, 'PRAGMA foreign_keys = ON;'].join('\n'))
  client.close()
}

/** Brings people in and has the small campaign applied by one person and approved by another, from the command line. */
export async function dueCampaign(
  { fanfare }: Edge,
  people: number,
  change: Parameters<typeof writeSmallCampaign>[1] = {},
): Promise<void> {
  await fanfare.json('contacts', 'import', writePeople(fanfare.folder, people), '--list', 'people')
  await fanfare.json('person', 'add', APPROVER, '--role', 'approver')
  await fanfare.json(
    'plan',
    'apply',
    writeSmallCampaign(fanfare.folder, { late: 'send', ...change }),
    '--launch',
    'now',
  )
  await fanfare.json('approve', 'renew-online', '--as', APPROVER)
}

/** How often each address got the mail, as the provider saw it. */
export function timesTaken({ taken }: MailApiServer): number[] {
  return [...Map.groupBy(taken, ({ to }) => to).values()].map(({ length }) => length)
}
