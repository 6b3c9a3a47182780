import { compileOptions, type HelperOptions } from './call-options.ts'
import type { Compilation } from './compilation.ts'
import { areSimple, compileBuiltIn, loop } from './compile-built-in-block.ts'
import { compileHelperCall, compileLambda, meaningOf } from './compile-expression.ts'
import { missing } from './compile-mustache.ts'
import { compilePath } from './compile-path.ts'
import type { Step } from './in-sequence.ts'
import { type Bodies, enter } from './run-body.ts'
import { type Evaluate, type Scope, thisOf } from './scope.ts'
import { type Block, nameOf } from './syntax-tree.ts'
import { isFunction, isNothing, ownProperty } from './values.ts'

/** `{{#name …}}…{{else}}…{{/name}}`: the call of a helper, or a section that goes by what the name holds. */
export function compileBlock(block: Block, compilation: Compilation): Step {
  const bodies: Bodies = {
    body: block.program ? compilation.compileProgram(block.program, compilation) : undefined,
    inverse: block.inverse ? compilation.compileProgram(block.inverse, compilation) : undefined,
    passes: compilation.uses,
    reading: compilation.reading,
    traits: compilation.traits,
  }
  const meaning = meaningOf(block, compilation)
  if (meaning === 'either') return { kind: 'section', evaluate: compileSection(block, bodies, compilation) }
  const compile = meaning === 'call' ? printedCall : compileValueSection
  return { kind: 'value', evaluate: compile(block, bodies, compilation) }
}

function printedCall(block: Block, bodies: Bodies, compilation: Compilation): Evaluate {
  const { printed } = compilation.reading
  const call = compileHelperCall(block, block.loc, compilation, bodies)
  const directly = compileBuiltIn(block, bodies, compilation)
  if (!directly) return (scope) => printed(call(scope))
  const [name = ''] = nameOf(block.path).parts
  return (scope) => {
    const { helpers, builtIn } = scope.container
    return builtIn && helpers[name] === builtIn[name] ? directly(scope) : printed(call(scope))
  }
}

/** `{{#this.name}}`: a section of a value that cannot be a helper. */
function compileValueSection(block: Block, bodies: Bodies, compilation: Compilation): Evaluate {
  const value = compileLambda(block, compilation)
  const name = nameOf(block.path).original
  const makeOptions = compileOptions({ name, loc: block.loc, bodies }, compilation)
  const section = compileSectionOf(bodies, compilation)
  const { printed } = compilation.reading
  return (scope) => printed(section(value(scope), scope, () => makeOptions(scope, true)))
}

/** `{{#name}}`: the call of a helper where there is one of this name, else a section of a field. */
function compileSection(block: Block, bodies: Bodies, compilation: Compilation): Evaluate {
  const path = nameOf(block.path)
  const [name = ''] = path.parts
  const read = compilePath(path, compilation, { callee: true })
  const makeOptions = compileOptions({ name, loc: block.loc, bodies }, compilation)
  const section = compileSectionOf(bodies, compilation)
  const isSimple = areSimple(bodies, compilation)
  const { strict } = compilation.options
  return (scope) => {
    const helper = ownProperty(scope.container.helpers, name)
    const found = helper || read(scope)
    let made: HelperOptions | undefined
    const options = (): HelperOptions => (made ??= makeOptions(scope, Boolean(helper)))
    // The branches are handed over, and so decorated, whether or not anyone asks for them.
    if (!isSimple) options()
    let value = found
    if (isFunction(found)) value = found.call(thisOf(scope), options())
    else if (isNothing(found) && !strict) value = missing(scope, options)
    return helper ? value : section(value, scope, options)
  }
}

type Section = (value: unknown, scope: Scope, options: () => HelperOptions) => unknown

/** What `blockHelperMissing` makes of a value; the built-in one goes by what it is. */
function compileSectionOf(bodies: Bodies, compilation: Compilation): Section {
  const isSimple = areSimple(bodies, compilation)
  return (value, scope, options) => {
    const { container, context, names } = scope
    const { hooks, builtIn } = container
    if (!isSimple || !builtIn || hooks.blockHelperMissing !== builtIn['blockHelperMissing'])
      return callBlockHelperMissing(value, scope, options())
    if (value === true) return enter(bodies.body, scope, bodies, context)
    if (value === false || isNothing(value)) return enter(bodies.inverse, scope, bodies, context)
    if (!Array.isArray(value)) return enter(bodies.body, scope, bodies, value, undefined, names)
    return value.length > 0 ? loop(value, scope, bodies, context) : enter(bodies.inverse, scope, bodies, context)
  }
}

function callBlockHelperMissing(value: unknown, { container, context }: Scope, options: HelperOptions): unknown {
  const { blockHelperMissing } = container.hooks
  if (!isFunction(blockHelperMissing)) throw new TypeError('"blockHelperMissing" is not a helper')
  options.lookupProperty = container.lookupProperty
  return blockHelperMissing.call(context, value, options)
}
