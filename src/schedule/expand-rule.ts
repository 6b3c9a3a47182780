import { DAY } from './duration.ts'
import { parseRule, type Repeat } from './repeat.ts'
import { Invalid, type Problem } from '../errors.ts'
import { parseWallText } from './wall-text.ts'
import { walkRule } from './walk-rule.ts'
import { instantOfFloating, isZone, zoneOffset } from './zone-time.ts'

/** A rule as outsiders write it: wall times as text, a zone, the rule of RFC 5545, and how many dates at most. */
export interface WrittenRule {
  readonly dtstart: string
  readonly timezone: string
  readonly rrule: string
  /** Wall times left out; a date alone leaves out all of that day. */
  readonly exdate?: readonly string[]
  /** Wall times added. */
  readonly rdate?: readonly string[]
  readonly limit: number
}

/** From `from` until just before `until`, in milliseconds since 1970. */
interface Window {
  readonly from?: number | undefined
  readonly until?: number | undefined
}

/** What is expanded: floating times, in milliseconds counted as if they were UTC, in one zone. */
export interface FloatingRule {
  readonly dtstart: number
  readonly zone: string
  readonly rule: Repeat
  /** The last instant of the rule, itself included, where it ends at one. */
  readonly lastInstant?: number | undefined
}

/** What is left out and added besides: floating times, and days as midnights. */
export interface Exceptions {
  readonly exdates: ReadonlySet<number>
  readonly exdays: ReadonlySet<number>
  readonly rdates: readonly number[]
}

/** Offsets from UTC are below 16 hours and no gap is longer than a day, so an instant is nearer to its floating time. */
const MARGIN = 2 * DAY

/**
 * The instants of a rule, ascending and without repetition: the first `limit` of those in the window. A wall time that
 * clocks skip moves forward by what they skip and counts; one they show twice is the first. What does not fit the rule is
 * no date of it, DTSTART included. Throws `Invalid` with every fault, under the names of `WrittenRule`.
 * @example expandRule({ dtstart: '2027-03-27T01:30', timezone: 'Europe/London', rrule: 'FREQ=DAILY;COUNT=2', limit: 10 })
 */
export function expandRule(written: WrittenRule, window: Window = {}): number[] {
  const problems: Problem[] = []
  const read = <T>(path: string, reader: () => T, otherwise: T): T => {
    try {
      return reader()
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      problems.push(...error.problems.map((fault) => ({ ...fault, path: fault.path ? `${path}.${fault.path}` : path })))
      return otherwise
    }
  }
  const dtstart = read('dtstart', () => parseWallText(written.dtstart).floating, 0)
  const rule = read('rrule', () => ruleWithoutAnchor(written.rrule), undefined)
  const zone = read('timezone', () => knownZone(written.timezone), 'UTC')
  const exceptions = read('exdate', () => parseExceptions(written.exdate, []), NO_EXCEPTIONS)
  const { rdates } = read('rdate', () => parseExceptions([], written.rdate), NO_EXCEPTIONS)
  if (problems.length > 0 || rule === undefined) throw new Invalid(problems)
  const lastInstant = rule.until?.kind === 'instant' ? rule.until.instant : undefined
  return expandFloating({ dtstart, zone, rule, lastInstant }, { ...exceptions, rdates }, written.limit, window).instants
}

/** Reads dates to leave out and to add. Throws `Invalid` for the first that is none. */
export function parseExceptions(exdates: readonly string[] = [], rdates: readonly string[] = []): Exceptions {
  const left = exdates.map(parseWallText)
  const added = rdates.map((text) => {
    const { floating, wholeDay } = parseWallText(text)
    if (!wholeDay) return floating
    throw new Invalid(`“${text}” has no time of day; expected one such as 2027-03-01T09:00`)
  })
  return {
    exdates: new Set(left.filter(({ wholeDay }) => !wholeDay).map(({ floating }) => floating)),
    exdays: new Set(left.filter(({ wholeDay }) => wholeDay).map(({ floating }) => floating)),
    rdates: added,
  }
}

/** The first `limit` instants of the rule and its exceptions in the window, and whether there are more. */
export function expandFloating(
  { dtstart, zone, rule, lastInstant = Infinity }: FloatingRule,
  exceptions: Exceptions,
  limit: number,
  { from = -Infinity, until = Infinity }: Window,
): { readonly instants: number[]; readonly more: boolean } {
  const found = new Set<number>()
  const add = (floating: number, instant: number) => {
    if (instant >= from && instant < until && !isLeftOut(floating, exceptions)) found.add(instant)
  }
  const lastFloating = rule.until?.kind === 'wall' ? rule.until.floating : Infinity
  const end = Math.min(lastFloating, Math.min(until, lastInstant) + MARGIN)
  let left = rule.count ?? Infinity
  let latestShown = -Infinity
  walkRule(rule, dtstart, rule.count === undefined ? from - MARGIN : dtstart, end, (floating) => {
    if (left === 0 || (found.size > limit && floating >= latestShown)) return false
    left -= 1
    const instant = instantOfFloating(floating, zone)
    // A time moved out of a gap may come after later ones, so they are looked at before the first `limit` are known.
    latestShown = Math.max(latestShown, instant + zoneOffset(instant, zone))
    if (instant <= lastInstant) add(floating, instant)
    return left > 0
  })
  for (const floating of exceptions.rdates) add(floating, instantOfFloating(floating, zone))
  const instants = [...found].sort((a, b) => a - b)
  return { instants: instants.slice(0, limit), more: instants.length > limit }
}

const NO_EXCEPTIONS: Exceptions = { exdates: new Set(), exdays: new Set(), rdates: [] }

/** Whether a floating time is left out by itself or with its day. */
export function isLeftOut(floating: number, { exdates, exdays }: Exceptions): boolean {
  return exdates.has(floating) || (exdays.size > 0 && exdays.has(Math.floor(floating / DAY) * DAY))
}

function ruleWithoutAnchor(text: string): Repeat {
  const rule = parseRule(text)
  if (rule.until?.kind !== 'anchor') return rule
  throw new Invalid(
    `UNTIL=${rule.until.when.anchor} names an anchor, and there are none here; expected a date and time`,
  )
}

function knownZone(zone: string): string {
  if (isZone(zone)) return zone
  throw new Invalid(`“${zone}” is no known time zone; expected an IANA name such as Europe/London`)
}
