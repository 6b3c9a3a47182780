import { ledgerOf } from '../../db/queries/measure.ts'
import { campaignRow } from '../../db/queries/plan.ts'
import { lastDeadline, type RehearsedRow, rehearsedOccurrences } from '../../db/queries/rehearsal.ts'
import type { Ctx } from '../access/index.ts'
import type { TickReport } from '../dispatch/index.ts'
import { type Ledger, measureGoals } from '../measure/index.ts'
import { formatInstant } from '../schedule/index.ts'
import { type GoalForecast, goalForecast } from './rehearsal-goals.ts'
import type { HourOfLoad, LoadMeter } from './simulated-load.ts'
import type { SimulatedAnswers } from './simulated-provider.ts'

/** How a campaign would go. Counts are rows of the ledger, instants ISO 8601 in UTC. */
export interface Rehearsal extends RowTotals {
  readonly campaign: string
  readonly title: string
  readonly seed: number
  /** The last moment at which there was anything to do. */
  readonly until: string
  readonly supposed: Supposed
  /** Activities that are not approved yet and were rehearsed as if they were. */
  readonly notApproved: readonly string[]
  /** Activities that repeat without end: they were rehearsed as far as they are dated now. */
  readonly withoutEnd: readonly string[]
  /** The whole campaign is paused, and stayed so. */
  readonly paused: boolean
  /** Its launch is postponed and has no date, and stayed so. */
  readonly postponed: boolean
  /** Activities that stopped on a fault in what they send. */
  readonly failures: TickReport['failures']
  /** How many dates there are, those that are over included. */
  readonly occurrences: number
  /** Rows of the ledger: one for each person, date and channel; the sum of the totals beside it. */
  readonly deliveries: number
  readonly skippedBecause: Ledger['skippedBecause']
  /** The busiest minute of the clock, in mails handed over, refused ones included. */
  readonly peak: { readonly instant: string | null; readonly perMinute: number }
  /** Hours in which mails were handed over. */
  readonly load: readonly (Omit<HourOfLoad, 'hour'> & { readonly hour: string })[]
  readonly dates: readonly RehearsedDate[]
  readonly goals: readonly GoalForecast[]
  /** What would reach the same people too often, also together with other campaigns, in sentences. */
  readonly clashes: readonly string[]
}

/** What the simulated provider was supposed to do. */
interface Supposed extends SimulatedAnswers {
  readonly mailsPerSecond: number
  /** The rate of the campaign's channel as written. */
  readonly rate: string | null
}

interface RowTotals {
  readonly sent: number
  readonly failed: number
  readonly skipped: number
  readonly unknown: number
  readonly cancelled: number
  readonly stillToGo: number
}

/** One date and what became of it: people = sent + failed + skipped + unknown + cancelled + stillToGo. */
export interface RehearsedDate extends RowTotals {
  readonly activity: string
  readonly channel: string
  /** Null: it is put up by people, and nobody is written to. */
  readonly audience: string | null
  readonly wall: string
  readonly zone: string
  readonly instant: string
  /** When the first was handed over, in truth or in the rehearsal, and the last had its outcome; null where nobody was. */
  readonly begins: string | null
  readonly ends: string | null
  readonly status: string
  /** Why it was held, missed, sent in part or to nobody. */
  readonly reason: string | null
  readonly people: number
  readonly skippedBecause: Ledger['skippedBecause']
  /** Of `sent`: before the rehearsal, in truth. */
  readonly alreadySent: number
}

export interface Rehearsed {
  readonly campaignId: string
  readonly seed: number
  /** By occurrence: what was sent in truth. */
  readonly sentBefore: ReadonlyMap<number, number>
  readonly supposed: Supposed
  readonly withoutEnd: readonly string[]
  readonly notApproved: readonly string[]
  readonly failures: TickReport['failures']
  readonly load: LoadMeter
}

