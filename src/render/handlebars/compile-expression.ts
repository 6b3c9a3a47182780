import { closest } from 'fastest-levenshtein'
import { compilePath, findName } from './compile-path.ts'
import { type Compilation, deeper, fault, type Helper } from './compilation.ts'
import type { Evaluate, Scope } from './scope.ts'
import { type Call, type Expression, type Hash, isSimple, type Location, nameOf } from './syntax-tree.ts'
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
