import { noteTick, tickedAt } from '../../db/queries/installation.ts'
import { expireHandOffs, hasReady, nextSettleBy } from '../../db/queries/ledger.ts'
import { dueOccurrences, type DueRow, moveCounters } from '../../db/queries/occurrences.ts'
import { forgetOldAnswers } from '../access/index.ts'
import { forgetOldUploads } from '../audience/index.ts'
import { faultInWords } from '../errors.ts'
import { followZoneRules, prolongRepeats } from '../plan/index.ts'
import type { Ports } from '../ports.ts'
import { withoutBacklog } from './hold-backlog.ts'
import { emailChannel, mailerFor } from './channels/email.ts'
import { closeOccurrence } from './close-occurrence.ts'
import { freezeAudience } from './freeze-audience.ts'
import { handOffOccurrence } from './hand-off.ts'
import { noteProgress } from './note-progress.ts'
import { outlook, type Outlook } from './outlook.ts'
import { beginTurn, closingCalls, PROCESS_LIMITS, type Turn, type TurnLimits } from './turn.ts'
import { type Counts, noCounts } from './counts.ts'
import { HOUR } from '../schedule/index.ts'

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

/** How often a turn leaves a sign of life. Milliseconds. */
const HEARTBEAT = 30_000

/** How often dates are held against the rules of their zones: by the first turn of each hour. Milliseconds. */
const ZONES_HELD = HOUR

/** Requests with which an audience's next range is frozen, or a message made ready. */
const PREPARING_CALLS = 40

/** Requests to a database server with which a batch is taken and settled, with room for trying again while it is busy. */
const BATCH_CALLS = 24

export interface TickOptions {
  /** Once aborted no new batch is begun. */
  readonly stopping?: AbortSignal | undefined
  readonly limits?: TurnLimits
}

/**
 * One turn of the scheduler, on every platform: gives up hand-offs whose dispatcher is gone, finds what is due, freezes
 * audiences, hands off, and closes what is complete. Bounded by `limits`, safe to kill at any instruction, safe to run twice
 * at once. `now` decides what is due; the clock port is read for the moments within the turn. What it leaves for the next
 * turn shows in the report's `more`.
 */
export async function tick(
  ports: Ports,
  now: Date,
  { stopping, limits = PROCESS_LIMITS }: TickOptions = {},
): Promise<TickReport> {
  const counts = noCounts()
  const turn = beginTurn(ports, now.getTime(), limits, stopping)
  await noteTurn(ports, now.getTime())
  counts.unknown += await giveUpLost(ports, now.getTime())
  const due = await dueOccurrences(ports.db.rows, now.getTime())
  const closing = closingCalls(due.length, limits)
  const going = inTurn(await withoutBacklog(ports, due, { turn, closing, now: now.getTime() }), now.getTime())
  const failures: Failure[] = []
  const work = () => Promise.allSettled(going.map((row) => share(ports, row, turn, going.length, counts)))
  for (const [index, part] of ((await turn.keeping(closing, work)) ?? []).entries()) {
    if (part.status === 'rejected') failures.push(failureOf(ports, going[index]!, part.reason))
  }
  for (const seen of await dueOccurrences(ports.db.rows, now.getTime())) {
    if (limits.callsLeft !== undefined && limits.callsLeft() < closing / 2) break
    const { skipped, row } = await closeOccurrence(ports, seen)
    counts.skipped += skipped
    if (row !== undefined) await noteProgress(ports, row)
  }
  return { due: due.filter((row) => row.status !== 'missed').length, ...counts, failures, ...(await outlook(ports)) }
}

/** Where requests are few, not everybody has a share in every turn: each minute another one is the first. */
function inTurn(going: readonly DueRow[], now: number): DueRow[] {
  const first = going.length === 0 ? 0 : Math.floor(now / 60_000) % going.length
  return [...going.slice(first), ...going.slice(0, first)]
}

/** One occurrence's share of a turn, if there are requests left for it; the more occurrences, the smaller the batches of each. */
async function share(ports: Ports, row: DueRow, turn: Turn, sharers: number, counts: Counts): Promise<void> {
  const mailer = mailerFor(ports, row.isExample === 1)
  const lanes = row.rate === null ? turn.limits.lanes : turn.limits.lanesWithRate
  const batchSize = Math.max(10, Math.ceil(mailer.batchSize / sharers))
  const calls = PREPARING_CALLS + lanes * (BATCH_CALLS + (mailer.calls?.(batchSize) ?? 0))
  await turn.keeping(calls, () => advance(ports, row, turn, { lanes, batchSize }, counts))
}

/** Freezes what is not frozen yet and hands off. */
async function advance(
  ports: Ports,
  row: DueRow,
  turn: Turn,
  { lanes, batchSize }: { lanes: number; batchSize: number },
  counts: Counts,
): Promise<void> {
  if (row.frozenAt === null || row.status !== 'sending') {
    const frozen = await freezeAudience(ports, row, turn)
    counts.skipped += frozen.skipped
    if (!frozen.complete) return
  }
  if (!(await couldGo(ports, row, turn))) return
  const channel = await emailChannel(ports, row)
  const { id: occurrenceId, scheduleEpoch: epoch, contentHash } = row
  const job = { occurrenceId, epoch, contentHash, channel, batchSize, turn, state: { isFirst: true } }
  const all = Array.from({ length: lanes }, () => handOffOccurrence(ports, job, counts))
  for (const lane of await Promise.allSettled(all)) if (lane.status === 'rejected') throw lane.reason
}

/** A night's quiet hours last many turns: nothing is prepared and nothing written while nobody could be handed off. */
async function couldGo(ports: Ports, row: DueRow, turn: Turn): Promise<boolean> {
  const now = ports.clock.now().getTime()
  if ((row.downUntil ?? 0) > now || row.nextSlotAt >= turn.end) return false
  return hasReady(ports.db.rows, row.id, now)
}

/** Said aloud, and kept from the other activities: one broken template must not stop everybody's mail. */
function failureOf(ports: Ports, { campaignId: campaign, activityId: activity }: DueRow, fault: unknown): Failure {
  const reason = faultInWords(fault)
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

/** Lets others see that a scheduler is alive, without a write in every turn; what else is due now and then is done with it. */
async function noteTurn(ports: Ports, now: number): Promise<void> {
  const last = await tickedAt(ports.db.rows)
  if (now - last < HEARTBEAT) return
  await ports.db.write(async (tx) => {
    await noteTick(tx, now)
    await forgetOldUploads(tx, now)
    await forgetOldAnswers(tx, now)
  })
  await prolongRepeats(ports, now)
  if (Math.floor(now / ZONES_HELD) !== Math.floor(last / ZONES_HELD)) await followZoneRules(ports, now)
}
