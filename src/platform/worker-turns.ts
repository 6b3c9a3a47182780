import { tick, type TurnLimits } from '../dispatch/index.ts'
import type { WorkerRun } from './worker-ports.ts'
import { whyWaiting } from './why-waiting.ts'

/** A run comes each minute, and turns are begun for so long of it. Milliseconds. */
const RUN_LENGTH = 50_000

/** Shorter than on Node: what is left over is seen by the next turn, and the work of a turn is bounded. Milliseconds. */
const TURN_LENGTH = 15_000

/** Below this no further turn is begun within a run. */
const CALLS_FOR_A_TURN = 200

/**
 * Takes turns while there is work, as long as the run's time and its requests last, and says what was done and whether work
 * is left for the next run. Two runs at once are as safe as two dispatchers.
 */
export async function takeTurns({ ports, calls }: WorkerRun): Promise<void> {
  const now = () => ports.clock.now().getTime()
  const began = now()
  const total = { turns: 0, handedOff: 0, sent: 0, failed: 0, skipped: 0, unknown: 0 }
  let isMore = false
  let isFaulty = false
  do {
    const limits: TurnLimits = {
      length: Math.min(TURN_LENGTH, began + RUN_LENGTH - now()),
      // Six connections are open at once: four calls to a provider, and the database.
      lanes: 2,
      lanesWithRate: 4,
      callsLeft: () => calls.left(),
    }
    const turn = await tick(ports, ports.clock.now(), { limits })
    total.turns++
    for (const count of ['handedOff', 'sent', 'failed', 'skipped', 'unknown'] as const) total[count] += turn[count]
    isMore = turn.more
    isFaulty = turn.failures.length > 0
    const why = whyWaiting(turn.held)
    if (why !== '' && !isMore) ports.log.info('waiting', { why })
  } while (isMore && !isFaulty && now() - began < RUN_LENGTH && calls.left() >= CALLS_FOR_A_TURN)
  const facts = { ...total, calls: calls.made(), seconds: (now() - began) / 1000 }
  if (isMore) ports.log.info('work is left for the next run', facts)
  else if (total.handedOff + total.skipped + total.unknown > 0) ports.log.info('handed off', facts)
}
