import { compileOptions } from './call-options.ts'
import type { Compilation } from './compilation.ts'
import { compileValues } from './compile-expression.ts'
import type { BodyFunction, Decorate, Scope } from './scope.ts'
import { type Decorator, nameOf } from './syntax-tree.ts'
import { extend, isFunction, ownProperty } from './values.ts'

export type ApplyDecorator = (body: BodyFunction, props: object, scope: Scope) => BodyFunction

/**
 * The decorators of a program, which wrap it before it is handed to anyone; `inline` is one of them. Their values are
 * read in the context around the program, and what they put on their `props` is put on the wrapped program.
 */
export function inTurn(decorators: readonly ApplyDecorator[]): Decorate | undefined {
  if (decorators.length === 0) return undefined
  return (body, scope) => {
    const outside = { ...scope, context: scope.depths?.[0] }
    const props = {}
    let decorated = body
    for (const apply of decorators) decorated = apply(decorated, props, outside)
    return extend(decorated, props)
  }
}

export function compileDecorator(decorator: Decorator, around: Compilation): ApplyDecorator {
  around.traits.usesDecorators = true
  around.traits.readsPlace = true
  const compilation = { ...around, isDecorator: true }
  const name = nameOf(decorator.path).original
  const body = decorator.program && around.compileProgram(decorator.program, around)
  const bodies = { body, inverse: undefined, passes: around.uses, reading: around.reading, traits: around.traits }
  const values = compileValues(decorator, compilation)
  const makeOptions = compileOptions({ name, loc: decorator.loc, values, bodies }, around)
  return (decorated, props, scope) => {
    const { container } = scope
    const found = ownProperty(container.decorators, name)
    if (!isFunction(found)) throw new Error(`Missing decorator: "${name}"`)
    const options = makeOptions(scope, false)
    options.args = values.params.map((param) => param(scope))
    const returned = found(decorated, props, container, options)
    return isFunction(returned) ? returned : decorated
  }
}
