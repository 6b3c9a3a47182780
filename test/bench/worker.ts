import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createClient } from '@libsql/client'
import { openDatabase } from '../../db/index.ts'
import { tick } from '../../src/dispatch/index.ts'
import { bundleWorker, startLocalWorker } from '../../src/platform/local-worker.ts'
import { migrateDatabase } from '../../src/platform/migrations.ts'
import { nodePorts } from '../../src/platform/node-ports.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { applyDueCampaign } from '../support/due-campaign.ts'
import { freePort } from '../support/free-port.ts'
import { mailApiServer } from '../support/mail-api-server.ts'
import { silentLog } from '../support/silent-log.ts'
import { startSqld } from '../support/sqld.ts'
import type { Figure } from './main.ts'
import { median } from './measured-process.ts'

const PEOPLE = 5_000
const IDLE_RUNS = 15
const SECRET = 'a secret of thirty-two characters and more'

/** What Cloudflare allows on its free plan, compressed, in KiB; and on the paid plan for a run each minute, in seconds. */
const LARGEST_BUNDLE = 3 * 1024
const LONGEST_RUN = 30

/** The Worker's bundle beside its limit, and its turns in workerd beside the same turns on Node, on one libSQL server. */
export async function benchWorker(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const bundle = join(folder, 'bundle')
  await bundleWorker(bundle)
  try {
    return [bundleFigure(bundle), ...(await turnFigures(folder, bundle))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function bundleFigure(bundle: string): Figure {
  const modules = readdirSync(bundle).filter((name) => /\.(js|hbs)$/.test(name))
  const bytes = modules.reduce((sum, name) => sum + gzipSync(readFileSync(join(bundle, name))).length, 0)
  return {
    name: 'Worker bundle, compressed',
    value: bytes / 1024,
    unit: 'KiB',
    peer: 'its limit',
    peerValue: LARGEST_BUNDLE,
    better: 'lower',
  }
}

interface Turns {
  readonly busy: number
  readonly idle: number
}

async function turnFigures(folder: string, bundle: string): Promise<Figure[]> {
  const { turns: node } = await measuredOn(folder, async (settings) => {
    const db = openDatabase(createClient({ url: settings['FANFARE_DATABASE_URL']! }))
    const ports = nodePorts(readSettings(settings), db, silentLog)
    return { turn: () => tick(ports, new Date()).then(() => undefined), stop: async () => db.close() }
  })
  const { turns: worker, processor } = await measuredOn(folder, async (settings) => {
    const port = await freePort()
    const local = await startLocalWorker({
      bundle,
      folder,
      port,
      settings: { ...settings, FANFARE_BASE_URL: `http://127.0.0.1:${port}` },
    })
    return { turn: () => local.runScheduler(), stop: () => local.stop(), pid: local.pid }
  })
  const peer = 'the same on Node, same server'
  return [
    {
      name: `run of ${PEOPLE} mails in workerd`,
      value: worker.busy,
      unit: 's',
      peer,
      peerValue: node.busy,
      better: 'lower',
    },
    {
      name: '  its processor time',
      value: processor,
      unit: 's',
      peer: 'its limit',
      peerValue: LONGEST_RUN,
      better: 'lower',
    },
    {
      name: '  a run with nothing due',
      value: worker.idle * 1000,
      unit: 'ms',
      peer,
      peerValue: node.idle * 1000,
      better: 'lower',
    },
  ]
}

interface Runner {
  readonly turn: () => Promise<void>
  readonly stop: () => Promise<void>
  readonly pid?: number | undefined
}

/** Hands the campaign to a provider that accepts at once, then takes turns with nothing to do. Each on a server of its own. */
async function measuredOn(
  folder: string,
  start: (settings: Record<string, string>) => Promise<Runner>,
): Promise<{ turns: Turns; processor: number }> {
  const [sqld, provider] = await Promise.all([startSqld(), mailApiServer()])
  const client = createClient({ url: sqld.url })
  await migrateDatabase(client)
  await applyDueCampaign(openDatabase(client), SECRET, folder, PEOPLE)
  const runner = await start({
    FANFARE_DATABASE_URL: sqld.url,
    FANFARE_SECRET: SECRET,
    FANFARE_MAIL_URL: `postmark+http://127.0.0.1:${provider.port}`,
    FANFARE_MAIL_TOKEN: 'token',
  })
  const before = processorSeconds(runner.pid)
  const busy = await timed(runner.turn)
  const processor = processorSeconds(runner.pid) - before
  if (provider.taken.length !== PEOPLE)
    throw new Error(`the provider took ${provider.taken.length} mails, not ${PEOPLE}`)
  const idle: number[] = []
  for (let run = 0; run < IDLE_RUNS; run++) idle.push(await timed(runner.turn))
  await runner.stop()
  client.close()
  await Promise.all([sqld.stop(), provider.close()])
  return { turns: { busy, idle: median(idle) }, processor }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** What the workerd that this process started has used, from Linux's own books; it runs the Worker and nothing else. */
function processorSeconds(parent: number | undefined): number {
  if (parent === undefined) return 0
  const ticks = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const [, command = '', rest = ''] = /^\d+ \((.*)\) (.*)$/s.exec(statOf(pid)) ?? []
      const fields = rest.split(' ')
      return command === 'workerd' && Number(fields[1]) === parent ? [Number(fields[11]) + Number(fields[12])] : []
    })
  return ticks.reduce((sum, count) => sum + count, 0) / 100
}

function statOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}
