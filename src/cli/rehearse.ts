import { type Command, InvalidArgumentError } from 'commander'
import { showPlan } from '../plan/index.ts'
import { rehearse } from '../platform/rehearse.ts'
import { rehearsalAsText } from './rehearsal-text.ts'
import { inSession } from './session.ts'

const LARGEST_SEED = 2 ** 32 - 1

interface Options {
  readonly seed: number
  readonly refused: number
  readonly refusedForNow: number
}

export function addRehearseCommand(program: Command): void {
  program
    .command('rehearse <campaign>')
    .description('run the whole campaign under a simulated clock, sending nothing: what would go out when, and to whom')
    .option('--seed <n>', 'a whole number; the same one gives the same rehearsal', seed, 1)
    .option('--refused <share>', 'suppose that this share of the addresses is refused for good, such as 2%', share, 0)
    .option('--refused-for-now <share>', 'suppose that this share of the mails is first told to come later', share, 0)
    .action((campaignId: string, { seed: of, refused, refusedForNow }: Options, command: Command) =>
      inSession(command, async ({ ctx, ports }) => {
        const answers = { refused, refusedForNow }
        const rehearsal = await rehearse(ctx, ports, { campaignId, seed: of, answers, stopping: stopSignal() })
        const { launch } = await showPlan(ctx, { campaignId })
        return { json: rehearsal, text: rehearsalAsText(rehearsal, launch.zone) }
      }),
    )
}

function seed(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= LARGEST_SEED) return number
  throw new InvalidArgumentError(`Expected a whole number from 0 to ${LARGEST_SEED}.`)
}

function share(text: string): number {
  const [, digits] = /^(\d+(?:\.\d+)?) ?%$/.exec(text) ?? []
  const percent = Number(digits ?? NaN)
  if (percent >= 0 && percent <= 100) return percent / 100
  throw new InvalidArgumentError('Expected a share from 0% to 100%, such as 2%.')
}

/** Aborts when the process is asked to stop, so that the copy is removed first; a second time ends it. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort())
  return stopping.signal
}
