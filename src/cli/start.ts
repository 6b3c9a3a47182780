import type { Command } from 'commander'
import type { Database } from '../../db/index.ts'
import { type Ctx, firstSignIn } from '../access/index.ts'
import { askForExamples, examplesWereLeft } from '../dispatch/index.ts'
import { faultInWords } from '../errors.ts'
import { listCampaigns } from '../plan/index.ts'
import { loadExamples } from '../platform/examples.ts'
import { openNodeDatabase } from '../platform/node-database.ts'
import { nodePorts, standardErrorLog } from '../platform/node-ports.ts'
import { startNode } from '../platform/node.ts'
import { type NodeSettings, readSettings } from '../platform/settings.ts'

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('serve the web app and run the scheduler')
    .option('--examples', 'load the example campaigns although they were removed, or others are there')
    .option('--no-examples', 'leave the example campaigns out')
    .action(async (options: { examples?: boolean }) => {
      const settings = readSettings()
      const db = await openNodeDatabase(settings)
      try {
        await serve(settings, db, options.examples)
      } finally {
        db.close()
      }
    })
}

/** Listens before anything else, so that a port that is taken leaves nothing half begun. */
async function serve(settings: NodeSettings, db: Database, examples: boolean | undefined): Promise<void> {
  const ports = nodePorts(settings, db, standardErrorLog)
  const stopped = stopSignal()
  const running = await startNode(ports, settings.port)
  try {
    const context = (): Ctx => ({ db, actor: { kind: 'command-line' }, now: ports.clock.now() })
    if (examples === true) await askForExamples(context())
    if (examples !== false) await tryExamples(context(), settings.secret, examples)
    const address = addressOf(settings, running.port)
    const link = await firstSignIn(context())
    process.stdout.write(`Fanfare runs on ${address}\n`)
    process.stdout.write(`Mail goes to ${ports.mail.provider.name}\n`)
    process.stdout.write(`${wayIn(link, address)}\n`)
    await stopped
    process.stderr.write('stopping: the batch in flight is finished first\n')
  } finally {
    await running.stop()
  }
}

/** How to sign in: by the first link, or, once somebody did, by one that a command makes. */
export function wayIn(link: { email: string; token: string } | undefined, address: string): string {
  return link
    ? `Sign in once, within 15 minutes, as ${link.email}: ${address}/sign-in/${link.token}`
    : 'For a link to sign in again: npm run -s fanfare -- person link EMAIL'
}

/**
 * Unless asked for, only for an installation without campaigns of its own, where nobody removed them. Nobody needs the
 * examples, so a failure stops nothing.
 */
export async function tryExamples(ctx: Ctx, secret: string, asked = false): Promise<void> {
  try {
    const isFitting =
      asked || (!(await examplesWereLeft(ctx)) && (await listCampaigns(ctx)).every(({ isExample }) => isExample))
    if (isFitting) await loadExamples(ctx, secret)
  } catch (error) {
    const message = faultInWords(error)
    process.stderr.write(`the examples were not loaded: ${message}; the next start tries again\n`)
  }
}

function addressOf(settings: NodeSettings, port: number): string {
  return settings.port === 0 ? `http://127.0.0.1:${port}` : settings.baseUrl
}

/** Resolves when the process is asked to stop. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
