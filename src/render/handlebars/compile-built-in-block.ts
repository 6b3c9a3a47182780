import { setPlace } from './built-in-helpers.ts'
import type { EvaluateHash } from './call-options.ts'
import type { Compilation } from './compilation.ts'
import { compileExpression, compileNamed } from './compile-expression.ts'
import { withinOutput } from './limits.ts'
import { type Bodies, enter } from './run-body.ts'
import { createFrame, type Evaluate, type Scope, thisOf } from './scope.ts'
import { type Block, nameOf } from './syntax-tree.ts'
import { isEmpty, isFunction } from './values.ts'
import { visitItems } from './visit-items.ts'

/** The built-in blocks without the detour over a helper's options; they have the same outcome. */
export function compileBuiltIn(block: Block, bodies: Bodies, compilation: Compilation): Evaluate | undefined {
  const path = nameOf(block.path)
  const [subject, ...others] = block.params
  const [name = ''] = path.parts
  if (!subject || others.length > 0 || !compilation.knownHelpers[name] || !areSimple(bodies, compilation))
    return undefined
  const value = calledIfFunction(compileExpression(subject, compilation))
  const hash = block.hash && compileNamed(block.hash, compilation)
  switch (name) {
    case 'if':
      return when(value, hash, bodies.body, bodies.inverse, bodies)
    case 'unless':
      return when(value, hash, bodies.inverse, bodies.body, bodies)
    case 'with':
      return standOn(value, bodies)
    case 'each':
      return each(value, bodies)
    default:
      return undefined
  }
}

/** True where helpers need not be shown the branches: these have no decorators, and nobody tracks where values come from. */
export function areSimple({ body, inverse }: Bodies, compilation: Compilation): boolean {
  return !body?.decorate && !inverse?.decorate && !compilation.options.trackIds
}

function calledIfFunction(evaluate: Evaluate): Evaluate {
  return (scope) => {
    const value = evaluate(scope)
    return isFunction(value) ? value.call(thisOf(scope)) : value
  }
}

function when(
  value: Evaluate,
  hash: EvaluateHash | undefined,
  body: Bodies['body'],
  inverse: Bodies['body'],
  bodies: Bodies,
): Evaluate {
  return (scope) => {
    const found = value(scope)
    const includeZero = hash?.(scope)['includeZero']
    const holds = (found || includeZero) && !isEmpty(found)
    return enter(holds ? body : inverse, scope, bodies, thisOf(scope))
  }
}

function standOn(value: Evaluate, bodies: Bodies): Evaluate {
  return (scope) => {
    const found = value(scope)
    if (isEmpty(found)) return enter(bodies.inverse, scope, bodies, thisOf(scope))
    return enter(bodies.body, scope, bodies, found, undefined, [found])
  }
}

function each(value: Evaluate, bodies: Bodies): Evaluate {
  return (scope) => loop(value(scope), scope, bodies, thisOf(scope))
}

/** Goes through items and joins what the body makes of each; where there are none, the other branch is rendered. */
export function loop(items: unknown, scope: Scope, bodies: Bodies, context: unknown): unknown {
  const { run } = scope.container
  const frame = bodies.traits.readsPlace && scope.data ? createFrame(scope.data) : undefined
  const { names } = bodies.passes
  let text = ''
  const count = visitItems(items, (item, key, index, isLast) => {
    if (frame) setPlace(frame, key, index, isLast)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- joined as JavaScript joins, whatever it is
    text += enter(bodies.body, scope, bodies, item, frame, names ? [item, key] : undefined) as string
    withinOutput(text, run)
  })
  return count === 0 ? enter(bodies.inverse, scope, bodies, context) : text
}
