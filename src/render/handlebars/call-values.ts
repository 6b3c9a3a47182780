import type { EvaluateHash } from './call-options.ts'
import { type Compilation, findName } from './compilation.ts'
import type { Evaluate } from './scope.ts'
import { type Expression, type Hash, isScoped } from './syntax-tree.ts'

/** Named values as Handlebars has them: last first, the first of two alike, and none that compiles to nothing. */
export function compileHash({ pairs }: Hash, compile: (value: Expression) => Evaluate | undefined): EvaluateHash {
  const compiled = pairs.map(({ key, value }) => [key, compile(value)] as const)
  // An object, for it puts keys that are numbers first; a prototype is never set, whatever the key.
  const written: Record<string, Evaluate | undefined> = {}
  for (const [key, evaluate] of compiled.toReversed()) if (key !== '__proto__') written[key] = evaluate
  const evaluated = Object.entries(written).flatMap(([key, evaluate]) => (evaluate ? [[key, evaluate] as const] : []))
  return (scope) => {
    const values: Record<string, unknown> = {}
    for (const [key, evaluate] of evaluated) values[key] = evaluate(scope)
    return values
  }
}

/** The path that a value was written as, for helpers that bind to it. */
export function compileId(value: Expression, compilation: Compilation): Evaluate {
  if (value.type === 'SubExpression') return () => true
  if (value.type !== 'PathExpression') return () => null
  const found = isScoped(value) ? undefined : findName(value, compilation)
  if (!found) {
    const id = value.original
      .replace(/^this(?:\.|$)/, '')
      .replace(/^\.\//, '')
      .replace(/^\.$/, '')
    return () => id
  }
  compilation.uses.names = true
  const child = value.parts
    .slice(1)
    .map((part) => `.${part}`)
    .join('')
  return ({ names }) => {
    const paths: unknown = Reflect.get(Object(names?.[found.level]), 'path')
    const id: unknown = Reflect.get(Object(paths), found.place)
    return child === '' ? id : `${String(id)}${child}`
  }
}
