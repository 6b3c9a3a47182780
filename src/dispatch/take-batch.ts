import type { Rows } from '../../db/index.ts'
import { reserveSlots } from '../../db/queries/channels.ts'
import { type CandidateRow, candidates, recordDeferrals, recordIntent, recordSkips } from '../../db/queries/ledger.ts'
import { dueOccurrence, type DueRow, moveCounters } from '../../db/queries/occurrences.ts'
import { type Late, parseDuration, parseLate } from '../schedule/index.ts'
import { allowedTimesOf, capOf } from './hand-over-limits.ts'
import { type Verdict, verdict } from './eligibility.ts'
import { slotsOf } from './pacing.ts'
import { latestForRecipients, standingOf } from './standing.ts'

/** People whose hand-off is now recorded as begun; they have an outcome by `settleBy`, or are unknown. */
export interface Batch {
  readonly row: DueRow
  readonly recipients: readonly CandidateRow[]
  readonly skipped: number
}

export type Taken =
  | ({ readonly kind: 'batch' } & Batch)
  /** The channel's rate allows the next hand-off then. */
  | { readonly kind: 'wait'; readonly until: number }
  /** Nothing is left for now, or the occurrence may not go on. */
  | { readonly kind: 'stop' }

export interface TakeOptions {
  readonly occurrenceId: number
  /** The schedule epoch the work was begun under. */
  readonly epoch: number
  /** Of the content that was made ready. */
  readonly contentHash: string
  readonly batchSize: number
  /** How much of a rate goes at once. Milliseconds. */
  readonly portion: number | undefined
  readonly now: number
  readonly settleBy: number
  /** The first batch of a turn: connections may yet have to be opened. */
  readonly isFirst: boolean
}

/**
 * A first batch leaves late, and the next would catch up with it: the channel rests until the first is settled, or this long
 * if it never is. Milliseconds.
 */
const FIRST_PAUSE = 2_000

/**
 * Takes the next recipients of an occurrence: looks once more whether it may go on, asks each recipient the questions of
 * hand-over, and records the intent, all in the caller's write transaction. So whatever a person changed before it is
 * seen, and no two dispatchers take the same row.
 */
export async function takeBatch(tx: Rows, options: TakeOptions): Promise<Taken> {
  const { now } = options
  const row = await dueOccurrence(tx, options.occurrenceId)
  if (row === undefined || row.scheduleEpoch !== options.epoch || row.dueAt > now) return { kind: 'stop' }
  if (row.contentHash !== options.contentHash) return { kind: 'stop' }
  if (row.frozenAt === null || row.queued === 0 || standingOf(row, now).kind !== 'go') return { kind: 'stop' }
  if (row.nextSlotAt > now) return { kind: 'wait', until: row.nextSlotAt }
  const slots = slotsOf(row.rate, options.batchSize, options.portion)
  const cap = capOf(row)
  const recentSince = cap && now - parseDuration(cap.per)
  const of = { ...row, occurrenceId: row.id, needsConsent: row.purpose === 'marketing', recentSince }
  const found = await candidates(tx, of, now, slots.size)
  if (found.length === 0) return { kind: 'stop' }
  const verdicts = askAll(row, found, now)
  const recipients = found.filter((_, index) => verdicts[index]!.kind === 'go')
  const skips = found.flatMap((candidate, index) => {
    const answer = verdicts[index]!
    return answer.kind === 'skip' ? [{ id: candidate.id, reason: answer.reason }] : []
  })
  const deferrals = found.flatMap((candidate, index) => {
    const answer = verdicts[index]!
    return answer.kind === 'defer' ? [{ id: candidate.id, until: answer.until, reason: answer.reason }] : []
  })
  await recordIntent(
    tx,
    recipients.map((recipient) => recipient.id),
    now,
    options.settleBy,
  )
  await recordSkips(tx, skips, now)
  await recordDeferrals(tx, deferrals)
  await moveCounters(tx, row.id, {
    queued: -recipients.length - skips.length,
    handedOff: recipients.length,
    skipped: skips.length,
  })
  if (row.rate !== null && recipients.length > 0) {
    const pause = Math.max(slots.pauseFor(recipients.length), options.isFirst ? FIRST_PAUSE : 0)
    await reserveSlots(tx, row.campaignId, row.channel, now + pause)
  }
  return { kind: 'batch', row, recipients, skipped: skips.length }
}

function askAll(row: DueRow, found: readonly CandidateRow[], now: number): Verdict[] {
  const late: Late = row.sendLate === 0 ? parseLate(row.late) : { kind: 'send' }
  const rules = {
    now,
    fallbackZone: row.zone,
    allowed: allowedTimesOf(row),
    latest: latestForRecipients(row),
    byRecipient: row.clock === 'recipient' ? { wall: row.wall, late } : undefined,
    cap: capOf(row)?.messages,
  }
  return found.map((candidate) => verdict(candidate, rules))
}
