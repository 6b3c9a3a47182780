import { Invalid, type Problem } from '../errors.ts'
import { DAY, expandRule } from '../schedule/index.ts'
import { type AllDayEvent, type ReadEvent, readEvent } from './all-day-event.ts'
import { icsEvents, wrong } from './ics-events.ts'

/** A day (`YYYY-MM-DD`) and what it is called there. */
export interface Holiday {
  readonly day: string
  readonly name: string
}

/** Why an event gives no holiday: it has a time of day, is cancelled, comes in another rhythm than yearly, or in other years. */
export type WhyLeftOut = 'timed' | 'cancelled' | 'not yearly' | 'other years'

export interface ReadHolidays {
  /** Ascending, each day once. */
  readonly holidays: readonly Holiday[]
  /** The names of events that give none, by the reason. */
  readonly leftOut: readonly { readonly why: WhyLeftOut; readonly names: readonly string[] }[]
}

/** From the first to the last day (`YYYY-MM-DD`), both included. */
export interface Years {
  readonly from: string
  readonly to: string
}

const MOST_PROBLEMS = 20

/**
 * The whole days of a calendar file (iCalendar, RFC 5545) that lie in these years: every day of an event of several, and what
 * comes back yearly as often as it does. Throws `Invalid` with the lines of everything that cannot be read.
 */
export function holidaysOfIcs(text: string, years: Years): ReadHolidays {
  const events = icsEvents(text).map(readEvent)
  const replaced = Map.groupBy(
    events.filter((event) => 'insteadOf' in event && event.insteadOf !== undefined),
    (event) => ('uid' in event ? event.uid : ''),
  )
  const problems: Problem[] = []
  const days = new Map<string, Set<string>>()
  const leftOut = new Map<WhyLeftOut, Set<string>>()
  for (const event of events) {
    if (event.kind === 'wrong') {
      problems.push(event.problem)
      continue
    }
    const found = event.kind === 'all-day' ? daysOf(event, replacedDays(event, replaced), years) : event.kind
    if (Array.isArray(found)) for (const day of found) add(days, day, event.name)
    else if (typeof found === 'string') add(leftOut, found, event.name)
    else problems.push(found)
  }
  if (problems.length > 0) throw new Invalid(problems.slice(0, MOST_PROBLEMS))
  return {
    holidays: [...days]
      .map(([day, names]) => ({ day, name: [...names].join(' / ') }))
      .toSorted((one, other) => (one.day < other.day ? -1 : 1)),
    leftOut: [...leftOut].map(([why, names]) => ({ why, names: [...names] })),
  }
}

/** Days of a yearly event that stand in the file as events of their own, or were called off. */
function replacedDays(event: AllDayEvent, replaced: ReadonlyMap<string, readonly ReadEvent[]>): string[] {
  if (event.rule === undefined) return []
  const others = replaced.get(event.uid) ?? []
  return others.flatMap((other) => ('insteadOf' in other && other.insteadOf !== undefined ? [other.insteadOf] : []))
}

function daysOf(event: AllDayEvent, replaced: readonly string[], { from, to }: Years): string[] | WhyLeftOut | Problem {
  if (event.rule !== undefined && !/(?:^|;)FREQ=YEARLY(?:;|$)/i.test(event.rule)) return 'not yearly'
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const before = (event.days - 1) * DAY
  try {
    const days = beginnings(event, replaced, { from: first - before, until: last + DAY }).flatMap((begin) =>
      Array.from({ length: event.days }, (_, index) => begin + index * DAY).filter(
        (day) => day >= first && day <= last,
      ),
    )
    return days.length === 0 ? 'other years' : days.map((day) => new Date(day).toISOString().slice(0, 10))
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return wrong(event, `the event “${event.name}” comes back by a rule that cannot be read: ${error.message}`)
  }
}

/** Midnights on which it begins. Days of a calendar are counted in UTC, where each is as long as the next. */
function beginnings(
  { first, rule, exdates, rdates }: AllDayEvent,
  replaced: readonly string[],
  window: { readonly from: number; readonly until: number },
): number[] {
  const left = [...exdates, ...replaced]
  if (rule === undefined) {
    return [first, ...rdates].filter((day) => !left.includes(day)).map((day) => Date.parse(day))
  }
  const dates = { dtstart: `${first}T00:00`, exdate: left, rdate: rdates.map((day) => `${day}T00:00`) }
  const limit = Math.ceil((window.until - window.from) / DAY)
  return expandRule({ ...dates, timezone: 'UTC', rrule: rule, limit }, window)
}

function add<K>(lists: Map<K, Set<string>>, key: K, name: string): void {
  lists.set(key, (lists.get(key) ?? new Set()).add(name))
}
