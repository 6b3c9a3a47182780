import { Invalid } from '../../errors.ts'
import { isSameContext, noContext } from './values.ts'

/** How much one rendering may take before it is stopped. */
export interface RenderLimits {
  /** Characters of output. */
  readonly output: number
  /** Rounds of all `each` together. */
  readonly rounds: number
  /** Partials within partials. */
  readonly depth: number
}

export const usualLimits: RenderLimits = { output: 2_000_000, rounds: 100_000, depth: 30 }

/** What one rendering has used so far. */
export interface Run {
  readonly limits: RenderLimits
  rounds: number
}

/** The contexts around a place: the nearest first, which `../` climbs. */
export interface Contexts {
  readonly context: unknown
  readonly outer: Contexts | undefined
}

/** The values of `@root`, `@index`, `@key`, `@first` and `@last`; `outer` is what `@../` reaches. */
export interface Frame {
  readonly root: unknown
  index: unknown
  key: unknown
  first: unknown
  last: unknown
  readonly outer: Frame | undefined
}

/** The names that `as |item place|` gave, nearest first. */
export interface Names {
  readonly values: readonly unknown[]
  readonly outer: Names | undefined
}

export interface Scope {
  readonly contexts: Contexts
  readonly frame: Frame
  readonly names: Names | undefined
  readonly depth: number
  readonly run: Run
}

/** A compiled statement or block. */
export type Render = (context: unknown, scope: Scope) => string

/** A compiled expression. */
export type Evaluate = (context: unknown, scope: Scope) => unknown

export function firstScope(data: unknown, limits: RenderLimits): Scope {
  return {
    contexts: { context: data, outer: undefined },
    frame: { root: data, index: undefined, key: undefined, first: undefined, last: undefined, outer: undefined },
    names: undefined,
    depth: 0,
    run: { limits, rounds: 0 },
  }
}

/** The scope inside a block that stands on `context`. */
export function within(scope: Scope, context: unknown, names: Names | undefined, frame: Frame = scope.frame): Scope {
  const around = scope.contexts
  const stays = isSameContext(context, around.context) || (context === noContext && around.context === null)
  if (stays && names === scope.names && frame === scope.frame) return scope
  const contexts = stays ? around : { context, outer: around }
  return { contexts, frame, names, depth: scope.depth, run: scope.run }
}

/** The scope of a partial: it sees its own context and the data of the place that called it. */
export function partialScope(scope: Scope, context: unknown, name: string): Scope {
  const depth = scope.depth + 1
  const { limits } = scope.run
  if (depth > limits.depth)
    throw new Invalid(
      `The partial "${name}" calls partials more than ${limits.depth} deep. Does it call itself without end?`,
    )
  return { contexts: { context, outer: undefined }, frame: scope.frame, names: undefined, depth, run: scope.run }
}

export function countRound(run: Run): void {
  run.rounds += 1
  if (run.rounds > run.limits.rounds)
    throw new Invalid(
      `The template goes round its each blocks more than ${run.limits.rounds} times. Give it less data.`,
    )
}

export function withinOutput(text: string, run: Run): string {
  if (text.length > run.limits.output)
    throw new Invalid(`The template makes more than ${run.limits.output} characters. Give it less data.`)
  return text
}
