import type { Command } from 'commander'
import { addPerson, createSignInToken, type Ctx, listPeople } from '../access/index.ts'
import { loadExamples } from '../platform/examples.ts'
import { openNodeDatabase } from '../platform/node-database.ts'
import { nodePorts, standardErrorLog } from '../platform/node-ports.ts'
import { startNode } from '../platform/node.ts'
import { type NodeSettings, readSettings } from '../platform/settings.ts'

/** Whoever starts an empty installation signs in as this person, and adds the others. */
const FIRST_PERSON = 'administrator@localhost'

export function addStartCommand(program: Command): void {
  program
    .command('start')
    .description('serve the web app and run the scheduler')
    .option('--no-examples', 'leave the example campaigns out')
    .action(async (options: { examples: boolean }) => {
      const settings = readSettings()
      const db = await openNodeDatabase(settings)
      const ports = nodePorts(settings, db, standardErrorLog)
      const ctx: Ctx = { db, actor: { kind: 'command-line' }, now: ports.clock.now() }
      const isFirstStart = (await listPeople(ctx)).length === 0
      if (isFirstStart) {
        await addPerson(ctx, { email: FIRST_PERSON, roles: ['viewer', 'planner', 'operator', 'administrator'] })
        if (options.examples) await loadExamples(ctx, settings.secret)
      }
      const running = await startNode(ports, settings.port)
      const address = addressOf(settings, running.port)
      process.stdout.write(`Fanfare runs on ${address}\n`)
      process.stdout.write(`Mail goes to ${ports.mail.provider.name}\n`)
      if (isFirstStart) {
        const token = await createSignInToken(ctx, { email: FIRST_PERSON })
        process.stdout.write(`Sign in once, within 15 minutes: ${address}/sign-in/${token}\n`)
      }
      await stopSignal()
      process.stderr.write('stopping: the batch in flight is finished first\n')
      await running.stop()
      db.close()
    })
}

function addressOf(settings: NodeSettings, port: number): string {
  return settings.port === 0 ? `http://127.0.0.1:${port}` : settings.baseUrl
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
