import type { Ports } from '../ports.ts'
import { addCounts, type Counts, noCounts } from './counts.ts'
import type { Outlook } from './outlook.ts'
import { tick, type TickReport } from './tick.ts'

export interface DispatchReport extends Counts {
  /** Occurrences whose time has come. */
  readonly due: number
  readonly deferred: number
  readonly held: Outlook['held']
  /** Activities that stopped on a fault nobody foresaw. */
  readonly failures: TickReport['failures']
  readonly seconds: number
}

/** A retry this near is waited for; anything later is reported as put off. Milliseconds. */
const PATIENCE = 12_000

/** Waits are cut into pieces: another dispatcher may be done sooner, and a person may ask to stop. Milliseconds. */
const LOOK_AGAIN = 500

export interface DispatchOptions {
  /** Wait for what a rate still holds back, for a retry that is near, and for hand-offs another dispatcher left open. */
  readonly untilIdle: boolean
  /** Once aborted, the batches in flight are finished and nothing new is begun. */
  readonly stopping?: AbortSignal
}

/** Takes turns until nothing could go on at once, and with `untilIdle` until nothing more is due. */
export async function dispatch(ports: Ports, { untilIdle, stopping }: DispatchOptions): Promise<DispatchReport> {
  const began = ports.clock.now().getTime()
  const counts = noCounts()
  let due = 0
  for (;;) {
    const turn = await tick(ports, ports.clock.now(), { stopping })
    addCounts(counts, turn)
    due = Math.max(due, turn.due)
    const over = turn.failures.length > 0 || stopping?.aborted === true
    const wait = over ? undefined : turn.more ? 0 : untilIdle ? waitFor(turn, ports.clock.now().getTime()) : undefined
    if (wait === undefined) {
      const seconds = (ports.clock.now().getTime() - began) / 1000
      return { due, ...counts, deferred: turn.deferred, held: turn.held, failures: turn.failures, seconds }
    }
    if (wait > 0) await ports.clock.sleep(wait)
  }
}

/** How long to wait before there may be more to do; nothing when nothing more is due, or only far off. */
function waitFor({ nextAt, slotAt, outcomeBy }: Outlook, now: number): number | undefined {
  const near = nextAt !== undefined && nextAt - now <= PATIENCE ? nextAt : undefined
  const moments = [near, slotAt, outcomeBy].filter((moment) => moment !== undefined)
  if (moments.length === 0) return undefined
  return Math.min(Math.max(Math.min(...moments) - now, 10), LOOK_AGAIN)
}
