import { type PartialOptions, rendering } from './call-partial.ts'
import { type CompileOptions, newCompilation, type Traits } from './compilation.ts'
import { compileProgram } from './compile-program.ts'
import { type Clock, newRun, type RenderLimits, withinOutput } from './limits.ts'
import type { Reading } from './reading.ts'
import {
  type BodyFunction,
  type CompiledProgram,
  type Container,
  createFrame,
  type Frame,
  type Scope,
} from './scope.ts'
import type { Program } from './syntax-tree.ts'
import { asText } from './values.ts'

/** What Handlebars lets a program say about one rendering. */
export interface RuntimeOptions extends PartialOptions {
  allowCallsToHelperMissing?: boolean
}

/** A template as Handlebars has it: a function of the data, which may be registered as a partial. */
export type TemplateFunction = (context?: unknown, options?: RuntimeOptions) => string

/** What templates are rendered in: helpers and partials, and how much one rendering may take. */
export interface Surroundings {
  readonly limits: RenderLimits
  readonly clock: Clock
  readonly reading: Reading
  readonly fieldsFirst: ReadonlySet<string>
  /** What a rendering that begins with these options works with. */
  readonly setUp: (options: RuntimeOptions, traits: Traits) => SetUp
  readonly builtIn: () => Container['builtIn']
  readonly compile: (source: string, options: CompileOptions) => TemplateFunction
}

export type SetUp = Pick<Container, 'helpers' | 'partials' | 'decorators' | 'hooks'>

/** Compiles a tree that the parser made. Throws Handlebars' `Exception` for what its compiler refuses. */
export function templateOf(tree: Program, options: CompileOptions, surroundings: Surroundings): TemplateFunction {
  const { reading, limits, clock, fieldsFirst } = surroundings
  const compilation = newCompilation(options, reading, compileProgram, fieldsFirst)
  const program = compileProgram(tree, compilation)
  const { traits } = compilation

  function compilePartial(source: string): TemplateFunction {
    return surroundings.compile(source, { ...options, data: traits.usesData })
  }

  return (context, given = {}) => {
    const run = (given.partial && given[rendering]) || newRun(limits, clock)
    // A partial gets what its caller has.
    const {
      helpers = {},
      partials = {},
      decorators = {},
      hooks = {},
    } = given.partial ? given : surroundings.setUp(given, traits)
    const container: Container = {
      helpers,
      partials,
      decorators,
      hooks,
      builtIn: surroundings.builtIn(),
      lookupProperty: reading.property,
      nullContext: Object.seal({}),
      compile: compilePartial,
      run,
    }
    const data = !given.partial && traits.usesData ? withRoot(context, given.data) : given.data
    return renderProgram(program, { container, context, data, names: undefined, depths: given.depths }, reading)
  }
}

function renderProgram(program: CompiledProgram, outside: Scope, reading: Reading): string {
  const { container, context, depths: around } = outside
  const { uses, run, decorate } = program
  const names = uses.names ? [] : undefined
  const depths = uses.depths ? depthsFrom(context, around, reading) : undefined
  if (!decorate) return text(run({ ...outside, names, depths }), container)
  const plain: BodyFunction = (own) => text(run({ ...outside, context: own, names, depths }), container)
  return text(decorate(plain, { ...outside, names, depths: around ?? [] })(context), container)
}

function depthsFrom(context: unknown, around: readonly unknown[] | undefined, reading: Reading): readonly unknown[] {
  if (!around) return [context]
  return reading.isSameContext(context, around[0]) ? around : [context, ...around]
}

/** Data for `@…`, with the first context as `@root` unless the program gave one. */
function withRoot(context: unknown, data: Frame | undefined): Frame {
  if (data && 'root' in data) return data
  const frame = data ? createFrame(data) : {}
  frame['root'] = context
  return frame
}

function text(value: unknown, { run }: Container): string {
  const whole = asText(value)
  withinOutput(whole, run)
  return whole
}
