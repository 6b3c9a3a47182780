import type { Command } from 'commander'
import type { Ctx } from '../access/index.ts'
import { cancel, pause, resume, type Steered, type SteerInput } from '../dispatch/index.ts'
import { inSession } from './session.ts'

/** pause, resume and cancel: the same arguments, the same answer. */
export function addSteerCommands(program: Command): void {
  addSteerCommand(
    program,
    'pause',
    'hold a campaign, or one activity; takes effect with the next batch',
    pause,
    'paused',
  )
  addSteerCommand(
    program,
    'resume',
    'let a paused campaign or activity go on; a missed activity that is named is sent now',
    resume,
    'going on',
  )
  addSteerCommand(program, 'cancel', 'end a campaign, or one activity, for good', cancel, 'cancelled')
}

function addSteerCommand(
  program: Command,
  name: string,
  description: string,
  verb: (ctx: Ctx, input: SteerInput) => Promise<Steered>,
  done: string,
): void {
  program
    .command(`${name} <campaign> [activity]`)
    .description(description)
    .action((campaignId: string, activityId: string | undefined, _options: object, command: Command) =>
      inSession(command, async ({ ctx }) => {
        const steered = await verb(ctx, { campaignId, activityId })
        const { changed } = steered
        return { json: steered, text: changed.length === 0 ? 'nothing changed' : `${done}: ${changed.join(', ')}` }
      }),
    )
}
