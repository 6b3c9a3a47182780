import { type MakeOptions, compileOptions } from './call-options.ts'
import { compileHelperCall, compileLambda, meaningOf } from './compile-expression.ts'
import { type Compilation, findName } from './compilation.ts'
import { compilePath } from './compile-path.ts'
import { isBuiltInHelperMissing } from './built-in-helpers.ts'
import { type Evaluate, type Scope, thisOf } from './scope.ts'
import { type Mustache, nameOf } from './syntax-tree.ts'
import { isFunction, isNothing, ownProperty } from './values.ts'

/** `{{…}}`, `{{{…}}}` and `{{&…}}`. */
export function compileMustache(mustache: Mustache, compilation: Compilation): Evaluate {
  const { escaped, printed, property } = compilation.reading
  const field = bareField(mustache, compilation)
  // Most tags by far, so they are read and escaped at once.
  if (field !== undefined) return ({ context }) => (isNothing(context) ? '' : escaped(property(context, field)))
  const value = compileValue(mustache, compilation)
  if (mustache.escaped && !compilation.options.noEscape) return (scope) => escaped(value(scope))
  return (scope) => printed(value(scope))
}

/** The field of the context that a tag prints escaped and that can be nothing else, or undefined. */
function bareField(mustache: Mustache, compilation: Compilation): string | undefined {
  const { options, reading } = compilation
  const path = nameOf(mustache.path)
  const isPlain = mustache.escaped && !options.noEscape && !options.compat && !options.strict && !reading.readsFunctions
  const isField = path.parts.length === 1 && path.depth === 0 && !path.data && !findName(path, compilation)
  const isRead = isPlain && isField && meaningOf(mustache, compilation) === 'value'
  return isRead && path.parts[0] ? path.parts[0] : undefined
}

function compileValue(mustache: Mustache, compilation: Compilation): Evaluate {
  const meaning = meaningOf(mustache, compilation)
  if (meaning === 'call') return compileHelperCall(mustache, mustache.loc, compilation)
  return meaning === 'value' ? compileLambda(mustache, compilation) : compileEither(mustache, compilation)
}

/** A helper if there is one of this name, else a field, else `helperMissing`. */
function compileEither(mustache: Mustache, compilation: Compilation): Evaluate {
  const path = nameOf(mustache.path)
  const [name = ''] = path.parts
  const options = compileOptions({ name, loc: mustache.loc }, compilation)
  const read = compilePath(path, compilation, { callee: true })
  const { strict } = compilation.options
  return (scope) => {
    const helper = ownProperty(scope.container.helpers, name)
    const value = helper || read(scope)
    if (isFunction(value)) return value.call(thisOf(scope), options(scope, Boolean(helper)))
    return isNothing(value) && !strict ? missing(scope, options) : value
  }
}

/** What `helperMissing` makes of a name that nothing has; the built-in one makes nothing. */
export function missing(scope: Scope, options: MakeOptions): unknown {
  const { helperMissing } = scope.container.hooks
  if (isBuiltInHelperMissing(helperMissing)) return undefined
  return isFunction(helperMissing) ? helperMissing.call(thisOf(scope), options(scope, true)) : helperMissing
}
