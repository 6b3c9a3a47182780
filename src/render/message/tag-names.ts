import { namesRead } from '../handlebars/names-read.ts'
import type { Path, Program } from '../handlebars/syntax-tree.ts'

/** What each name of a body reads, told from the outermost context. */
export type TagNames = ReadonlyMap<Path, readonly string[]>

export function tagNames(program: Program): TagNames {
  return new Map(namesRead(program).map(({ node, parts }) => [node, parts]))
}
