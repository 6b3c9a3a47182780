import { Invalid } from '../../errors.ts'

/** How much one rendering may take before it is stopped. */
export interface RenderLimits {
  /** Characters of output. */
  readonly output: number
  /** Bodies of blocks and partials rendered, all together. */
  readonly rounds: number
  /** Partials within partials. */
  readonly depth: number
  /** Milliseconds. In workerd no clock moves until something is waited for, so there the other limits hold by themselves. */
  readonly time: number
}

export const usualLimits: RenderLimits = { output: 2_000_000, rounds: 500_000, depth: 30, time: 5_000 }

/** Milliseconds that never run backwards. */
export type Clock = () => number

export const monotonic: Clock = () => performance.now()

/** What one rendering has used so far. */
export interface Run {
  readonly limits: RenderLimits
  readonly clock: Clock
  readonly begun: number
  rounds: number
  depth: number
}

export function newRun(limits: RenderLimits, clock: Clock): Run {
  return { limits, clock, begun: clock(), rounds: 0, depth: 0 }
}

const ROUNDS_BETWEEN_LOOKS_AT_THE_CLOCK = 128

/** Counts one body of a block or partial. Throws `Invalid` where there are too many, or time is up. */
export function countRound(run: Run): void {
  run.rounds += 1
  if (run.rounds > run.limits.rounds)
    throw new Invalid(
      `The template goes round its blocks more than ${run.limits.rounds} times. Give it less data, or put fewer blocks inside each other.`,
    )
  if (run.rounds % ROUNDS_BETWEEN_LOOKS_AT_THE_CLOCK === 0 && run.clock() - run.begun > run.limits.time)
    throw new Invalid(
      `The template takes longer than ${run.limits.time} milliseconds. Give it less data, or put fewer blocks inside each other.`,
    )
}

/** The text itself, if it is not too long. Throws `Invalid` where it is. */
export function withinOutput(text: unknown, run: Run): unknown {
  if (typeof text === 'string' && text.length > run.limits.output)
    throw new Invalid(`The template makes more than ${run.limits.output} characters. Give it less data.`)
  return text
}

/** Goes one partial deeper for as long as `inside` takes. Throws `Invalid` where that is too deep. */
export function oneDeeper<Result>(run: Run, name: string, inside: () => Result): Result {
  if (run.depth >= run.limits.depth)
    throw new Invalid(
      `The partial "${name}" calls partials more than ${run.limits.depth} deep. Does it call itself without end?`,
    )
  run.depth += 1
  try {
    return inside()
  } finally {
    run.depth -= 1
  }
}
