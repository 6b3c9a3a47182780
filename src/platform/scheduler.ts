import { tick } from '../dispatch/index.ts'
import { faultInWords } from '../errors.ts'
import type { Ports } from '../ports.ts'
import { whyWaiting } from './why-waiting.ts'

/** The scheduler looks at least this often, for other processes change the plan too. Milliseconds. */
const LOOK_EVERY = 1_000

/** After a failure the scheduler waits this long, so that a database that is away is not hammered. Milliseconds. */
const AFTER_FAILURE = 5_000

/** Takes turns until `signal` aborts; resolves when the batch in flight is settled. A failed turn is logged and tried again. */
export async function runScheduler(ports: Ports, signal: AbortSignal): Promise<void> {
  let waitingFor = ''
  while (!signal.aborted) {
    let wait = LOOK_EVERY
    try {
      const turn = await tick(ports, ports.clock.now(), { stopping: signal })
      const { due, handedOff, sent, failed, skipped, unknown, deferred } = turn
      if (handedOff > 0) ports.log.info('handed off', { due, handedOff, sent, failed, skipped, unknown, deferred })
      const why = whyWaiting(turn.held)
      if (why !== waitingFor && why !== '') ports.log.info('waiting', { why })
      waitingFor = why
      if (turn.more) wait = 0
      if (turn.failures.length > 0) wait = AFTER_FAILURE
    } catch (error) {
      ports.log.error('a turn of the scheduler failed', { message: faultInWords(error) })
      wait = AFTER_FAILURE
    }
    if (wait > 0) await aborted(signal, wait)
  }
}

/** Resolves after `milliseconds`, or at once when the signal aborts. */
function aborted(signal: AbortSignal, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal.addEventListener('abort', done)
  })
}
