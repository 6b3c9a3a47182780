import type { Bounds } from '../measure/index.ts'
import { wallOf } from '../schedule/index.ts'
import type { ReviewedGoal } from './review-shape.ts'

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const PERCENT = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 })
const SMALL_PERCENT = new Intl.NumberFormat('en-GB', { style: 'percent', maximumSignificantDigits: 2 })

export const VERDICTS: Readonly<Record<ReviewedGoal['verdict'], string>> = {
  met: 'Met',
  'not-met': 'Not met',
  'too-early': 'Too early to say',
  unclear: 'Not clear',
  'not-judged': 'Cannot be judged',
}

export function count(number: number): string {
  return WHOLE.format(number)
}

/** `1 person`, `2 people`. */
export function counted(number: number, one: string, many: string): string {
  return `${count(number)} ${number === 1 ? one : many}`
}

export function percent(share: number): string {
  return (share < 0.01 ? SMALL_PERCENT : PERCENT).format(share)
}

/** One number where both bounds agree, else `between … and …`. */
export function between(bounds: Bounds, say: (number: number) => string = count): string {
  return bounds.low === bounds.high ? say(bounds.low) : `between ${say(bounds.low)} and ${say(bounds.high)}`
}

/** Bounds where there is little room: `2,306–2,318`. */
export function range(bounds: Bounds): string {
  return bounds.low === bounds.high ? count(bounds.low) : `${count(bounds.low)}–${count(bounds.high)}`
}

const METRICS: Readonly<Record<string, string>> = { reach: 'people reached', visits: 'visits of links' }

export function metricInWords(metric: string): string {
  return Object.hasOwn(METRICS, metric) ? METRICS[metric]! : metric.replaceAll(/[_-]+/g, ' ')
}

/** The figure of a goal with its unit and share, such as `1,200 people (0.05% of 2,400,000)`. */
export function figureInWords(goal: Pick<ReviewedGoal, 'figure' | 'unit' | 'share' | 'population'>): string {
  if (!goal.figure) return 'No data'
  const one = goal.unit === 'people' ? 'person' : 'visit'
  const unit = goal.figure.low === 1 && goal.figure.high === 1 ? one : (goal.unit ?? '')
  const share =
    goal.share && goal.population ? ` (${between(goal.share, percent)} of ${count(goal.population.size)})` : ''
  return `${between(goal.figure)} ${unit}${share}`
}

/** The target of a goal, such as `60% of 2,400,000 people, which is 1,440,000`. */
export function targetInWords(goal: Pick<ReviewedGoal, 'target' | 'unit' | 'population' | 'targetCount'>): string {
  if ('count' in goal.target) return `${count(goal.target.count)}${goal.unit ? ` ${goal.unit}` : ''}`
  if (!goal.population || goal.targetCount === null)
    return `${percent(goal.target.share)} of a population not yet sourced`
  return `${percent(goal.target.share)} of ${count(goal.population.size)} people, which is ${count(goal.targetCount)}`
}

/** The baseline of a goal with its date and source. */
export function baselineInWords({ baseline }: Pick<ReviewedGoal, 'baseline'>): string {
  const value = typeof baseline.value === 'number' ? count(baseline.value) : baseline.value
  return `${value} on ${day(baseline.date)} (${baseline.source})`
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** An ISO date as `31 October 2026`; what is no date is left as it is. */
export function day(date: string): string {
  const at = Date.parse(date)
  return Number.isNaN(at) ? date : DAY.format(at)
}

/** An instant as people in `zone` read it: `1 March 2027 at 09:00 (Europe/London)`. */
export function moment(instant: string, zone: string): string {
  const [date, time] = wallOf(Date.parse(instant), zone).split('T')
  return `${day(date!)} at ${time} (${zone})`
}

/** What makes a message count as one that reached somebody. */
export function acceptedInWords(isExample: boolean): string {
  return isExample ? 'the built-in inbox caught' : 'their mail server accepted'
}

const SKIPPED: Readonly<Record<string, string>> = {
  'no-address': 'no address on this channel',
  'no-consent': 'no consent for this channel',
  suppressed: 'address must not be contacted',
  unsubscribed: 'unsubscribed before it went out',
  erased: 'person’s data was erased',
  'duplicate-address': 'same address as somebody else',
  'too-late': 'latest time was over',
  capped: 'had enough messages already',
  excluded: 'left out by rule',
}

export function skippedInWords(reason: string): string {
  return Object.hasOwn(SKIPPED, reason) ? SKIPPED[reason]! : reason
}
