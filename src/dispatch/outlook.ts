import { nextSettleBy } from '../../db/queries/ledger.ts'
import { dueOccurrences, nextDueInstant } from '../../db/queries/occurrences.ts'
import type { Ports } from '../ports.ts'
import { standingOf } from './standing.ts'
import { whatWaits } from './what-waits.ts'

/** What is left to do, and why it waits. */
export interface Outlook {
  /** Rows still queued for a later moment: quiet hours, a temporary refusal, or a slow rate. */
  readonly deferred: number
  readonly held: readonly { readonly campaign: string; readonly activity: string; readonly reason: string }[]
  /** There is work that could go on at once. */
  readonly more: boolean
  /** The next moment at which there may be something to do; absent: nothing is planned. Milliseconds. */
  readonly nextAt: number | undefined
  /** When a rate allows the next hand-off of what could go now. Milliseconds. */
  readonly slotAt: number | undefined
  /** When the first hand-off now under way has an outcome at the latest. Milliseconds. */
  readonly outcomeBy: number | undefined
}

/** Looks at everything due and not finished: what could go on now, what waits, for what and until when. */
export async function outlook(ports: Ports): Promise<Outlook> {
  const now = ports.clock.now().getTime()
  const { rows } = ports.db
  const moments = [await nextDueInstant(rows, now)]
  const slots: number[] = []
  const held: Outlook['held'][number][] = []
  let deferred = 0
  let more = false
  for (const row of await dueOccurrences(rows, now)) {
    const standing = standingOf(row, now)
    const hold = (reason: string) => held.push({ campaign: row.campaignId, activity: row.activityId, reason })
    if (standing.kind === 'hold' || standing.kind === 'missed') hold(standing.reason)
    if (standing.kind === 'hold') moments.push(standing.until)
    if (standing.kind !== 'go') continue
    const rest = await whatWaits(rows, row, now)
    for (const { reason } of rest.waits) hold(reason)
    deferred += rest.deferred
    moments.push(rest.nextAt)
    if (rest.slotAt === undefined) more ||= rest.ready
    else slots.push(rest.slotAt)
  }
  const known = moments.filter((moment) => moment !== undefined)
  const nextAt = known.length === 0 ? undefined : Math.min(...known)
  const slotAt = slots.length === 0 ? undefined : Math.min(...slots)
  return { deferred, held, more, nextAt, slotAt, outcomeBy: await nextSettleBy(rows) }
}
