import type { DatedMoment } from '../../schedule/index.ts'

/** What is matched: a stored occurrence, under the date it has. */
type Dated = Pick<DatedMoment, 'wall' | 'zone' | 'instant'>

/** The occurrences of one activity: those that may take another date, and those that are begun or over and keep theirs. */
export interface StoredDates<One extends Dated> {
  readonly open: readonly One[]
  readonly closed: readonly One[]
}

/** Which dates the occurrences have now. */
export interface Match<One> {
  /** Of those that are open; one that is not in it has no date any more. */
  readonly dates: ReadonlyMap<One, DatedMoment>
  /** Dates that none of them has and that are to be planned, in order. */
  readonly fresh: readonly DatedMoment[]
}

/**
 * Matches occurrences where dates moved and the rule stayed: the nth date was `was[n]` and is `is[n]`. A date of the old
 * rule that no open occurrence has was sent under some date, or over before it was planned, and is not planned again.
 */
export function matchByPlace<One extends Dated>(
  { open, closed }: StoredDates<One>,
  was: readonly DatedMoment[],
  is: readonly DatedMoment[],
): Match<One> {
  const { linked: places, rest: unplaced } = linked(open, was)
  // The first places that no open one has are those of what is begun or over.
  const spare = [...was.keys()].filter((place) => !places.has(place)).slice(closed.length)
  const rest = unplaced.toSorted(inTime)
  for (const [index, one] of rest.splice(0, spare.length).entries()) places.set(spare[index]!, one)
  const dates = new Map<One, DatedMoment>()
  for (const [place, one] of places) if (is[place] !== undefined) dates.set(one, is[place])
  // Where the rule had become shorter than what was sent of it, its next dates were sent already.
  const sentBeyond = Math.max(0, closed.length - (was.length - places.size))
  const atEnd = places.has(was.length - 1) ? 0 : sentBeyond
  const sent = new Set(sentBeyond > 0 ? closed.map(keyOf) : [])
  const free = is.slice(was.length).filter((date, index) => index >= atEnd && !sent.has(keyOf(date)))
  return filled(dates, rest, free)
}

/** How dates of another rule are taken. */
export interface Taking {
  /** Dates that have been dealt with, whatever date they were sent under. */
  readonly passed: readonly DatedMoment[]
  /** Nothing earlier is planned anew: it was over before it came into the plan. */
  readonly from: number
  /** At most so many dates. */
  readonly most: number
}

/**
 * Matches occurrences to the dates of another rule by the dates themselves: the same date, else one on the same day, else
 * the next that is free. A date on which something is begun or over is used up, so that nobody is written to twice about it.
 */
export function matchByDate<One extends Dated>(
  { open, closed }: StoredDates<One>,
  is: readonly DatedMoment[],
  { passed, from, most }: Taking,
): Match<One> {
  const held = new Map<string, Dated>([...passed, ...closed, ...open].map((one) => [keyOf(one), one]))
  const holders = linked([...held.values()], is).linked
  const takers = new Set<Dated>(open)
  const wanted = [...is.entries()]
    .map(([index, date]) => ({ date, holder: holders.get(index) }))
    .filter(({ date, holder }) => (holder === undefined ? date.instant >= from : takers.has(holder)))
    .slice(0, most)
  const found = new Map(wanted.map(({ date, holder }) => [holder, date]))
  const dates = new Map(open.flatMap((one) => (found.has(one) ? [[one, found.get(one)!] as const] : [])))
  const free = wanted.flatMap(({ date, holder }) => (holder === undefined ? [date] : []))
  return filled(
    dates,
    open.filter((one) => !dates.has(one)),
    free,
  )
}

/** What is left over takes the dates that are free, both in their order. */
function filled<One extends Dated>(
  dates: Map<One, DatedMoment>,
  rest: readonly One[],
  free: readonly DatedMoment[],
): Match<One> {
  for (const [index, one] of rest.toSorted(inTime).entries()) {
    if (free[index] !== undefined) dates.set(one, free[index])
  }
  return { dates, fresh: free.slice(rest.length) }
}

/** Who has which of the dates, by their index: the same wall time, else of the same day what is nearest and left over. */
function linked<One extends Dated>(
  holders: readonly One[],
  dates: readonly DatedMoment[],
): { linked: Map<number, One>; rest: One[] } {
  const indexes = new Map(dates.map((date, index) => [keyOf(date), index]))
  const found = new Map<number, One>()
  const rest = new Set<One>()
  for (const one of holders) {
    const index = indexes.get(keyOf(one))
    if (index === undefined || found.has(index)) rest.add(one)
    else found.set(index, one)
  }
  const days = Map.groupBy(
    [...dates.entries()].filter(([index]) => !found.has(index)),
    ([, date]) => dayOf(date),
  )
  const pairs = [...rest].flatMap((one) =>
    (days.get(dayOf(one)) ?? []).map(([index, { instant }]) => ({ one, index, far: Math.abs(instant - one.instant) })),
  )
  for (const { one, index } of pairs.toSorted((a, b) => a.far - b.far || inTime(a.one, b.one) || a.index - b.index)) {
    if (!rest.has(one) || found.has(index)) continue
    found.set(index, one)
    rest.delete(one)
  }
  return { linked: found, rest: [...rest] }
}

function keyOf({ wall, zone }: Dated): string {
  return `${wall} ${zone}`
}

function dayOf({ wall }: Dated): string {
  return wall.slice(0, 10)
}

function inTime(one: Dated, other: Dated): number {
  return one.instant - other.instant
}
