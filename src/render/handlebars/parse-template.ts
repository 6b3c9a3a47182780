import { Invalid, type Problem } from '../../errors.ts'
import { builtInHelpers } from './built-in-helpers.ts'
import { checkProgram } from './check-program.ts'
import { Exception } from './exception.ts'
import { type Helper, handlebarsHelper } from './helper.ts'
import { inline } from './inline-partial.ts'
import { type Clock, monotonic, type RenderLimits, usualLimits } from './limits.ts'
import { parseProgram } from './read-source.ts'
import { plainReading } from './reading.ts'
import type { ProgramFunction } from './scope.ts'
import type { Program } from './syntax-tree.ts'
import { type SetUp, type Surroundings, type TemplateFunction, templateOf as compiledTemplate } from './template.ts'

/** A template ready to render. Reads own properties of plain data (as JSON has it) and nothing else. */
export interface Template {
  /** Throws `Invalid` where the data make the template exceed its limits. */
  render(data: unknown): string
}

export interface TemplateOptions {
  /** Sources by the name that `{{> name}}` uses. */
  readonly partials?: Readonly<Record<string, string>>
  /** What templates may call beside `lookup`. */
  readonly helpers?: Readonly<Record<string, Helper>>
  readonly limits?: Partial<RenderLimits>
  /** Prints values as they are, for what is no HTML. */
  readonly noEscape?: boolean
  /** Tells how long one rendering takes; absent: the runtime’s own. */
  readonly clock?: Clock
}

/**
 * Reads a Handlebars template from its source. Output and escaping are those of Handlebars 4.7. There are its own
 * helpers but `log`, the helpers given, partials in all their forms with `{{#*inline}}`, and no raw blocks.
 *
 * Throws `Invalid` with every fault found, each with line and column from 1.
 *
 * @example parseTemplate('Dear {{first_name}}').render({ first_name: 'Nia' })
 */
export function parseTemplate(source: string, options: TemplateOptions = {}): Template {
  return templateOf(parseProgram(source), options)
}

/** A template from a tree that this room made itself. */
export function templateOf(program: Program, options: TemplateOptions = {}): Template {
  const problems = faultsOf(program, options)
  if (problems.length > 0) throw new Invalid(problems)
  const template = compiledTemplate(program, compileOptions(options), surroundingsOf(options))
  return {
    render(data) {
      try {
        return template(data)
      } catch (thrown) {
        throw thrown instanceof Exception ? new Invalid(thrown.message) : thrown
      }
    },
  }
}

/** The faults of a template beyond its syntax, such as unknown helpers, with line and column. */
export function faultsOf(program: Program, options: TemplateOptions = {}): readonly Problem[] {
  return checkProgram(program, options)
}

/** Every helper is known when a template is read, so that a name is either a helper or a field and never in doubt. */
function compileOptions({ helpers = {}, noEscape = false }: TemplateOptions): Parameters<typeof compiledTemplate>[1] {
  const own = Object.keys(helpers).map((name) => [name, true] as const)
  const without = { helperMissing: false, blockHelperMissing: false, log: false }
  return { data: true, noEscape, knownHelpersOnly: true, knownHelpers: { ...without, ...Object.fromEntries(own) } }
}

const builtIn = builtInHelpers({
  get helpers() {
    return builtIn
  },
  log: () => {},
})

function surroundingsOf(options: TemplateOptions): Surroundings {
  const own = Object.entries(options.helpers ?? {})
  const helpers: Record<string, ProgramFunction> = { ...builtIn }
  for (const [name, helper] of own) helpers[name] = handlebarsHelper(helper)
  const surroundings: Surroundings = {
    limits: { ...usualLimits, ...options.limits },
    clock: options.clock ?? monotonic,
    reading: plainReading,
    fieldsFirst: new Set(own.filter(([, helper]) => helper.needsValue).map(([name]) => name)),
    setUp: () => setUp,
    builtIn: () => builtIn,
    compile: (source, given) => compiledTemplate(parseProgram(source), given, surroundings),
  }
  const partials = Object.fromEntries(
    Object.entries(options.partials ?? {}).map(([name, source]) => [name, lazily(source, options, surroundings)]),
  )
  const { helperMissing, blockHelperMissing } = builtIn
  const setUp: SetUp = { helpers, partials, decorators: { inline }, hooks: { helperMissing, blockHelperMissing } }
  return surroundings
}

/** Partials may call each other and themselves, so each is compiled when it is first called. */
function lazily(source: string, options: TemplateOptions, surroundings: Surroundings): TemplateFunction {
  let template: TemplateFunction | undefined
  return (context, given) => {
    template ??= surroundings.compile(source, compileOptions(options))
    return template(context, given)
  }
}
