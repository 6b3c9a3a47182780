import type { Ports } from '../ports.ts'

/** What one turn may use of the machine it runs on. */
export interface TurnLimits {
  /** How long new batches are begun. Milliseconds. */
  readonly length: number
  /** Batches of one occurrence under way at once: while one is on the network, the other is in the database. */
  readonly lanes: number
  /** The same where a rate cuts batches small, so that a slow server needs more of them under way to reach it. */
  readonly lanesWithRate: number
  /** How much of a rate goes at once, in milliseconds; absent: small even portions. For a clock that is not real. */
  readonly portion?: number
  /** How often a wait for the rate looks up, in milliseconds; absent: some times a second. For a clock that is not real. */
  readonly longestSleep?: number
  /** How many requests over the network are still allowed, where they are counted. */
  readonly callsLeft?: () => number
}

/** A process of its own: only its time is measured out, so that what changed meanwhile is looked at again. */
export const PROCESS_LIMITS: TurnLimits = { length: 20_000, lanes: 2, lanesWithRate: 8 }

/** How long a turn may go on; what is begun when it is over is finished, and nothing new is begun. */
export interface Turn {
  /** Milliseconds. */
  readonly end: number
  readonly limits: TurnLimits
  /** The end has come, the process was asked to stop, or the requests left are needed for what is under way. */
  isOver(): boolean
  /** Keeps so many requests aside while `work` runs; answers undefined when there are not so many left. */
  keeping<T>(calls: number, work: () => Promise<T>): Promise<T | undefined>
}

/** Requests kept for what a turn does at its end: the last look at everything, and what was forgotten here. */
const CLOSING_CALLS = 40

/** Requests with which one occurrence is closed, its progress noted and its outlook given, on the average. */
const CLOSING_CALLS_EACH = 6

/** Begins a turn at `now` (milliseconds). */
export function beginTurn(ports: Ports, now: number, limits: TurnLimits, stopping: AbortSignal | undefined): Turn {
  const end = now + limits.length
  const left = limits.callsLeft ?? (() => Infinity)
  let kept = 0
  return {
    end,
    limits,
    isOver: () => stopping?.aborted === true || ports.clock.now().getTime() >= end || left() < kept,
    async keeping(calls, work) {
      if (left() < kept + calls) return undefined
      kept += calls
      try {
        return await work()
      } finally {
        kept -= calls
      }
    },
  }
}

/** Requests with which so many occurrences are closed; never more than half of what there is, so that some go on. */
export function closingCalls(occurrences: number, limits: TurnLimits): number {
  return Math.min(CLOSING_CALLS + occurrences * CLOSING_CALLS_EACH, (limits.callsLeft?.() ?? Infinity) / 2)
}
