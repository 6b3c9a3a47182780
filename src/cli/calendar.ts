import type { Command } from 'commander'
import { calendarAddress, renewCalendarAddress } from '../calendar/index.ts'
import { inSession } from './session.ts'

export function addCalendarCommand(program: Command): void {
  program
    .command('calendar <campaign>')
    .description('the address of a campaign’s calendar, for programs that subscribe to it')
    .option('--renew', 'make a new address; the old one leads nowhere from then on')
    .action((campaignId: string, options: { renew?: boolean }, command: Command) =>
      inSession(command, async ({ ctx, ports }) => {
        const address = options.renew ? renewCalendarAddress : calendarAddress
        const url = await address(ctx, { campaignId }, ports.settings)
        return { json: { url }, text: url }
      }),
    )
}
