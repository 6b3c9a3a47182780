import type { ActivityFigures, AudienceFigures, Figures, GoalResult } from '../measure/index.ts'

/** A named date of the plan. `wall` is `YYYY-MM-DDTHH:MM` in `zone`, `instant` the same in UTC (ISO 8601). */
interface ReviewedDate {
  readonly name: string
  readonly wall: string
  readonly zone: string
  readonly instant: string
}

/** A goal with its instants as ISO 8601 in UTC. */
export interface ReviewedGoal extends Omit<GoalResult, 'deadline' | 'countedUntil' | 'countedAt'> {
  readonly deadline: string
  readonly countedUntil: string
  readonly countedAt: string
}

export interface ReviewedActivity extends ActivityFigures {
  /** The title of the audience it addresses. */
  readonly audience: string
  readonly owner: string | null
  /** Ids of the core messages it carries. */
  readonly coreMessages: readonly string[]
  /** Who approved it as it is now; null when nobody has. */
  readonly approvedBy: string | null
  readonly occurrences: readonly {
    readonly wall: string
    readonly zone: string
    readonly instant: string
    readonly status: string
    /** Why it waits, was missed or went out in part. */
    readonly reason: string | null
  }[]
}

/** What people put up on an offline channel. Nobody knows from it who saw what, so it counts to no reach. */
export interface OfflineDone {
  readonly id: string
  readonly channel: string
  /** The id of the material. */
  readonly material: string
  readonly owner: string | null
  /** Who approved it as it is now; null when nobody has. */
  readonly approvedBy: string | null
  readonly occurrences: readonly {
    readonly wall: string
    readonly zone: string
    readonly instant: string
    /** `planned`: not done yet. */
    readonly status: 'planned' | 'done' | 'cancelled'
    /** When it was done, what shows it and who said so; null where it was not. */
    readonly done: { readonly at: string; readonly proof: string; readonly by: string } | null
  }[]
}

/** Something the figures teach, and what to do about it. */
export interface Lesson {
  readonly finding: string
  readonly advice: string
}

/**
 * The evaluation report, in the order of the GCS Evaluation Cycle: inputs, outputs, outtakes, outcomes, impact, learning.
 * Shares are 0..1; instants ISO 8601 in UTC.
 */
export interface Review {
  readonly campaign: {
    readonly id: string
    readonly title: string
    readonly service: { readonly name: string; readonly url: string }
    readonly languages: readonly string[]
    readonly isExample: boolean
    readonly state: 'running' | 'paused' | 'cancelled'
  }
  readonly launch: ReviewedDate | null
  /** When everything here was counted. */
  readonly writtenAt: string
  /** Sentences to read before any figure. */
  readonly caveats: readonly string[]
  readonly inputs: {
    readonly budget: { readonly currency: string; readonly total: number } | null
    readonly dates: readonly ReviewedDate[]
    readonly coreMessages: readonly { readonly id: string; readonly text: string; readonly proof?: string }[]
    readonly audiences: readonly AudienceFigures[]
  }
  readonly outputs: {
    readonly total: Figures
    readonly activities: readonly ReviewedActivity[]
    readonly offline: readonly OfflineDone[]
    readonly goals: readonly ReviewedGoal[]
  }
  readonly outtakes: { readonly goals: readonly ReviewedGoal[] }
  readonly outcomes: { readonly goals: readonly ReviewedGoal[] }
  readonly impact: { readonly goals: readonly ReviewedGoal[] }
  readonly learning: readonly Lesson[]
}

export type Stage = 'outputs' | 'outtakes' | 'outcomes' | 'impact'

/** The stages that goals belong to, in their order, with what each asks. */
export const STAGES: readonly { readonly id: Stage; readonly title: string; readonly asks: string }[] = [
  { id: 'outputs', title: 'Outputs', asks: 'What was put out, and who could see it' },
  { id: 'outtakes', title: 'Outtakes', asks: 'What people took from it: what they know, feel and intend' },
  { id: 'outcomes', title: 'Outcomes', asks: 'What people did' },
  { id: 'impact', title: 'Impact', asks: 'What it changed for the service and for policy' },
]

export function goalsOfReview(review: Review): ReviewedGoal[] {
  return STAGES.flatMap(({ id }) => review[id].goals)
}
