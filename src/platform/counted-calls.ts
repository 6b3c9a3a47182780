import { type Fetch, NoCallsLeft } from './mail-api-call.ts'

/** A `fetch` that is given so many calls and no more. */
export interface CountedCalls {
  readonly fetch: Fetch
  /** Calls that are left. */
  left(): number
  /** Calls that were made. */
  made(): number
}

/** Counts calls against what the platform allows one invocation. Beyond it nothing goes out: `NoCallsLeft` is thrown. */
export function countedCalls(allowed: number, fetch: Fetch): CountedCalls {
  let made = 0
  return {
    fetch: async (input, init) => {
      if (made >= allowed) throw new NoCallsLeft(`all ${allowed} requests of this run are used up`)
      made++
      return fetch(input, init)
    },
    left: () => allowed - made,
    made: () => made,
  }
}
