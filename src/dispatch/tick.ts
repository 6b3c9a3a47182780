import { noteTick, tickedAt } from '../../db/queries/installation.ts'
import { expireHandOffs, hasReady, nextSettleBy } from '../../db/queries/ledger.ts'
import { dueOccurrences, type DueRow, moveCounters } from '../../db/queries/occurrences.ts'
import type { Ports } from '../ports.ts'
import { emailChannel } from './channels/email.ts'
import { closeOccurrence } from './close-occurrence.ts'
import { freezeAudience } from './freeze-audience.ts'
import { handOffOccurrence } from './hand-off.ts'
import { noteProgress } from './note-progress.ts'
import { outlook, type Outlook } from './outlook.ts'
import { mayFreeze, standingOf } from './standing.ts'
import type { Turn } from './turn.ts'
import { type Counts, noCounts } from './counts.ts'

/** What a tick did, and how it leaves things. */
export interface TickReport extends Counts, Outlook {
  /** Occurrences whose time has come and that were not finished before. */
  readonly due: number
  /** Activities that stopped on a fault nobody foresaw; the others went on. */
  readonly failures: readonly Failure[]
}

export interface Failure {
  readonly campaign: string
  readonly activity: string
  readonly reason: string
}

/** How long a tick begins new batches; a Worker's cron run and a person's patience both bear it. Milliseconds. */
const TICK_LENGTH = 20_000

/** How often a turn leaves a sign of life. Milliseconds. */
const HEARTBEAT = 30_000

/** Batches of one occurrence under way at the same time: while one is on the network, the other is in the database. */
const LANES = 2

/** A rate cuts batches small, so that a slow server needs more of them under way to reach it. */
const LANES_WITH_RATE = 8

/**
 * One turn of the scheduler, on every platform: gives up hand-offs whose dispatcher is gone, finds what is due, freezes
 * audiences, hands off, and closes what is complete. Bounded in time, safe to kill at any instruction, safe to run twice
 * at once. `now` decides what is due; the clock port is read for the moments within the turn. Once `stopping` is aborted no
 * new batch is begun.
 */
export async function tick(ports: Ports, now: Date, stopping?: AbortSignal): Promise<TickReport> {
  const counts = noCounts()
  const end = now.getTime() + TICK_LENGTH
  const turn: Turn = { end, isOver: () => stopping?.aborted === true || ports.clock.now().getTime() >= end }
  await noteTurn(ports, now.getTime())
  counts.unknown += await giveUpLost(ports, now.getTime())
  const due = await dueOccurrences(ports.db.rows, now.getTime())
  const going = due.filter((row) => mayFreeze(standingOf(row, now.getTime())))
  const failures: Failure[] = []
  const shares = await Promise.allSettled(going.map((row) => advance(ports, row, turn, going.length, counts)))
  for (const [index, share] of shares.entries()) {
    if (share.status === 'rejected') failures.push(failureOf(ports, going[index]!, share.reason))
  }
  for (const row of due) {
    counts.skipped += await closeOccurrence(ports, row.id)
    await noteProgress(ports, row.id)
  }
  return { due: due.filter((row) => row.status !== 'missed').length, ...counts, failures, ...(await outlook(ports)) }
}

/** Freezes what is not frozen yet and hands off; the more occurrences share a turn, the smaller the batches of each. */
async function advance(ports: Ports, row: DueRow, turn: Turn, sharers: number, counts: Counts): Promise<void> {
  if (row.frozenAt === null || row.status !== 'sending') {
    const frozen = await freezeAudience(ports, row.id, turn)
    counts.skipped += frozen.skipped
    if (!frozen.complete) return
  }
  if (!(await couldGo(ports, row, turn))) return
  const channel = await emailChannel(ports, row)
  const batchSize = Math.max(10, Math.ceil(channel.batchSize / sharers))
  const job = { occurrenceId: row.id, epoch: row.scheduleEpoch, channel, batchSize, turn, state: { isFirst: true } }
  const lanes = Array.from({ length: row.rate === null ? LANES : LANES_WITH_RATE }, () =>
    handOffOccurrence(ports, job, counts),
  )
  for (const lane of await Promise.allSettled(lanes)) if (lane.status === 'rejected') throw lane.reason
}

/** A night's quiet hours last many turns: nothing is prepared and nothing written while nobody could be handed off. */
async function couldGo(ports: Ports, row: DueRow, turn: Turn): Promise<boolean> {
  const now = ports.clock.now().getTime()
  if ((row.downUntil ?? 0) > now || row.nextSlotAt >= turn.end) return false
  return hasReady(ports.db.rows, row.id, now)
}

/** Said aloud, and kept from the other activities: one broken template must not stop everybody's mail. */
function failureOf(ports: Ports, { campaignId: campaign, activityId: activity }: DueRow, fault: unknown): Failure {
  const reason = fault instanceof Error ? fault.message : String(fault)
  ports.log.error('an activity stopped on a fault', { campaign, activity, reason })
  return { campaign, activity, reason }
}

/** Hand-offs whose time for an outcome is over: their dispatcher is gone, and nobody can say what became of them. */
async function giveUpLost(ports: Ports, now: number): Promise<number> {
  const first = await nextSettleBy(ports.db.rows)
  if (first === undefined || first >= now) return 0
  return ports.db.write(async (tx) => {
    const lost = Map.groupBy(await expireHandOffs(tx, now), (occurrenceId) => occurrenceId)
    let total = 0
    for (const [occurrenceId, { length }] of lost) {
      await moveCounters(tx, occurrenceId, { handedOff: -length, unknown: length })
      total += length
    }
    return total
  })
}

/** Lets others see that a scheduler is alive, without a write in every turn. */
async function noteTurn(ports: Ports, now: number): Promise<void> {
  if (now - (await tickedAt(ports.db.rows)) < HEARTBEAT) return
  await ports.db.write((tx) => noteTick(tx, now))
}
