/** One thing wrong with an input: where it is, and what was expected there. `line` and `column` count from 1. */
export interface Problem {
  readonly path: string
  readonly message: string
  readonly severity: 'error' | 'warning'
  readonly file?: string
  readonly line?: number
  readonly column?: number
}

/** Base of the few errors the domain throws; each kind says what the caller should do. */
export abstract class FanfareError extends Error {
  abstract readonly kind: 'invalid' | 'not-found' | 'not-allowed' | 'conflict' | 'retry-later'
  override get name(): string {
    return this.constructor.name
  }
}

/**
 * What a fault says, for logs and reasons. A query that failed says why and never with which values: they may be people's
 * addresses, or a key.
 */
export function faultInWords(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault)
  if (!('params' in fault && 'query' in fault)) return fault.message
  return `a query failed: ${faultInWords(fault.cause ?? 'no reason was given')}`
}

/** The input is wrong: correct it and try again. Carries every problem found, not only the first. */
export class Invalid extends FanfareError {
  readonly kind = 'invalid'
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[] | string) {
    const list: readonly Problem[] =
      typeof problems === 'string' ? [{ path: '', message: problems, severity: 'error' }] : problems
    super(list.map((problem) => (problem.path ? `${problem.path}: ${problem.message}` : problem.message)).join('\n'))
    this.problems = list
  }
}

/** The thing named does not exist. */
export class NotFound extends FanfareError {
  readonly kind = 'not-found'
}

/** This actor may not do this; somebody else may. */
export class NotAllowed extends FanfareError {
  readonly kind = 'not-allowed'
}

/** The thing is not in a state that allows this, or somebody changed it meanwhile: look again. */
export class Conflict extends FanfareError {
  readonly kind = 'conflict'
}

/** A passing fault: the same call may succeed after `afterSeconds`. */
export class RetryLater extends FanfareError {
  readonly kind = 'retry-later'
  readonly afterSeconds: number
  constructor(message: string, afterSeconds: number, options?: ErrorOptions) {
    super(message, options)
    this.afterSeconds = afterSeconds
  }
}
