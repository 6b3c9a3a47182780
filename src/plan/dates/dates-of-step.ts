import type { OccurrenceStep } from './plan-occurrences.ts'

/** When an occurrence happens: wall time, zone, and the instant in milliseconds. */
export interface StepDate {
  readonly wall: string
  readonly zone: string
  readonly instant: number
}

/** The date of an occurrence before a step; null: there was none. */
export function dateBefore(step: OccurrenceStep): StepDate | null {
  return step.kind === 'add' ? null : dateOf(step.old)
}

/** Its date after the step; null: it does not happen any more. */
export function dateAfter(step: OccurrenceStep): StepDate | null {
  if (step.kind === 'remove') return null
  return dateOf(step.kind === 'keep' ? step.old : step.values)
}

function dateOf({ wall, zone, instant }: StepDate): StepDate {
  return { wall, zone, instant }
}
