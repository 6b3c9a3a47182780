import type { Traits } from './compilation.ts'
import { countRound } from './limits.ts'
import type { Reading } from './reading.ts'
import type { BodyFunction, BodyOptions, CompiledProgram, Frame, Scope, Uses } from './scope.ts'

/** The programs of one block, and what the program around them hands down. */
export interface Bodies {
  readonly body: CompiledProgram | undefined
  readonly inverse: CompiledProgram | undefined
  readonly passes: Uses
  readonly reading: Reading
  readonly traits: Traits
}

/** What a helper is given for a branch that is not there. */
export const noBody: BodyFunction = () => ''

/** A program as helpers call it: with a context, and data and names where they have any. Its decorators are applied. */
export function bodyFunction(program: CompiledProgram, scope: Scope, { passes, reading }: Bodies): BodyFunction {
  const { container, data } = scope
  const depths = passes.depths ? scope.depths : undefined
  const names = passes.names ? scope.names : undefined
  const plain: BodyFunction = (context, options: BodyOptions = {}) => {
    countRound(container.run)
    return program.run({
      container,
      context,
      data: options.data || data,
      names: names && [options.blockParams, ...names],
      depths: depths && depthsWithin(context, depths, container.nullContext, reading),
    })
  }
  const body = program.decorate ? program.decorate(plain, { ...scope, depths, names }) : plain
  body.program = 0
  body.depth = depths ? depths.length : 0
  body.blockParams = program.nameCount
  return body
}

/** Renders a branch at once, as `bodyFunction` would, for blocks that are built in. */
export function enter(
  program: CompiledProgram | undefined,
  scope: Scope,
  { passes, reading }: Bodies,
  context: unknown,
  data?: Frame,
  given?: readonly unknown[],
): unknown {
  const { container } = scope
  countRound(container.run)
  if (!program) return ''
  if (context === scope.context && !data && !(passes.names && scope.names)) return program.run(scope)
  const names = passes.names ? scope.names && [given, ...scope.names] : undefined
  const depths =
    passes.depths && scope.depths ? depthsWithin(context, scope.depths, container.nullContext, reading) : undefined
  return program.run({ container, context, data: data ?? scope.data, names, depths })
}

function depthsWithin(
  context: unknown,
  depths: readonly unknown[],
  nullContext: object,
  reading: Reading,
): readonly unknown[] {
  const [outer] = depths
  const stays = reading.isSameContext(context, outer) || (context === nullContext && outer === null)
  return stays ? depths : [context, ...depths]
}
