import { optionsOf } from './call-options.ts'
import type { ProgramFunction } from './scope.ts'

/** A function templates may call by name. Pure; its result is escaped like any value, unless it is a `SafeString`. */
export interface Helper {
  (values: readonly unknown[], named: Readonly<Record<string, unknown>>): unknown
  /** True of one that is never called without a value, so that its bare name reads the field of that name. */
  readonly needsValue?: boolean
}

const none = Object.freeze({})

/** The same helper as Handlebars' environment takes it: `registerHelper('shout', handlebarsHelper(shout))`. */
export function handlebarsHelper(helper: Helper): ProgramFunction {
  return (...given: unknown[]) => {
    const { hash } = optionsOf(given)
    return helper(given.slice(0, -1), hash ?? none)
  }
}
