import type { HandOff, Ports } from '../ports.ts'
import type { Channel } from './channels/channel.ts'
import { settleBatch } from './settle-batch.ts'
import { type Batch, takeBatch } from './take-batch.ts'
import { addCounts, type Counts } from './counts.ts'
import type { Turn } from './turn.ts'

export interface HandOffJob {
  readonly occurrenceId: number
  readonly epoch: number
  readonly channel: Channel
  readonly batchSize: number
  readonly turn: Turn
}

/** How much later than its own deadline a provider call is given up; the machines of an installation may disagree this much. */
const CLOCK_TOLERANCE = 5_000

/** A wait for the rate looks up this often, so that a process asked to stop does not sleep on. Milliseconds. */
const LONGEST_SLEEP = 1_000

/**
 * Hands off one occurrence, batch after batch: take and commit the intent, send without holding the database, settle.
 * The outcome of a batch is written in the transaction that takes the next, so that a batch costs one commit.
 * Returns when nothing is left for now, when it may not go on, or when the turn is over. What it did is added to `counts` as it happens.
 */
export async function handOffOccurrence(ports: Ports, job: HandOffJob, counts: Counts): Promise<void> {
  let sent: { batch: Batch; handOffs: readonly HandOff[]; isFirst: boolean } | undefined
  let isFirst = true
  for (;;) {
    const settling = sent
    const now = ports.clock.now().getTime()
    const { settled, taken } = await ports.db.write(async (tx) => ({
      settled: settling && (await settleBatch(tx, settling.batch, settling.handOffs, now, settling.isFirst)),
      taken: job.turn.isOver()
        ? ({ kind: 'stop' } as const)
        : await takeBatch(tx, { ...job, isFirst, now, settleBy: now + job.channel.deadline + CLOCK_TOLERANCE }),
    }))
    sent = undefined
    if (settled) addCounts(counts, settled)
    if (taken.kind === 'stop') return
    if (taken.kind === 'wait') {
      if (taken.until >= job.turn.end) return
      await ports.clock.sleep(Math.min(taken.until - now, LONGEST_SLEEP))
      continue
    }
    counts.skipped += taken.skipped
    if (taken.recipients.length > 0) {
      sent = { batch: taken, handOffs: await job.channel.send(taken.row, taken.recipients), isFirst }
      isFirst = false
    }
  }
}
