import { nextNotBefore, nextSettleBy, putOff } from '../../db/queries/ledger.ts'
import { dueOccurrences, type DueRow, nextDueInstant } from '../../db/queries/occurrences.ts'
import type { Ports } from '../ports.ts'
import { formatInstant } from '../schedule/index.ts'
import { standingOf } from './standing.ts'

/** What is left to do, and why it waits. */
export interface Outlook {
  /** Rows still queued for a later moment: quiet hours, or a temporary refusal. */
  readonly deferred: number
  readonly held: readonly { readonly campaign: string; readonly activity: string; readonly reason: string }[]
  /** There is work that could go on at once. */
  readonly more: boolean
  /** The next moment at which there may be something to do; absent: nothing is planned. Milliseconds. */
  readonly nextAt: number | undefined
  /** When the first hand-off now under way has an outcome at the latest. Milliseconds. */
  readonly outcomeBy: number | undefined
}

/** Looks at everything due and not finished: what could go on now, what waits, for what and until when. */
export async function outlook(ports: Ports): Promise<Outlook> {
  const now = ports.clock.now().getTime()
  const { rows } = ports.db
  const moments = [await nextDueInstant(rows, now)]
  const held: Outlook['held'][number][] = []
  let deferred = 0
  let more = false
  for (const row of await dueOccurrences(rows, now)) {
    const standing = standingOf(row, now)
    const hold = (reason: string) => held.push({ campaign: row.campaignId, activity: row.activityId, reason })
    if (standing.kind === 'hold' || standing.kind === 'missed') hold(standing.reason)
    if (standing.kind === 'hold') moments.push(standing.until)
    if (standing.kind !== 'go') continue
    const waiting = await putOff(rows, row.id, now)
    const waitingRows = waiting.reduce((sum, group) => sum + group.rows, 0)
    for (const group of waiting) hold(whyPutOff(group))
    deferred += waitingRows
    moments.push(await nextNotBefore(rows, row.id, now))
    more ||= canGoOn(row, waitingRows)
  }
  const known = moments.filter((moment) => moment !== undefined)
  const nextAt = known.length === 0 ? undefined : Math.min(...known)
  return { deferred, held, more, nextAt, outcomeBy: await nextSettleBy(rows) }
}

function canGoOn(row: DueRow, waiting: number): boolean {
  return row.frozenAt === null || row.queued > waiting
}

function whyPutOff(group: { reason: string | null; rows: number; until: number }): string {
  const people = `${group.rows} ${group.rows === 1 ? 'person' : 'people'}`
  const until = formatInstant(group.until)
  return group.reason === 'quiet-hours'
    ? `quiet hours: ${people} wait until ${until} or later`
    : `${people} refused for now (${group.reason ?? 'no reason given'}); next try at ${until}`
}
