import type { Command } from 'commander'
import { testSend } from '../dispatch/index.ts'
import { inSession } from './session.ts'

export function addTestSendCommand(program: Command): void {
  program
    .command('test-send <campaign> <activity>')
    .description(
      'send an activity’s message to one address, once per language, marked as a test and outside the ledger',
    )
    .requiredOption('--to <email>', 'who gets it')
    .action((campaignId: string, activityId: string, { to }: { to: string }, command: Command) =>
      inSession(command, async ({ ports, ctx }) => {
        const result = await testSend(ports, ctx, { campaignId, activityId, to })
        return { json: result, text: `${result.sent} sent to ${to} by ${ports.mail.provider.name}` }
      }),
    )
}
