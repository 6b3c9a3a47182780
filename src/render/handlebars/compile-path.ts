import { type Compilation, fault } from './compilation.ts'
import type { Contexts, Evaluate, Frame, Names } from './scope.ts'
import { isScoped, type Path } from './syntax-tree.ts'
import { ownProperty } from './values.ts'

const nothing: Evaluate = () => undefined

/** What a path reads: a name given by `as |…|`, a field of a context, or `@index` and its like. */
export function compilePath(path: Path, compilation: Compilation): Evaluate {
  if (path.data) return compileDataPath(path, compilation)
  const found = findName(path, compilation)
  if (found) return rest(nameAt(found.level, found.place), path.parts.slice(1))
  return rest(path.depth === 0 ? (context) => context : contextAt(path.depth), path.parts)
}

/** Where `as |…|` gave this path its first name: how many lists out, and which place in it. */
export function findName(path: Path, compilation: Compilation): { level: number; place: number } | undefined {
  const first = path.parts[0]
  if (first === undefined || path.data || path.depth > 0 || isScoped(path)) return undefined
  const level = compilation.names.findIndex((names) => names.includes(first))
  return level < 0 ? undefined : { level, place: compilation.names[level]?.indexOf(first) ?? 0 }
}

function nameAt(level: number, place: number): Evaluate {
  return (_, scope) => {
    let names: Names | undefined = scope.names
    for (let climbed = 0; climbed < level; climbed++) names = names?.outer
    return names?.values[place]
  }
}

function contextAt(depth: number): Evaluate {
  return (_, scope) => {
    let contexts: Contexts | undefined = scope.contexts
    for (let climbed = 0; climbed < depth; climbed++) contexts = contexts?.outer
    return contexts?.context
  }
}

function rest(start: Evaluate, parts: readonly string[]): Evaluate {
  const [first, second] = parts
  if (first === undefined) return start
  if (second === undefined)
    return (context, scope) => {
      const holder = start(context, scope)
      return holder === null ? null : ownProperty(holder, first)
    }
  return (context, scope) => {
    let value = start(context, scope)
    for (const part of parts) {
      if (value === null || value === undefined) return value
      value = ownProperty(value, part)
    }
    return value
  }
}

const frameNames = ['root', 'index', 'key', 'first', 'last'] as const

function compileDataPath(path: Path, compilation: Compilation): Evaluate {
  const [first, ...parts] = path.parts
  const name = frameNames.find((known) => known === first)
  if (name === undefined) {
    fault(compilation, path.loc, `There is no ${path.original}. There are @${frameNames.join(', @')}.`)
    return nothing
  }
  return (_, scope) => {
    let frame: Frame | undefined = scope.frame
    for (let climbed = 0; climbed < path.depth; climbed++) frame = frame?.outer
    let value: unknown = frame?.[name]
    for (const part of parts) {
      if (!value) return value
      value = ownProperty(value, part)
    }
    return value
  }
}
