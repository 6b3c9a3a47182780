import type { Rows } from '../../db/index.ts'
import { countTooLate, endQueued } from '../../db/queries/ledger.ts'
import {
  changeOccurrence,
  dueOccurrence,
  type DueRow,
  moveCounters,
  type OccurrenceChange,
} from '../../db/queries/occurrences.ts'
import type { Ports } from '../ports.ts'
import { type Standing, standingOf } from './standing.ts'

/**
 * Brings an occurrence up to what is true now: held, missed, waiting for a server, or finished, each with its reason. Those
 * still to go when the latest time is over, or when it was cancelled, reach their end here. `seen` is how it was a moment
 * ago; looked at again only where something is to change. Answers how many were skipped, and how it stands then.
 */
export async function closeOccurrence(
  ports: Ports,
  seen: DueRow,
): Promise<{ skipped: number; row: DueRow | undefined }> {
  const now = ports.clock.now().getTime()
  if (isUpToDate(seen, standingOf(seen, now), now)) return { skipped: 0, row: seen }
  const skipped = await ports.db.write(async (tx) => {
    const row = await dueOccurrence(tx, seen.id)
    // A launch that was moved meanwhile has given it another date.
    if (row === undefined || row.dueAt > now) return 0
    const standing = standingOf(row, now)
    const ended = await endThoseLeft(tx, row, standing, now)
    const tooLate = standing.kind === 'too-late' ? ended : 0
    const left = { ...row, queued: row.queued - ended, skipped: row.skipped + tooLate }
    const change = changeTo(left, standing, now)
    if (change) await changeOccurrence(tx, row.id, await unlessMissed(tx, left, change))
    return tooLate
  })
  return { skipped, row: await dueOccurrence(ports.db.rows, seen.id) }
}

function isUpToDate(row: DueRow, standing: Standing, now: number): boolean {
  const change = changeTo(row, standing, now)
  const same = change === undefined || (change.status === row.status && change.reason === row.reason)
  return same && change?.finishedAt === undefined && (row.queued === 0 || !endsQueue(standing))
}

function endsQueue(standing: Standing): boolean {
  return standing.kind === 'too-late' || standing.kind === 'ended'
}

async function endThoseLeft(tx: Rows, row: DueRow, standing: Standing, now: number): Promise<number> {
  if (!endsQueue(standing) || row.queued === 0) return 0
  const status = standing.kind === 'ended' ? 'cancelled' : 'skipped'
  const reason = standing.kind === 'ended' ? 'cancelled by a person' : 'too-late'
  const ended = await endQueued(tx, row.id, status, reason, now)
  await moveCounters(tx, row.id, { queued: -ended, [status]: ended })
  return ended
}

/** The status an occurrence has by now; nothing when it is already right. Pure. */
function changeTo(row: DueRow, standing: Standing, now: number): OccurrenceChange | undefined {
  const settled = row.queued === 0 && row.handedOff === 0
  if (standing.kind === 'ended') {
    return settled ? { status: 'cancelled', reason: 'cancelled by a person', finishedAt: now } : undefined
  }
  if (row.frozenAt !== null && settled) return { ...finished(row), finishedAt: now }
  if (standing.kind === 'missed') return { status: 'missed', reason: standing.reason }
  if (standing.kind !== 'hold' || row.status === 'missed') return undefined
  // A pause shows from the campaign or activity itself, and a server that is down holds the sending, not the occurrence.
  if (row.campaignPaused !== null || row.activityPaused !== null) return undefined
  return { status: standing.isServerDown ? row.status : 'held', reason: standing.reason }
}

/** Where quiet hours or a slow rate put off everybody until the latest time was over, it was missed, whatever else was skipped. */
async function unlessMissed(tx: Rows, row: DueRow, change: OccurrenceChange): Promise<OccurrenceChange> {
  if (change.finishedAt === undefined || row.audience === 0 || row.skipped !== row.audience) return change
  const late = await countTooLate(tx, row.id)
  if (late === 0) return change
  const whom = late === row.audience ? 'anybody' : `${late} of ${row.audience} people`
  return { ...change, status: 'missed', reason: `missed: its latest time was over before ${whom} could be written to` }
}

/** Finished if and only if every row of the frozen audience has reached an end. */
function finished(row: DueRow): OccurrenceChange {
  const { audience, skipped, failed, unknown, cancelled } = row
  if (audience === 0) return { status: 'sent', reason: 'nobody on the lists is in this audience' }
  const short = Object.entries({ failed, unknown, cancelled }).filter(([, count]) => count > 0)
  if (skipped === audience) return { status: 'part-sent', reason: `nobody was sent to: all ${skipped} were skipped` }
  if (short.length === 0) return { status: 'sent', reason: null }
  return { status: 'part-sent', reason: short.map(([what, count]) => `${count} ${what}`).join(', ') }
}
