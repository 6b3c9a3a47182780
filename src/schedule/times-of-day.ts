import { DAY, HOUR, MINUTE } from './duration.ts'
import type { Repeat } from './repeat.ts'

const SECOND = 1000
const UNITS = { HOURLY: HOUR, MINUTELY: MINUTE, SECONDLY: SECOND } as const

/** A rule of hours, minutes or seconds. */
export type ClockRule = Repeat & { readonly freq: keyof typeof UNITS }

/** Where the steps of a rule of hours, minutes or seconds lie: from `base` on, `step` milliseconds apart. */
export interface Steps {
  readonly base: number
  readonly step: number
}

export function stepsOf(rule: ClockRule, dtstart: number): Steps {
  const unit = UNITS[rule.freq]
  return { base: Math.floor(dtstart / unit) * unit, step: rule.interval * unit }
}

/** The first step at or after a floating time. */
export function stepFrom({ base, step }: Steps, floating: number): number {
  return base + Math.max(0, Math.ceil((floating - base) / step)) * step
}

/** The floating times that the rule gives on the day beginning at `day`, in order; hours that do not fit are passed over. */
export function* timesOfDay(rule: ClockRule, steps: Steps, day: number): Generator<number> {
  const end = day + DAY
  for (let at = stepFrom(steps, day); at < end;) {
    const next = nextFitting(rule, at)
    if (next === at) {
      yield* timesOfPeriod(rule, at)
      at += steps.step
    } else {
      at = stepFrom(steps, next)
    }
  }
}

/** Whether the steps ever come to a time of day that fits: in the course of days they come to all that lie `gcd` apart. */
export function everFits(rule: ClockRule, { base, step }: Steps): boolean {
  const day = Math.floor(base / DAY) * DAY
  const apart = greatestCommonDivisor(step, DAY)
  const first = day + ((base - day) % apart)
  return timesOfDay(rule, { base: first, step: apart }, day).next().done !== true
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** `at` where its hour, minute and second fit the rule, else the beginning of the next hour, minute or second. */
function nextFitting(rule: ClockRule, at: number): number {
  const time = new Date(at)
  if (rule.byHour && !rule.byHour.includes(time.getUTCHours())) return startOfNext(at, HOUR)
  if (rule.freq === 'HOURLY') return at
  if (rule.byMinute && !rule.byMinute.includes(time.getUTCMinutes())) return startOfNext(at, MINUTE)
  if (rule.freq === 'MINUTELY') return at
  return rule.bySecond && !rule.bySecond.includes(time.getUTCSeconds()) ? startOfNext(at, SECOND) : at
}

function startOfNext(at: number, unit: number): number {
  return (Math.floor(at / unit) + 1) * unit
}

/** The times within the hour, minute or second that begins at `at`, of which BYSETPOS picks some. */
function timesOfPeriod(rule: ClockRule, at: number): number[] {
  const minutes = rule.freq === 'HOURLY' ? rule.byMinute! : [0]
  const seconds = rule.freq === 'SECONDLY' ? [0] : rule.bySecond!
  const all = minutes.flatMap((minute) => seconds.map((second) => at + minute * MINUTE + second * SECOND))
  all.sort((a, b) => a - b)
  if (rule.bySetPos === undefined) return all
  return all.filter((_, i) => rule.bySetPos!.includes(i + 1) || rule.bySetPos!.includes(i - all.length))
}
