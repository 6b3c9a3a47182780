import type { Problem } from '../../errors.ts'
import type { Reading } from './reading.ts'
import type { CompiledProgram, Uses } from './scope.ts'
import { isScoped, type Location, type Path, type Program } from './syntax-tree.ts'

/** What Handlebars lets a program say about a template; each as Handlebars documents it. */
export interface CompileOptions {
  readonly data?: boolean
  readonly compat?: boolean
  readonly knownHelpers?: Readonly<Record<string, boolean>>
  readonly knownHelpersOnly?: boolean
  readonly noEscape?: boolean
  readonly strict?: boolean
  readonly assumeObjects?: boolean
  readonly preventIndent?: boolean
  readonly ignoreStandalone?: boolean
  readonly explicitPartialContext?: boolean
  readonly trackIds?: boolean
  readonly srcName?: string
}

/** What a whole template turns out to need, complete once it is compiled. */
export interface Traits {
  usesData: boolean
  /** Whether anyone may ask where in a loop this is: `@index` and its like, a partial, or a function of a program. */
  readsPlace: boolean
  usesPartials: boolean
  usesDecorators: boolean
}

/** What the compiling of one program knows. */
export interface Compilation {
  readonly options: CompileOptions
  readonly reading: Reading
  /** What may be called by a bare name; without a prototype. */
  readonly knownHelpers: Readonly<Record<string, boolean>>
  /** Helpers that take a value, so that their bare name is a field and not a call. */
  readonly fieldsFirst: ReadonlySet<string>
  /** Compiles the program of a block inside this one. */
  readonly compileProgram: (program: Program, around: Compilation) => CompiledProgram
  readonly traits: Traits
  readonly uses: Uses
  /** The names that `as |…|` gives, one list for each program around, nearest first. */
  readonly names: readonly (readonly string[] | undefined)[]
  /** True of the values of a decorator, which are read where no helper can be called. */
  readonly isDecorator?: boolean
}

const builtIn = ['helperMissing', 'blockHelperMissing', 'each', 'if', 'unless', 'with', 'log', 'lookup']

/** The compilation of a whole template. */
export function newCompilation(
  options: CompileOptions,
  reading: Reading,
  compileProgram: Compilation['compileProgram'],
  fieldsFirst: ReadonlySet<string> = new Set(),
): Compilation {
  const knownHelpers: Record<string, boolean> = Object.create(null)
  for (const name of builtIn) knownHelpers[name] = true
  Object.assign(knownHelpers, options.knownHelpers)
  const traits = {
    usesData: Boolean(options.data),
    readsPlace: reading.readsFunctions,
    usesPartials: false,
    usesDecorators: false,
  }
  const uses = { depths: options.compat ?? false, names: false }
  return { options, reading, knownHelpers, fieldsFirst, compileProgram, traits, uses, names: [] }
}

/** The compilation of a program inside another. */
export function inside(compilation: Compilation, names: readonly string[] | undefined): Compilation {
  const uses = { depths: compilation.options.compat ?? false, names: false }
  return { ...compilation, uses, names: [names, ...compilation.names] }
}

/** Where `as |…|` gave this path its first name: how many programs out, and which place in its list. */
export function findName(path: Path, { names }: Compilation): { level: number; place: number } | undefined {
  const [first] = path.parts
  if (first === undefined || path.depth > 0 || isScoped(path)) return undefined
  const level = names.findIndex((given) => given?.includes(first))
  return level < 0 ? undefined : { level, place: names[level]?.indexOf(first) ?? 0 }
}

export function problemAt(location: Location, message: string, severity: Problem['severity'] = 'error'): Problem {
  return { path: '', message, severity, line: location.start.line, column: location.start.column + 1 }
}
