import type { Rows } from '../../db/index.ts'
import { keepDateOfLast } from '../../db/queries/occurrences.ts'
import type { HandOff, Ports } from '../ports.ts'
import type { Channel } from './channels/channel.ts'
import { settleBatch } from './settle-batch.ts'
import { type Batch, takeBatch, type Taken } from './take-batch.ts'
import { addCounts, type Counts } from './counts.ts'
import type { Turn } from './turn.ts'

export interface HandOffJob {
  readonly occurrenceId: number
  readonly epoch: number
  /** Of what was made ready to be sent; another one is not sent in this turn. */
  readonly contentHash: string
  readonly channel: Channel
  readonly batchSize: number
  readonly turn: Turn
  /** Shared by the lanes of an occurrence. */
  readonly state: { isFirst: boolean }
}

/** How much later than its own deadline a provider call is given up; the machines of an installation may disagree this much. */
const CLOCK_TOLERANCE = 5_000

/**
 * A wait for the rate looks up this often, in milliseconds: the process may be asked to stop, or the first batch be through.
 * A provider that tried nothing is asked again after it, and not at once for as long as the turn lasts.
 */
const LONGEST_SLEEP = 200

/**
 * Hands off one occurrence, batch after batch: take and commit the intent, send without holding the database, settle.
 * The outcome of a batch is written in the transaction that takes the next, so that a batch costs one commit.
 * Returns when nothing is left for now, when it may not go on, or when the turn is over. What it did is added to `counts` as it happens.
 */
export async function handOffOccurrence(ports: Ports, job: HandOffJob, counts: Counts): Promise<void> {
  let sent: SentBatch | undefined
  for (;;) {
    const settling = sent
    const now = ports.clock.now().getTime()
    const { settled, taken, isFirst } = await ports.db.write((tx) => settleAndTake(tx, job, settling, now))
    sent = undefined
    if (settled) addCounts(counts, settled)
    if (taken.kind === 'stop') return
    if (taken.kind === 'wait') {
      if (taken.until >= job.turn.end) return
      await ports.clock.sleep(Math.min(taken.until - now, pauseOf(job)))
      continue
    }
    counts.skipped += taken.skipped
    if (taken.recipients.length > 0) {
      const handOffs = await job.channel.send(taken.row, taken.recipients)
      sent = { batch: taken, handOffs, isFirst }
      if (handOffs.every(({ outcome }) => outcome === 'not-tried')) await ports.clock.sleep(pauseOf(job))
    }
  }
}

function pauseOf({ turn }: HandOffJob): number {
  return turn.limits.longestSleep ?? LONGEST_SLEEP
}

interface SentBatch {
  readonly batch: Batch
  readonly handOffs: readonly HandOff[]
  readonly isFirst: boolean
}

async function settleAndTake(
  tx: Rows,
  job: HandOffJob,
  sent: SentBatch | undefined,
  now: number,
): Promise<{ settled: Counts | undefined; taken: Taken; isFirst: boolean }> {
  const { isFirst } = job.state
  const settled = sent && (await settleBatch(tx, sent.batch, sent.handOffs, now, sent.isFirst))
  const taken = job.turn.isOver() ? STOP : await takeNext(tx, job, isFirst, now)
  if (taken.kind === 'stop' && sent) await keepDateOfLast(tx, sent.batch.row)
  if (taken.kind === 'batch') job.state.isFirst = false
  return { settled, taken, isFirst }
}

const STOP = { kind: 'stop' } as const

function takeNext(tx: Rows, job: HandOffJob, isFirst: boolean, now: number): Promise<Taken> {
  const settleBy = now + job.channel.deadline + CLOCK_TOLERANCE
  return takeBatch(tx, { ...job, portion: job.turn.limits.portion, isFirst, now, settleBy })
}
