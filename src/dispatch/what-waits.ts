import type { Rows } from '../../db/index.ts'
import { hasReady, nextNotBefore, putOff } from '../../db/queries/ledger.ts'
import type { DueRow } from '../../db/queries/occurrences.ts'
import { formatInstant } from '../schedule/index.ts'

/** Why somebody waits who is to be written to, and until when, if that is known. Milliseconds. */
export interface Wait {
  readonly reason: string
  readonly until: number | null
}

/** How the rest of an occurrence that may go on stands. */
export interface Rest {
  /** Somebody could go at once, or the audience is yet to be frozen. */
  readonly ready: boolean
  readonly deferred: number
  readonly waits: readonly Wait[]
  /** The earliest moment at which a row that was put off may go. Milliseconds. */
  readonly nextAt: number | undefined
  /** When the channel's rate allows the next hand-off, where that is long. Milliseconds. */
  readonly slotAt: number | undefined
}

/** A rate's next slot this near is slept through within a turn. Milliseconds. */
const LONG_WAIT = 12_000

/** Looks at who of a due occurrence waits: quiet hours, a refusal for now, a slow rate. */
export async function whatWaits(rows: Rows, row: DueRow, now: number): Promise<Rest> {
  const ready = row.frozenAt === null || (await hasReady(rows, row.id, now))
  const groups = row.queued === 0 ? [] : await putOff(rows, row.id, now)
  const sampled = groups.reduce((sum, group) => sum + group.rows, 0)
  const waiting = ready ? sampled : row.queued
  const waits = groups.map((group) => whyPutOff(groups.length === 1 ? { ...group, rows: waiting } : group))
  const nextAt = await nextNotBefore(rows, row.id, now)
  if (!ready || row.frozenAt === null || row.nextSlotAt - now <= LONG_WAIT) {
    return { ready, deferred: waiting, waits, nextAt, slotAt: undefined }
  }
  const paced = row.queued - waiting
  const slot = `rate ${row.rate}: ${peopleWaiting(paced)}; next at ${formatInstant(row.nextSlotAt)}`
  return {
    ready,
    deferred: waiting + paced,
    waits: [...waits, { reason: slot, until: row.nextSlotAt }],
    nextAt,
    slotAt: row.nextSlotAt,
  }
}

function whyPutOff({ reason, rows, until }: { reason: string | null; rows: number; until: number }): Wait {
  const moment = formatInstant(until)
  if (reason === 'quiet-hours') return { until, reason: `quiet hours: ${peopleWaiting(rows)} until ${moment} or later` }
  if (reason === 'local-time') {
    return { until, reason: `local time: ${peopleWaiting(rows)} until their clocks show it, from ${moment}` }
  }
  const why = reason ?? 'no reason given'
  return { until, reason: `refused for now: ${peopleWaiting(rows)} (${why}); next try at ${moment}` }
}

function peopleWaiting(count: number): string {
  return `${count} ${count === 1 ? 'person waits' : 'people wait'}`
}
