import type { Rows } from '../../db/index.ts'
import { downCount, markChannel, reserveSlots } from '../../db/queries/channels.ts'
import { removeCaughtForNobody } from '../../db/queries/examples.ts'
import { type Outcome, recordOutcomes, type StatusChange } from '../../db/queries/ledger.ts'
import { moveCounters } from '../../db/queries/occurrences.ts'
import type { HandOff } from '../ports.ts'
import { providerBackOff, recipientBackOff, RETRY_PATIENCE } from './back-off.ts'
import { slotsOf } from './pacing.ts'
import { latestForRecipients } from './standing.ts'
import type { Batch } from './take-batch.ts'
import type { Counts } from './counts.ts'

/**
 * Writes down what became of a batch, in the caller's write transaction, and moves the counters by what really changed.
 * When the provider could not be reached at all, the channel rests and says why. Answers what changed.
 */
export async function settleBatch(
  tx: Rows,
  batch: Batch,
  handOffs: readonly HandOff[],
  now: number,
  isFirst: boolean,
): Promise<Counts> {
  const { row, recipients } = batch
  const latest = latestForRecipients(row) ?? (row.frozenAt ?? row.instant) + RETRY_PATIENCE
  const outcomes = recipients.map((recipient, index) =>
    outcomeOf({ id: recipient.id, attempts: recipient.attempts + 1 }, handOffs[index]!, now, latest),
  )
  const changed = await recordOutcomes(tx, outcomes, now)
  const rows = (of: (change: StatusChange) => boolean) =>
    changed.reduce((sum, change) => sum + (of(change) ? change.rows : 0), 0)
  if (row.isExample === 1 && rows(() => true) < outcomes.length) {
    const caught = outcomes.flatMap(({ id, ref }) => (ref === null ? [] : [{ delivery: id, ref }]))
    await removeCaughtForNobody(tx, caught)
  }
  const from = (status: StatusChange['before']) => rows(({ before }) => before === status)
  const into = (status: StatusChange['after']) => rows(({ after }) => after === status)
  await moveCounters(tx, row.id, {
    handedOff: -from('handed-off'),
    queued: into('queued'),
    sent: into('sent'),
    failed: into('failed'),
    unknown: into('unknown') - from('unknown'),
  })
  await noteProvider(tx, batch, handOffs, now)
  if (isFirst && row.rate !== null) {
    const pause = slotsOf(row.rate, recipients.length).pauseFor(recipients.length)
    await reserveSlots(tx, row.campaignId, row.channel, now + pause)
  }
  return {
    handedOff: outcomes.filter(({ untried }) => !untried).length,
    sent: into('sent'),
    failed: into('failed'),
    skipped: 0,
    unknown: into('unknown'),
  }
}

function outcomeOf(attempt: { id: number; attempts: number }, handOff: HandOff, now: number, latest: number): Outcome {
  const nothing = { ...attempt, reason: null, ref: null, notBefore: 0, untried: false }
  switch (handOff.outcome) {
    case 'accepted':
      return { ...nothing, status: 'sent', ref: handOff.ref }
    case 'unknown':
      return { ...nothing, status: 'unknown', reason: withoutAddresses(handOff.reason) }
    case 'not-tried':
      return { ...nothing, status: 'queued', notBefore: now, untried: true }
    case 'unreachable':
      return { ...nothing, status: 'queued', notBefore: now, untried: true, reason: withoutAddresses(handOff.reason) }
    case 'refused':
      return { ...nothing, ...afterRefusal(attempt.attempts, handOff, now, latest) }
    default:
      return handOff satisfies never
  }
}

function afterRefusal(
  attempts: number,
  refusal: Extract<HandOff, { outcome: 'refused' }>,
  now: number,
  latest: number,
): Pick<Outcome, 'status' | 'reason' | 'notBefore'> {
  const reason = withoutAddresses(refusal.reason)
  const notBefore = now + recipientBackOff(attempts)
  if (refusal.final) return { status: 'failed', reason, notBefore: 0 }
  if (notBefore <= latest) return { status: 'queued', reason, notBefore }
  return { status: 'failed', reason: `refused until its latest time: ${reason}`, notBefore: 0 }
}

async function noteProvider(tx: Rows, batch: Batch, handOffs: readonly HandOff[], now: number): Promise<void> {
  const { campaignId, channel } = batch.row
  if (handOffs.some((handOff) => handOff.outcome === 'accepted' || handOff.outcome === 'refused')) {
    await markChannel(tx, campaignId, channel)
    return
  }
  const unreachable = handOffs.find((handOff) => handOff.outcome === 'unreachable')
  if (unreachable === undefined) return
  const failures = (await downCount(tx, campaignId, channel)) + 1
  await markChannel(tx, campaignId, channel, {
    until: now + providerBackOff(failures),
    reason: withoutAddresses(unreachable.reason),
  })
}

/** Servers repeat the recipient in their replies; the ledger's reasons go into exports and logs, so addresses stay out. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s<>"'(),;:]+@[^\s<>"'(),;:]+/g, '(address)').slice(0, 300)
}
