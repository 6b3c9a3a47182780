import type { Command } from 'commander'
import { ledgerRows } from '../dispatch/index.ts'
import { type GlobalOptions, inSession } from './session.ts'

export function addDeliveriesCommand(program: Command): void {
  program
    .command('deliveries <campaign>')
    .description('the ledger: one row per recipient; with --json, JSON lines')
    .action((campaignId: string, _options: object, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const { json } = command.optsWithGlobals<GlobalOptions>()
        return { lines: ledgerLines(ledgerRows(ctx, { campaignId }), json ?? false) }
      }),
    )
}

async function* ledgerLines(rows: ReturnType<typeof ledgerRows>, asJson: boolean): AsyncGenerator<string> {
  for await (const row of rows) {
    const { activity, contact, channel, language, status, reason, attempts, handedOffAt } = row
    yield asJson
      ? JSON.stringify(row)
      : [activity, contact, channel, language, status, reason, attempts, handedOffAt]
          .map((cell) => cell ?? '-')
          .join('\t')
  }
}
