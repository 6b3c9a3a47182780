import { hasReady, nextNotBefore, nextSettleBy, putOff } from '../../db/queries/ledger.ts'
import { dueOccurrences, nextDueInstant } from '../../db/queries/occurrences.ts'
import type { Ports } from '../ports.ts'
import { formatInstant } from '../schedule/index.ts'
import { standingOf } from './standing.ts'

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

/** A rate's next slot this near is slept through within a turn. Milliseconds. */
const LONG_WAIT = 12_000

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
    const ready = row.frozenAt === null || (await hasReady(rows, row.id, now))
    const waiting = row.queued === 0 ? [] : await putOff(rows, row.id, now)
    const sampled = waiting.reduce((sum, group) => sum + group.rows, 0)
    const waitingRows = ready ? sampled : row.queued
    for (const group of waiting) hold(whyPutOff(waiting.length === 1 ? { ...group, rows: waitingRows } : group))
    deferred += waitingRows
    moments.push(await nextNotBefore(rows, row.id, now))
    if (ready && row.frozenAt !== null && row.nextSlotAt - now > LONG_WAIT) {
      const paced = row.queued - waitingRows
      hold(`rate ${row.rate}: ${peopleWaiting(paced)}; next at ${formatInstant(row.nextSlotAt)}`)
      deferred += paced
      slots.push(row.nextSlotAt)
    } else more ||= ready
  }
  const known = moments.filter((moment) => moment !== undefined)
  const nextAt = known.length === 0 ? undefined : Math.min(...known)
  const slotAt = slots.length === 0 ? undefined : Math.min(...slots)
  return { deferred, held, more, nextAt, slotAt, outcomeBy: await nextSettleBy(rows) }
}

function peopleWaiting(count: number): string {
  return `${count} ${count === 1 ? 'person waits' : 'people wait'}`
}

function whyPutOff(group: { reason: string | null; rows: number; until: number }): string {
  const until = formatInstant(group.until)
  return group.reason === 'quiet-hours'
    ? `quiet hours: ${peopleWaiting(group.rows)} until ${until} or later`
    : `refused for now: ${peopleWaiting(group.rows)} (${group.reason ?? 'no reason given'}); next try at ${until}`
}
