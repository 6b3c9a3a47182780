import { DAY, type DatedMoment, datesOf } from '../../schedule/index.ts'

type Schedule = Parameters<typeof datesOf>[0]
type Context = Parameters<typeof datesOf>[1]

/** Which dates of a rule without end are wanted. Instants in milliseconds. */
export interface Window {
  readonly now: number
  /** The first instant wanted; absent: the latest date before `now`, about which the late policy decides. */
  readonly from?: number | undefined
  /** So many dates from `now` on, also where they take longer than a year. */
  readonly atLeast: number
}

const YEAR = 366 * DAY

/**
 * The dates of a rule without end: those from `from` to `now`, and then those of a year, or from where it begins if that
 * is later, at most `context.limit` of them and at least one. What it came to in earlier years is not gone through.
 */
export function datesWithoutEnd(schedule: Schedule, context: Context, { now, from, atLeast }: Window): DatedMoment[] {
  const [first] = datesOf(schedule, { ...context, limit: 1 }).dates
  if (first === undefined) return []
  const start = from ?? (first.instant < now ? latestBefore(schedule, context, now) : first.instant)
  const before = start < now ? datesOf(schedule, { ...context, from: start, until: now, limit: Infinity }).dates : []
  const ahead = { ...context, from: Math.max(start, now) }
  const fewest = datesOf(schedule, { ...ahead, limit: Math.max(1, atLeast) }).dates
  const ofYear = datesOf(schedule, { ...ahead, until: Math.max(now, first.instant) + YEAR }).dates
  return [...before, ...(ofYear.length > fewest.length ? ofYear : fewest)]
}

/** Looks back over ever longer times: it finds the last date of an old rule without counting all that came before. */
function latestBefore(schedule: Schedule, context: Context, now: number, span = DAY): number {
  const found = datesOf(schedule, { ...context, from: now - span, until: now, limit: Infinity }).dates.at(-1)
  return found?.instant ?? latestBefore(schedule, context, now, span * 8)
}
