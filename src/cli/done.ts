import type { Command } from 'commander'
import { markDone } from '../dispatch/index.ts'
import { inSession } from './session.ts'

export function addDoneCommand(program: Command): void {
  program
    .command('done <campaign> <activity>')
    .description('note that people put up what an offline activity plans; of several dates, the first that is not over')
    .requiredOption('--proof <text>', 'what shows that it was done, in a sentence')
    .action((campaignId: string, activityId: string, { proof }: { proof: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const done = await markDone(ctx, { campaignId, activityId, proof })
        const { wall, zone, material, version, placements } = done
        const where = placements.length === 0 ? 'it has no placements yet' : `now at ${placements.join(', ')}`
        const date = `${wall.replace('T', ' ')} ${zone}`
        return {
          json: { done: [done] },
          text: `done: ${activityId} of ${date}, ${material} version ${version}; ${where}`,
        }
      }),
    )
}
