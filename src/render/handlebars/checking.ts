import type { Problem } from '../../errors.ts'
import { problemAt } from './compilation.ts'
import type { Helper } from './helper.ts'
import { isScoped, type Location, type Path, type Program } from './syntax-tree.ts'

/** What the checking of one template knows and finds. */
export interface Checking {
  readonly helpers: ReadonlyMap<string, Helper>
  /** Whether there is a partial of this name; asking has it checked as well. */
  readonly hasPartial: (name: string) => boolean
  /** Has every partial checked, as any of them may be called here. */
  readonly anyPartial: () => void
  /** Checks the inside of a block. */
  readonly inside: (program: Program, checking: Checking) => void
  readonly problems: Problem[]
  /** The lists of `as |…|` names around this place, nearest first. */
  readonly names: readonly (readonly string[])[]
  /** True inside an inline partial, where those names cannot be read. */
  readonly isInline: boolean
  readonly nesting: number
}

const deepest = 100

export function fault(checking: Checking, location: Location, message: string): void {
  checking.problems.push(problemAt(location, message))
}

/** The checking one level further in, or `undefined` where that is too deep. */
export function deeper(checking: Checking, location: Location, program?: Program): Checking | undefined {
  if (checking.nesting >= deepest) {
    fault(checking, location, `Blocks and calls are nested more than ${deepest} deep here.`)
    return undefined
  }
  const declared = program?.blockParams ?? []
  const names = declared.length > 0 ? [declared, ...checking.names] : checking.names
  return { ...checking, names, nesting: checking.nesting + 1 }
}

/** Whether `as |…|` gives this path its first name. */
export function isNamed(path: Path, { names }: Checking): boolean {
  const [first] = path.parts
  if (first === undefined || path.data || path.depth > 0 || isScoped(path)) return false
  return names.some((given) => given.includes(first))
}
