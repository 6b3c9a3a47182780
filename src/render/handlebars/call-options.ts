import { bodyFunction, type Bodies, noBody } from './run-body.ts'
import type { Compilation } from './compilation.ts'
import type { BodyFunction, Evaluate, Frame, Scope } from './scope.ts'
import type { Location } from './syntax-tree.ts'

/** The values of a call: positional ones, those by name, and what each was written as where ids are tracked. */
export interface CompiledValues {
  readonly params: readonly Evaluate[]
  readonly hash: EvaluateHash | undefined
  readonly ids: readonly Evaluate[] | undefined
  readonly hashIds: EvaluateHash | undefined
}

export type EvaluateHash = (scope: Scope) => Record<string, unknown>

/** What every helper, decorator and partial is given last. */
export interface HelperOptions {
  name?: unknown
  hash?: Record<string, unknown>
  hashIds?: Record<string, unknown>
  fn?: BodyFunction
  inverse?: BodyFunction
  args?: readonly unknown[]
  ids?: unknown[]
  data?: Frame | undefined
  blockParams?: readonly unknown[] | undefined
  loc?: Location
  lookupProperty?: (holder: unknown, name: unknown) => unknown
}

export type BlockOptions = HelperOptions & { readonly fn: BodyFunction; readonly inverse: BodyFunction }

/** The options of a call, which are what a helper is given last. */
export function optionsOf(given: readonly unknown[]): BlockOptions {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the interpreter calls helpers so, and nobody else may
  return given.at(-1) as BlockOptions
}

/** `isRegistered` is false for a function found in the data, which is not given `lookupProperty`. */
export type MakeOptions = (scope: Scope, isRegistered: boolean) => HelperOptions

interface CallWritten {
  readonly name: string
  readonly loc?: Location
  readonly values?: CompiledValues
  readonly bodies?: Bodies
}

export function compileOptions({ name, loc, values, bodies }: CallWritten, compilation: Compilation): MakeOptions {
  const { traits, uses, options } = compilation
  const { trackIds } = options
  return (scope, isRegistered) => {
    const made: HelperOptions = { name, hash: values?.hash ? values.hash(scope) : {} }
    if (trackIds) made.hashIds = values?.hashIds ? values.hashIds(scope) : {}
    if (bodies) addBodies(made, scope, bodies)
    if (trackIds) made.ids = values?.ids?.map((id) => id(scope)) ?? []
    if (traits.usesData) made.data = scope.data
    if (uses.names) made.blockParams = scope.names
    if (loc) made.loc = loc
    if (isRegistered) made.lookupProperty = scope.container.lookupProperty
    return made
  }
}

function addBodies(options: HelperOptions, scope: Scope, bodies: Bodies): void {
  const { body, inverse } = bodies
  if (!body && !inverse) return
  options.fn = body ? bodyFunction(body, scope, bodies) : noBody
  options.inverse = inverse ? bodyFunction(inverse, scope, bodies) : noBody
}
