import type { Command } from 'commander'
import {
  brokenOrderText,
  type Move,
  moveAsJson,
  moveLaunch,
  type MovedOccurrence,
  postponeLaunch,
  previewMove,
  reinstateLaunch,
} from '../plan/index.ts'
import { inSession } from './session.ts'

interface MoveOptions {
  readonly dryRun?: boolean
  readonly anchor?: string
  readonly reason?: string
}

export function addLaunchCommand(program: Command): void {
  const launch = program.command('launch').description('move, postpone or reinstate the launch of a campaign')

  launch
    .command('move <campaign> <wall>')
    .description('move the launch, and what hangs on it; YYYY-MM-DDTHH:MM in its zone, or now')
    .option('--dry-run', 'say what would become of each occurrence, and change nothing')
    .option('--anchor <name>', 'move this anchor instead of the launch')
    .option('--reason <text>', 'why, for the history')
    .action((campaignId: string, to: string, { dryRun, ...rest }: MoveOptions, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const input = { campaignId, to, ...rest }
        const move = dryRun ? await previewMove(ctx, input) : await moveLaunch(ctx, input)
        const exitCode = move.brokenOrder.length > 0 ? 1 : 0
        return { json: moveAsJson(move), text: moveAsText(move, dryRun === true), exitCode }
      }),
    )

  launch
    .command('postpone <campaign>')
    .description('take the date from the launch; nothing of the campaign goes out until it has one again')
    .requiredOption('--reason <text>', 'why, for the history')
    .action((campaignId: string, { reason }: { reason: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        await postponeLaunch(ctx, { campaignId, reason })
        const text = `${campaignId} is postponed: nothing goes out until launch move or launch reinstate`
        return { json: { campaign: campaignId, postponed: true }, text }
      }),
    )

  launch
    .command('reinstate <campaign>')
    .description('give a postponed launch its old date back')
    .option('--reason <text>', 'why, for the history')
    .action((campaignId: string, { reason }: { reason?: string }, command: Command) =>
      inSession(command, async ({ ctx }) => {
        await reinstateLaunch(ctx, { campaignId, reason })
        const text = `${campaignId} goes on under its old date; what fell due meanwhile is as late as it is`
        return { json: { campaign: campaignId, postponed: false }, text }
      }),
    )
}

function moveAsText(
  { anchor, zone, from, to, isNothing, occurrences, approvalsLost, brokenOrder }: Move,
  isDryRun: boolean,
): string {
  if (isNothing) return `the ${anchor} is ${written(from)} ${zone} already; nothing changed`
  const width = Math.max(...occurrences.map(({ activity }) => activity.length), 0)
  const lines = occurrences.map(({ activity, before, after, effects, sent, blackout }) => {
    const dates =
      before?.instant === after?.instant ? written(before!.wall) : `${wallOrNot(before)} → ${wallOrNot(after)}`
    const told = sent > 0 ? ` (${sent} sent)` : ''
    const held = blackout === null ? '' : `; falls into the blackout ${blackout}, which holds it`
    return `  ${activity.padEnd(width)}  ${dates}  ${effects.join(', ')}${told}${held}`
  })
  const lost = approvalsLost.length > 0 ? [`need approving again, they say the date: ${approvalsLost.join(', ')}`] : []
  const heading = `the ${anchor} ${isDryRun ? 'would move' : 'moved'} from ${written(from)} to ${written(to)} ${zone}`
  const refused = brokenOrder.map((one) => `refused: ${brokenOrderText(one)}`)
  return [...refused, heading, ...lines, ...lost, ...(isDryRun ? ['nothing was changed'] : [])].join('\n')
}

function wallOrNot(date: MovedOccurrence['before']): string {
  return date === null ? 'not planned' : written(date.wall)
}

function written(wall: string): string {
  return wall.replace('T', ' ')
}