/** Puts the report together from the copy of the campaign that was rehearsed; `ctx.now` is when its clock stopped. */
export async function rehearsalReport(ctx: Ctx, rehearsed: Rehearsed): Promise<Omit<Rehearsal, 'clashes'>> {
  const { campaignId, seed, sentBefore, supposed, withoutEnd, notApproved, failures, load } = rehearsed
  const { rows } = ctx.db
  const campaign = (await campaignRow(rows, campaignId))!
  const ledger = new Map((await ledgerOf(rows, campaignId)).map((row) => [row.occurrenceId, row]))
  const dates = (await rehearsedOccurrences(rows, campaignId)).map((row) => ({
    ...dateOf(row, ledger.get(row.id)!),
    alreadySent: sentBefore.get(row.id) ?? 0,
  }))
  // Each goal is judged at its deadline, which may lie behind the last mail.
  const afterAll = Math.max(ctx.now.getTime(), (await lastDeadline(rows, campaignId)) + 1)
  const goals = await measureGoals({ ...ctx, now: new Date(afterAll) }, { campaignId })
  const { instant, perMinute } = load.peak()
  return {
    campaign: campaignId,
    title: campaign.title,
    seed,
    until: formatInstant(ctx.now.getTime()),
    supposed,
    notApproved,
    withoutEnd,
    paused: campaign.pausedAt !== null,
    postponed: campaign.postponedAt !== null,
    failures,
    occurrences: dates.length,
    deliveries: total(dates.map(({ people }) => people)),
    ...totals(dates),
    skippedBecause: mostFirst(dates.flatMap(({ skippedBecause }) => skippedBecause)),
    peak: { instant: instant === undefined ? null : formatInstant(instant), perMinute },
    load: load.hours().map((hour) => ({ ...hour, hour: formatInstant(hour.hour) })),
    dates,
    goals: goals.map(goalForecast),
  }
}

type CountedRow = Awaited<ReturnType<typeof ledgerOf>>[number]

function dateOf(row: RehearsedRow, counted: CountedRow): Omit<RehearsedDate, 'alreadySent'> {
  const { activity, channel, audience, wall, zone, instant, begins, ends } = row
  const { sent, failed, skipped, unknown, cancelled, stillToGo } = counted
  return {
    activity,
    channel,
    audience,
    wall,
    zone,
    instant: formatInstant(instant),
    begins: begins === null ? null : formatInstant(begins),
    ends: ends === null ? null : formatInstant(ends),
    ...standing(row),
    people: counted.audience,
    sent,
    failed,
    skipped,
    unknown,
    cancelled,
    stillToGo,
    skippedBecause: skipsOf(counted),
  }
}

/** What people do on an offline channel; supposed to be done on its date. */
const PUT_UP = 'put up'

/** Pausing shows from the activity itself, and not from its date. */
function standing({
  audience,
  status,
  reason,
  finishedAt,
  paused,
  ended,
}: RehearsedRow): Pick<RehearsedDate, 'status' | 'reason'> {
  const isDone = audience === null && status !== 'cancelled'
  if (finishedAt !== null) return { status: isDone ? PUT_UP : status, reason }
  if (ended) return { status: 'cancelled', reason: reason ?? 'cancelled by a person' }
  if (paused && status !== 'missed') return { status: 'paused', reason: 'paused by a person' }
  if (isDone) return { status: PUT_UP, reason }
  return { status, reason }
}

function skipsOf({ skippedBecause }: CountedRow): Ledger['skippedBecause'] {
  const reasons: Record<string, number> = JSON.parse(skippedBecause)
  return mostFirst(Object.entries(reasons).map(([reason, rows]) => ({ reason, rows })))
}

function totals(dates: readonly RowTotals[]): RowTotals {
  const sum = (count: (date: RowTotals) => number) => total(dates.map(count))
  return {
    sent: sum(({ sent }) => sent),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    unknown: sum(({ unknown }) => unknown),
    cancelled: sum(({ cancelled }) => cancelled),
    stillToGo: sum(({ stillToGo }) => stillToGo),
  }
}

/** Each reason once, the most frequent first. */
function mostFirst(skips: Ledger['skippedBecause']): Ledger['skippedBecause'] {
  const byReason = Map.groupBy(skips, ({ reason }) => reason)
  return [...byReason]
    .map(([reason, its]) => ({ reason, rows: total(its.map(({ rows }) => rows)) }))
    .sort((one, other) => other.rows - one.rows || (one.reason < other.reason ? -1 : 1))
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}
