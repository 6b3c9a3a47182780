import Handlebars from 'handlebars'
import { Invalid, type Problem } from '../../errors.ts'
import type { Compilation, Helper } from './compilation.ts'
import { compileProgram } from './compile-program.ts'
import { nestingOf } from './nesting.ts'
import { firstScope, type Render, type RenderLimits, usualLimits } from './scope.ts'
import { syntaxFault } from './syntax-fault.ts'
import type { Program } from './syntax-tree.ts'

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
}

const longestSource = 200_000
const deepestSource = 200

/**
 * Reads a Handlebars template from its source. Output and escaping are those of Handlebars 4.7 for variables, `if`,
 * `unless`, `each`, `with`, `{{#name}}`, `lookup`, inline helpers, sub-expressions, partials and comments.
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
  const problems: Problem[] = []
  const render = compileAll(program, options, problems)
  if (problems.length > 0) throw new Invalid(problems)
  const limits = { ...usualLimits, ...options.limits }
  return { render: (data) => render(data, firstScope(data, limits)) }
}

/** The faults of a template beyond its syntax, such as unknown helpers, with line and column. */
export function faultsOf(program: Program, options: TemplateOptions = {}): readonly Problem[] {
  const problems: Problem[] = []
  compileAll(program, options, problems)
  return problems
}

/** The syntax tree of a source. With `ignoreStandalone`, tags alone on their line keep that line. Throws `Invalid`. */
export function parseProgram(source: string, options: { readonly ignoreStandalone?: boolean } = {}): Program {
  if (typeof source !== 'string') throw new Invalid('A template is text.')
  if (source.length > longestSource)
    throw new Invalid(`The template has ${source.length} characters; at most ${longestSource} are read.`)
  if (nestingOf(source) > deepestSource)
    throw new Invalid(`Blocks or calls are nested more than ${deepestSource} deep in the template.`)
  try {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package's types say less than its parser does
    return Handlebars.parse(source, options) as unknown as Program
  } catch (thrown) {
    throw new Invalid([syntaxFault(thrown)])
  }
}

function compileAll(program: Program, options: TemplateOptions, problems: Problem[]): Render {
  const helpers = new Map(Object.entries(options.helpers ?? {}))
  const sources = new Map(Object.entries(options.partials ?? {}))
  const partials = new Map<string, { render: Render }>()

  function partial(name: string): { readonly render: Render } | undefined {
    const known = partials.get(name)
    const source = sources.get(name)
    if (known || source === undefined) return known
    const made: { render: Render } = { render: () => '' }
    partials.set(name, made)
    const own: Problem[] = []
    try {
      made.render = compileProgram(parseProgram(source), fresh(own))
    } catch (thrown) {
      if (!(thrown instanceof Invalid)) throw thrown
      own.push(...thrown.problems)
    }
    problems.push(...own.map((problem) => ({ ...problem, path: `partial ${name}` })))
    return made
  }

  function fresh(found: Problem[]): Compilation {
    return { helpers, partial, inside: compileProgram, problems: found, names: [], nesting: 0 }
  }

  return compileProgram(program, fresh(problems))
}
