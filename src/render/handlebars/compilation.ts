import type { Problem } from '../../errors.ts'
import type { Location, Program } from './syntax-tree.ts'
import type { Render } from './scope.ts'

/** A function templates may call by name. Pure; its result is escaped like any value. */
export type Helper = (values: readonly unknown[], named: Readonly<Record<string, unknown>>) => unknown

/** What the compiling of one template knows and finds. */
export interface Compilation {
  readonly helpers: ReadonlyMap<string, Helper>
  readonly partial: (name: string) => { readonly render: Render } | undefined
  /** Compiles the inside of a block. */
  readonly inside: (program: Program, compilation: Compilation) => Render
  readonly problems: Problem[]
  /** The lists of `as |…|` names around this place, nearest first. */
  readonly names: readonly (readonly string[])[]
  readonly nesting: number
}

const deepest = 100

export function fault(compilation: Compilation, location: Location, message: string): void {
  compilation.problems.push(problemAt(location, message))
}

export function problemAt(location: Location, message: string, severity: Problem['severity'] = 'error'): Problem {
  return { path: '', message, severity, line: location.start.line, column: location.start.column + 1 }
}

/** The compilation one level further in, or `undefined` where that is too deep. */
export function deeper(compilation: Compilation, location: Location, program?: Program): Compilation | undefined {
  if (compilation.nesting >= deepest) {
    fault(compilation, location, `Blocks and calls are nested more than ${deepest} deep here.`)
    return undefined
  }
  const declared = program?.blockParams ?? []
  const names = declared.length > 0 ? [declared, ...compilation.names] : compilation.names
  return { ...compilation, names, nesting: compilation.nesting + 1 }
}
