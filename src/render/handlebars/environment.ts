import Handlebars from 'handlebars'
import { builtInHelpers } from './built-in-helpers.ts'
import type { CompileOptions, Traits } from './compilation.ts'
import { Exception } from './exception.ts'
import { inline } from './inline-partial.ts'
import { type Clock, monotonic, type RenderLimits, usualLimits } from './limits.ts'
import { type Logger, newLogger } from './logger.ts'
import { Utils } from './program-functions.ts'
import { parseAsHandlebars } from './read-source.ts'
import { programReading } from './reading.ts'
import { SafeString } from './safe-string.ts'
import { createFrame, type ProgramFunction } from './scope.ts'
import { type RuntimeOptions, type SetUp, type Surroundings, type TemplateFunction, templateOf } from './template.ts'
import { extend } from './values.ts'

/** Handlebars' own environment, without what it needs to compile templates into code. */
export interface Environment {
  helpers: Record<string, ProgramFunction>
  partials: Record<string, PartialTemplate>
  decorators: Record<string, ProgramFunction>
  readonly registerHelper: Register<ProgramFunction>
  readonly unregisterHelper: (name: string) => void
  readonly registerPartial: Register<PartialTemplate>
  readonly unregisterPartial: (name: string) => void
  readonly registerDecorator: Register<ProgramFunction>
  readonly unregisterDecorator: (name: string) => void
  /** Takes source text alone, and reads it when it is first rendered. */
  readonly compile: (source: string, options?: CompileOptions) => TemplateFunction
  /** Another environment with nothing registered but what is built in. */
  readonly create: (bounds?: Bounds) => Environment
  readonly noConflict: () => Environment
  readonly escapeExpression: typeof Utils.escapeExpression
  readonly createFrame: typeof createFrame
  readonly SafeString: typeof SafeString
  readonly Exception: typeof Exception
  readonly Utils: typeof Utils
  readonly VERSION: string
  logger: Logger
  log: Logger['log']
}

/** How much one rendering may take, and what tells its time; absent: the runtime’s own. */
export interface Bounds {
  readonly limits?: Partial<RenderLimits>
  readonly clock?: Clock
}

/** By its name, or several at once. */
type Register<Thing> = (name: string | Readonly<Record<string, Thing>>, thing?: Thing) => void

type PartialTemplate = string | ProgramFunction

const environmentLimits: RenderLimits = { ...usualLimits, depth: 100 }

/**
 * An environment as `handlebars` 4.7 has it, so that a program written against that package runs against this one, also
 * where text may not become code. Output and what is thrown are the same, but for this: only properties of their own are
 * read, whatever the options, and nothing is logged of what is not; a syntax tree or a precompiled template is refused; and
 * a rendering that takes more than its limits throws `Invalid`.
 *
 * @example create().compile('Dear {{name}}')({ name: 'Nia' })
 */
export function create(bounds: Bounds = {}): Environment {
  const logger = newLogger()
  const environment: Environment = {
    helpers: {},
    partials: {},
    decorators: {},
    registerHelper: (name, helper) => register(environment.helpers, 'helper', name, helper),
    unregisterHelper: (name) => unregister(environment.helpers, name),
    registerPartial: (name, partial) => {
      if (typeof name === 'string' && partial === undefined)
        throw new Exception(`Attempting to register a partial called "${name}" as undefined`)
      register(environment.partials, 'partial', name, partial)
    },
    unregisterPartial: (name) => unregister(environment.partials, name),
    registerDecorator: (name, decorator) => register(environment.decorators, 'decorator', name, decorator),
    unregisterDecorator: (name) => unregister(environment.decorators, name),
    compile: (source, options) => compile(source, options, surroundings),
    create,
    noConflict: () => environment,
    escapeExpression: Utils.escapeExpression,
    createFrame,
    SafeString,
    Exception,
    Utils,
    VERSION: Handlebars.VERSION,
    logger,
    log: (level, ...message) => logger.log(level, ...message),
  }
  const builtIn = builtInHelpers({
    get helpers() {
      return environment.helpers
    },
    log: (level, ...message) => environment.log(level, ...message),
  })
  extend(environment.helpers, builtIn)
  environment.decorators['inline'] = inline
  const surroundings: Surroundings = {
    limits: { ...environmentLimits, ...bounds.limits },
    clock: bounds.clock ?? monotonic,
    reading: programReading,
    fieldsFirst: new Set(),
    setUp: (options, traits) => setUp(environment, options, traits),
    // Some built-in helpers call others by the names that the environment has for them.
    builtIn: () =>
      environment.helpers['if'] === builtIn.if && environment.helpers['each'] === builtIn.each ? builtIn : undefined,
    compile: (source, options) => compile(source, options, surroundings),
  }
  return environment
}

function register<Thing>(
  registered: Record<string, Thing>,
  kind: string,
  name: string | Readonly<Record<string, Thing>>,
  thing: Thing | undefined,
): void {
  if (typeof name === 'object') {
    if (thing && kind !== 'partial') throw new Exception(`Arg not supported with multiple ${kind}s`)
    extend(registered, name)
  } else extend(registered, { [name]: thing })
}

function unregister(registered: Record<string, unknown>, name: string): void {
  delete registered[name]
}

function compile(source: unknown, given: CompileOptions = {}, surroundings: Surroundings): TemplateFunction {
  if (typeof source !== 'string')
    throw new Exception(`You must pass a string to be compiled, and no syntax tree. You passed ${String(source)}`)
  if ('stringParams' in given && given.stringParams)
    throw new Exception('The option stringParams is not available: helpers are given values, not their names.')
  const options = { data: true, ...given }
  let template: TemplateFunction | undefined
  return (context, runtime) => {
    template ??= templateOf(parseAsHandlebars(source, options), options, surroundings)
    return template(context, runtime)
  }
}

function setUp(environment: Environment, options: RuntimeOptions, traits: Traits): SetUp {
  refusePrototypes(options)
  const helpers: Record<string, unknown> = extend({}, environment.helpers, options.helpers)
  const { helperMissing, blockHelperMissing } = helpers
  if (options.allowCallsToHelperMissing !== true) {
    helpers['helperMissing'] = undefined
    helpers['blockHelperMissing'] = undefined
  }
  const { partials } = environment
  return {
    helpers,
    partials: options.partials && options.partials !== partials ? extend({}, partials, options.partials) : partials,
    decorators:
      traits.usesPartials || traits.usesDecorators ? extend({}, environment.decorators, options.decorators) : {},
    hooks: { helperMissing, blockHelperMissing },
  }
}

const opening = [
  'allowProtoPropertiesByDefault',
  'allowProtoMethodsByDefault',
  'allowedProtoProperties',
  'allowedProtoMethods',
] as const

function refusePrototypes(options: RuntimeOptions): void {
  for (const name of opening) {
    const asked: unknown = Reflect.get(options, name)
    const opens = typeof asked === 'object' && asked !== null ? Object.values(asked).some(Boolean) : Boolean(asked)
    if (opens) throw new Exception(`The option ${name} is not available: only properties of their own are read.`)
  }
}
