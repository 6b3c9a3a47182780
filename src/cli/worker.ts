import { join } from 'node:path'
import { cwd } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { type Ctx, firstSignIn } from '../access/index.ts'
import { faultInWords, Invalid, RetryLater } from '../errors.ts'
import { connect, openNodeDatabase } from '../platform/node-database.ts'
import type { Child } from '../platform/child-process.ts'
import { holdFolder } from '../platform/held-folder.ts'
import { startLocalSqld } from '../platform/local-sqld.ts'
import { bundleWorker, type LocalWorker, startLocalWorker } from '../platform/local-worker.ts'
import { migrateDatabase } from '../platform/migrations.ts'
import { requireFreePort } from '../platform/port-is-free.ts'
import { type NodeSettings, readSettings } from '../platform/settings.ts'
import { unpackedChromium } from '../platform/unpacked-chromium.ts'
import { stopSignal, tryExamples, wayIn } from './start.ts'

const FOLDER = join(cwd(), '.fanfare/worker')

/** The scheduler of a Worker runs by cron, once a minute. Milliseconds. */
const CRON = 60_000

export function addWorkerCommand(program: Command): void {
  program
    .command('worker')
    .description('serve the web app and run the scheduler as a Cloudflare Worker does, on this machine')
    .option('--no-examples', 'leave the example campaigns out')
    .action(async (options: { examples: boolean }) => {
      const stopped = stopSignal()
      const children: Child[] = []
      // Two over one folder would serve each other's bundle, and two servers would write one database.
      const letGo = await holdFolder(FOLDER, 'another npm run worker')
      try {
        await run(stopped, children, options.examples)
      } finally {
        for (const child of children.toReversed()) await child.stop()
        letGo()
      }
    })
}

async function run(stopped: Promise<void>, children: Child[], withExamples: boolean): Promise<void> {
  const named = readSettings()
  if (named.smtp) throw new Invalid('a Worker cannot speak SMTP; set FANFARE_MAIL_URL instead of FANFARE_SMTP_URL')
  if (named.port === 0) throw new Invalid('PORT is 0; the Worker needs one to listen on, such as PORT=8080')
  await requireFreePort(named.port, 'set PORT to a free one')
  const server = named.databaseUrl.startsWith('file:') ? await ownServer(named.port + 1, children) : undefined
  const databaseUrl = server ?? named.databaseUrl
  const settings = readSettings({ ...process.env, FANFARE_DATABASE_URL: databaseUrl })
  if (server !== undefined) await migrateOwn(settings)
  const link = await firstLink(settings, withExamples)
  const bundle = join(FOLDER, 'bundle')
  await bundleWorker(bundle)
  const worker = await startLocalWorker({
    bundle,
    folder: FOLDER,
    port: settings.port,
    settings: bindingsOf(settings),
    chromium: await browserHere(settings),
    heard: (text) => void process.stderr.write(text),
  })
  children.push(worker)
  process.stdout.write(`Fanfare runs in workerd on ${worker.url}\n`)
  process.stdout.write(`Its database is ${databaseUrl}; commands use it with FANFARE_DATABASE_URL=${databaseUrl}\n`)
  process.stdout.write(`${wayIn(link, worker.url)}\n`)
  const failed = worker.ended.then(() => {
    throw new RetryLater(`the Worker ended: ${worker.lastWords()}`, 1)
  })
  await Promise.race([stopped, failed, eachMinute(worker)])
}

/** Without one the Worker works as well, and says itself what is missing when somebody asks for a PDF. */
async function browserHere({ chromium }: NodeSettings): Promise<string | undefined> {
  try {
    return chromium ?? (await unpackedChromium())
  } catch (error) {
    process.stderr.write(`the Worker has no browser: ${faultInWords(error)}\n`)
    return undefined
  }
}

/** A libSQL server of this installation's own, beside the one a person may have named. */
async function ownServer(port: number, children: Child[]): Promise<string> {
  await requireFreePort(port, `the libSQL server would listen there, so set PORT to another than ${port - 1}`)
  const server = await startLocalSqld(join(FOLDER, 'sqld'), port)
  children.push(server)
  return server.url
}

async function migrateOwn(settings: NodeSettings): Promise<void> {
  const client = await connect(settings)
  try {
    await migrateDatabase(client)
  } finally {
    client.close()
  }
}

async function firstLink(
  settings: NodeSettings,
  withExamples: boolean,
): Promise<{ email: string; token: string } | undefined> {
  const db = await openNodeDatabase(settings)
  try {
    const context = (): Ctx => ({ db, actor: { kind: 'command-line' }, now: new Date() })
    if (withExamples) await tryExamples(context(), settings.secret)
    return await firstSignIn(context())
  } finally {
    db.close()
  }
}

/** What the Worker is given: the settings of this command, and none of its defaults that only fit Node. */
function bindingsOf(settings: NodeSettings): Record<string, string> {
  const { FANFARE_MAIL_URL: mailUrl, FANFARE_MAIL_TOKEN: mailToken } = process.env
  return {
    FANFARE_DATABASE_URL: settings.databaseUrl,
    FANFARE_BASE_URL: settings.baseUrl,
    FANFARE_SECRET: settings.secret,
    FANFARE_FROM: settings.from,
    ...(settings.databaseToken && { FANFARE_DATABASE_TOKEN: settings.databaseToken }),
    ...(mailUrl && mailToken && { FANFARE_MAIL_URL: mailUrl, FANFARE_MAIL_TOKEN: mailToken }),
  }
}

/** Never returns: a run that failed is told, and the next one tries again. */
async function eachMinute(worker: LocalWorker): Promise<never> {
  for (;;) {
    await worker.runScheduler().catch((error: Error) => process.stderr.write(`${error.message}\n`))
    await pause(CRON, undefined, { ref: false })
  }
}
