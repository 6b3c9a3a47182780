import { type CompiledValues, compileOptions, type EvaluateHash } from './call-options.ts'
import { compileHash, compileId } from './call-values.ts'
import { type Compilation, findName } from './compilation.ts'
import { compilePath } from './compile-path.ts'
import { exceptionAt } from './exception.ts'
import type { Bodies } from './run-body.ts'
import { type Evaluate, thisOf } from './scope.ts'
import { type Call, type Expression, type Hash, isSimple, type Location, nameOf, type Path } from './syntax-tree.ts'
import { isFunction, isNothing, ownProperty } from './values.ts'

/** A literal, a path, or a call in parentheses. */
export function compileExpression(expression: Expression, compilation: Compilation): Evaluate {
  switch (expression.type) {
    case 'PathExpression':
      return compilePath(expression, compilation)
    case 'SubExpression':
      return isValueOnly(nameOf(expression.path), compilation)
        ? compileLambda(expression, compilation)
        : compileHelperCall(expression, expression.loc, compilation)
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral': {
      const { value } = expression
      return () => value
    }
    case 'UndefinedLiteral':
      return () => undefined
    case 'NullLiteral':
      return () => null
    default:
      return expression satisfies never
  }
}

/** How a tag is understood: as the call of a helper, as a value, or as what turns out to be there. */
export function meaningOf(call: Call, compilation: Compilation): 'call' | 'value' | 'either' {
  const path = nameOf(call.path)
  if (isValueOnly(path, compilation)) return 'value'
  if (call.params.length > 0 || call.hash) return 'call'
  if (!isSimple(path)) return 'value'
  const [name = ''] = path.parts
  if (compilation.knownHelpers[name]) return compilation.fieldsFirst.has(name) ? 'value' : 'call'
  return compilation.options.knownHelpersOnly ? 'value' : 'either'
}

/** True of a bare name that `as |…|` gives: it is a value, and never a helper. */
function isValueOnly(path: Path, compilation: Compilation): boolean {
  return isSimple(path) && findName(path, compilation) !== undefined
}

/** What a path holds, called if it is a function. */
export function compileLambda({ path }: Call, compilation: Compilation): Evaluate {
  const read = compilePath(nameOf(path), compilation, { callee: true })
  if (!compilation.reading.readsFunctions) return read
  return (scope) => {
    const value = read(scope)
    return isFunction(value) ? value.call(scope.context) : value
  }
}

export function compileValues(
  { params, hash }: Pick<Call, 'params' | 'hash'>,
  compilation: Compilation,
): CompiledValues {
  const { trackIds } = compilation.options
  return {
    params: params.map((param) => compileExpression(param, compilation)),
    hash: hash && compileNamed(hash, compilation),
    ids: trackIds ? params.map((param) => compileId(param, compilation)) : undefined,
    hashIds: trackIds && hash ? compileHash(hash, (value) => compileId(value, compilation)) : undefined,
  }
}

/** Named values; one that is written `undefined` is not there at all. */
export function compileNamed(hash: Hash, compilation: Compilation): EvaluateHash {
  return compileHash(hash, (value) =>
    value.type === 'UndefinedLiteral' ? undefined : compileExpression(value, compilation),
  )
}

/** The call of a helper with its values; `bodies` are those of a block. */
export function compileHelperCall(call: Call, loc: Location, compilation: Compilation, bodies?: Bodies): Evaluate {
  const path = nameOf(call.path)
  const [first = ''] = path.parts
  const isKnown = Boolean(compilation.knownHelpers[first])
  const values = compileValues(call, compilation)
  if (!isKnown && compilation.options.knownHelpersOnly)
    throw exceptionAt(`You specified knownHelpersOnly, but used the unknown helper ${path.parts[0]}`, loc)
  if (compilation.isDecorator) return refuseInDecorator(path.original)
  const name = isKnown ? first : path.original
  const isRegisterable = isKnown || isSimple(path)
  const read = isKnown ? undefined : compilePath(path, compilation, { callee: true, falsy: true })
  const options = compileOptions({ name, loc, values, ...(bodies && { bodies }) }, compilation)
  const { params } = values
  const { strict } = compilation.options
  return (scope) => {
    const { container } = scope
    const registered = isRegisterable ? ownProperty(container.helpers, name) : undefined
    const own = registered || read?.(scope)
    const found = own || (isKnown || strict ? undefined : container.hooks.helperMissing)
    if (isNothing(found)) throw notCallable(name)
    const given: unknown[] = []
    for (const param of params) given.push(param(scope))
    given.push(options(scope, Boolean(registered) || !own))
    if (!isFunction(found)) throw notCallable(name)
    return found.apply(thisOf(scope), given)
  }
}

function notCallable(name: string): TypeError {
  return new TypeError(`"${name}" is not a helper: it cannot be called with values`)
}

function refuseInDecorator(name: string): Evaluate {
  return () => {
    throw new ReferenceError(`helpers is not defined: "${name}" is called in a value of a decorator, where none can be`)
  }
}
