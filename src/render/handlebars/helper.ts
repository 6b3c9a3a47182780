import { optionsOf } from './call-options.ts'
import type { ProgramFunction } from './scope.ts'

/** A function templates may call by name. Pure; its result is escaped like any value, unless it is a `SafeString`. */
export interface Helper {
  (values: readonly unknown[], named: Readonly<Record<string, unknown>>): unknown
  /** True of one that is never called without a value, so that its bare name reads the field of that name. */
  readonly needsValue?: boolean
  /** What is wrong with a call as it is written, told when the template is read; undefined where nothing is. */
  readonly fault?: (written: WrittenCall) => string | undefined
}

/** The values of a call: literals, and `undefined` for what only the data can tell. */
export interface WrittenCall {
  readonly values: readonly (WrittenValue | undefined)[]
  readonly named: Readonly<Record<string, WrittenValue | undefined>>
}

interface WrittenValue {
  readonly value: string | number | boolean
}

const none = Object.freeze({})

/** The same helper as Handlebars' environment takes it: `registerHelper('shout', handlebarsHelper(shout))`. */
export function handlebarsHelper(helper: Helper): ProgramFunction {
  return (...given: unknown[]) => {
    const { hash } = optionsOf(given)
    return helper(given.slice(0, -1), hash ?? none)
  }
}
