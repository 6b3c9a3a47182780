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

/** A retry or a rate's next slot this near is waited for; anything later is reported as put off. Milliseconds. */
const PATIENCE = 12_000

/** Hand-offs of another dispatcher mostly have their outcome long before they must. Milliseconds. */
const LOOK_AGAIN = 500

/**
 * Takes turns until nothing could go on at once; with `untilIdle` also through short waits: a retry that is near, and
 * hand-offs that another dispatcher left without an outcome.
 */
export async function dispatch(ports: Ports, options: { untilIdle: boolean }): Promise<DispatchReport> {
  const began = ports.clock.now().getTime()
  const counts = noCounts()
  let due = 0
  for (;;) {
    const now = ports.clock.now()
    const turn = await tick(ports, now)
    addCounts(counts, turn)
    due = Math.max(due, turn.due)
    const failed = turn.failures.length > 0
    if (turn.more && !failed) continue
    const wait = options.untilIdle && !failed ? waitFor(turn, ports.clock.now().getTime()) : undefined
    if (wait === undefined) {
      const seconds = (ports.clock.now().getTime() - began) / 1000
      return { due, ...counts, deferred: turn.deferred, held: turn.held, failures: turn.failures, seconds }
    }
    await ports.clock.sleep(wait)
  }
}

/** How long to wait before there may be more to do; nothing when that is too far off. */
function waitFor(turn: Outlook, now: number): number | undefined {
  const { nextAt, outcomeBy } = turn
  if (nextAt !== undefined && nextAt - now <= PATIENCE) return Math.max(nextAt - now, 10)
  return outcomeBy === undefined ? undefined : Math.min(Math.max(outcomeBy - now, 10), LOOK_AGAIN)
}
