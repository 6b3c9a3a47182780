import type { Command } from 'commander'
import { checkBeforeApproval } from '../materials/index.ts'
import { approve } from '../plan/index.ts'
import { inSession } from './session.ts'

export function addApproveCommand(program: Command): void {
  program
    .command('approve <campaign> [activity]')
    .description('approve what is there now, as a person with the role approver (--as EMAIL)')
    .action((campaignId: string, activityId: string | undefined, _options: object, command: Command) =>
      inSession(command, async ({ ports, ctx }) => {
        await checkBeforeApproval(ctx, ports, {
          campaignId,
          ...(activityId !== undefined && { activityIds: [activityId] }),
        })
        const result = await approve(ctx, { campaignId, ...(activityId !== undefined && { activityId }) })
        const { approved, refused } = result
        const lines = [
          ...approved.map((activity) => `approved  ${activity}`),
          ...refused.map(({ activity, reason }) => `refused   ${activity}: ${reason}`),
        ]
        return { json: result, text: lines.join('\n') || 'nothing to approve', exitCode: refused.length > 0 ? 1 : 0 }
      }),
    )
}
