import { closest } from 'fastest-levenshtein'
import { type Compilation, deeper, fault, type Helper } from './compilation.ts'
import type { Contexts, Evaluate, Frame, Names, Scope } from './scope.ts'
import {
  type Call,
  type Expression,
  type Hash,
  isScoped,
  isSimple,
  type Location,
  nameOf,
  type Path,
} from './syntax-tree.ts'
import { ownProperty } from './values.ts'

const nothing: Evaluate = () => undefined

/** A literal, a path, or a call in parentheses. */
export function compileExpression(expression: Expression, compilation: Compilation): Evaluate {
  switch (expression.type) {
    case 'PathExpression':
      return compilePath(expression, compilation)
    case 'SubExpression': {
      const inner = deeper(compilation, expression.loc)
      return inner ? compileCall(expression, expression.loc, inner) : nothing
    }
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral': {
      const { value } = expression
      return () => value
    }
    case 'UndefinedLiteral':
      return nothing
    case 'NullLiteral':
      return () => null
    default:
      return expression satisfies never
  }
}

/** What stands in `{{…}}`: a helper's call where the name is one, else a path. */
export function compileCallOrPath(call: Call, location: Location, compilation: Compilation): Evaluate {
  const path = nameOf(call.path)
  const name = path.parts[0] ?? ''
  const mayBeHelper = isSimple(path) && !path.data && !findName(path, compilation)
  const isCall = call.params.length > 0 || call.hash !== undefined
  if (isCall || (mayBeHelper && isReserved(name, compilation))) return compileCall(call, location, compilation)
  return compilePath(path, compilation)
}

/** The named values of a call or partial, or `undefined` where it has none. */
export function compileHash(
  hash: Hash | undefined,
  compilation: Compilation,
): ((context: unknown, scope: Scope) => Record<string, unknown>) | undefined {
  if (!hash) return undefined
  const pairs = hash.pairs.map(({ key, value }) => [key, compileExpression(value, compilation)] as const)
  return (context, scope) => Object.fromEntries(pairs.map(([key, value]) => [key, value(context, scope)]))
}

export const blockWords: readonly string[] = ['if', 'unless', 'each', 'with']

function isReserved(name: string, compilation: Compilation): boolean {
  return name === 'lookup' || compilation.helpers.has(name) || blockWords.includes(name)
}

function compileCall(call: Call, location: Location, compilation: Compilation): Evaluate {
  const path = nameOf(call.path)
  const name = path.original
  const values = call.params.map((param) => compileExpression(param, compilation))
  const named = compileHash(call.hash, compilation)
  if (name === 'lookup') return compileLookup(values, location, compilation)
  const helper = isSimple(path) && !findName(path, compilation) ? compilation.helpers.get(name) : undefined
  if (!helper) {
    fault(compilation, location, unknownHelper(name, compilation))
    return nothing
  }
  return callOf(helper, values, named)
}

function callOf(helper: Helper, values: readonly Evaluate[], named: ReturnType<typeof compileHash>): Evaluate {
  const none = Object.freeze({})
  return (context, scope) =>
    helper(
      values.map((value) => value(context, scope)),
      named ? named(context, scope) : none,
    )
}

function unknownHelper(name: string, compilation: Compilation): string {
  if (blockWords.includes(name)) return `"${name}" goes around something: write {{#${name} …}} … {{/${name}}}.`
  const known = ['lookup', ...compilation.helpers.keys()]
  return `There is no helper "${name}". The nearest is "${closest(name, known)}".`
}

function compileLookup(values: readonly Evaluate[], location: Location, compilation: Compilation): Evaluate {
  const [holder, key] = values
  if (!holder || !key || values.length !== 2) {
    fault(compilation, location, '"lookup" takes a thing and a name: write {{lookup people "first"}}.')
    return nothing
  }
  return (context, scope) => {
    const found = holder(context, scope)
    return found ? ownProperty(found, keyText(key(context, scope))) : found
  }
}

function keyText(key: unknown): string {
  return typeof key === 'object' && key !== null && !Array.isArray(key) ? '[object Object]' : String(key)
}

export function compilePath(path: Path, compilation: Compilation): Evaluate {
  if (path.data) return compileDataPath(path, compilation)
  const found = findName(path, compilation)
  if (found) return rest(nameAt(found.level, found.place), path.parts.slice(1))
  return rest(path.depth === 0 ? (context) => context : contextAt(path.depth), path.parts)
}

/** Where `as |…|` gave this path its first name: how many lists out, and which place in it. */
function findName(path: Path, compilation: Compilation): { level: number; place: number } | undefined {
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
