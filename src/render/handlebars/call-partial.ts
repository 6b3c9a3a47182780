import type { HelperOptions } from './call-options.ts'
import { Exception } from './exception.ts'
import { oneDeeper, type Run } from './limits.ts'
import { noBody } from './run-body.ts'
import { type BodyFunction, type BodyOptions, type Container, createFrame } from './scope.ts'
import { asText, extend, isFunction, isNothing } from './values.ts'

/** What a partial is given last, be it a template or a program's own function. */
export interface PartialOptions extends HelperOptions {
  partial?: boolean
  indent?: string
  depths?: readonly unknown[] | undefined
  helpers?: Container['helpers']
  partials?: Container['partials']
  decorators?: Container['decorators']
  hooks?: Container['hooks']
  [rendering]?: Run
}

/** Under this name a partial finds what the rendering that it is part of has used so far. */
export const rendering = Symbol('rendering')

/** Calls what was found under a partial's name, and indents each line of its text where it stood indented. */
export function callPartial(found: unknown, given: unknown, options: PartialOptions, container: Container): unknown {
  let context = given
  if (options.hash) {
    context = extend({}, context, options.hash)
    if (options.ids) options.ids[0] = true
  }
  const partial = resolve(found, options)
  options.hooks = container.hooks
  options[rendering] = container.run
  return oneDeeper(container.run, String(options.name), () => {
    const text = invoke(partial, context, options)
    if (!isNothing(text)) return indented(text, options.indent)
    if (isFunction(partial))
      throw new Exception(`The partial ${String(options.name)} returned no output: partials must return a string`)
    return indented(compiled(partial, options, container)(context, options), options.indent)
  })
}

function resolve(found: unknown, options: PartialOptions): unknown {
  if (!found) {
    return options.name === '@partial-block'
      ? own(options.data, 'partial-block')
      : own(options.partials, String(options.name))
  }
  if (typeof found === 'function' || options.name) return found
  // A dynamic name: only text of this name that is registered can be the partial, never the value itself.
  options.name = found
  return own(options.partials, asText(found))
}

function own(holder: unknown, name: string): unknown {
  return !isNothing(holder) && Object.hasOwn(holder, name) ? Reflect.get(Object(holder), name) : undefined
}

function invoke(partial: unknown, context: unknown, options: PartialOptions): unknown {
  const outer = own(options.data, 'partial-block')
  options.partial = true
  if (options.ids) {
    const { data } = options
    if (!data) throw new TypeError("Cannot set properties of undefined (setting 'contextPath')")
    data['contextPath'] = options.ids[0] || data['contextPath']
  }
  const block = options.fn && options.fn !== noBody ? partialBlock(options.fn, outer, options) : undefined
  const called = partial === undefined ? block : partial
  if (called === undefined) throw new Exception(`The partial ${String(options.name)} could not be found`)
  return isFunction(called) ? called(context, options) : undefined
}

/** What `{{> @partial-block}}` renders inside the partial; in there, it is the one of the place around. */
function partialBlock(fn: BodyFunction, outer: unknown, options: PartialOptions): BodyFunction {
  const block: BodyFunction = (context, given: BodyOptions = {}) => {
    given.data = { ...createFrame(given.data), 'partial-block': outer }
    return fn(context, given)
  }
  options.data = { ...createFrame(options.data), 'partial-block': block }
  if (fn.partials) options.partials = extend({}, options.partials, fn.partials)
  return block
}

function compiled(partial: unknown, options: PartialOptions, container: Container): BodyFunction {
  const name = String(options.name)
  if (typeof partial !== 'string')
    throw new Exception(
      `The partial ${name} could not be compiled: partials must be strings or functions returning strings`,
    )
  const template = container.compile(partial)
  if (options.partials) options.partials[name] = template
  return template
}

function indented(text: unknown, indent: string | undefined): unknown {
  if (!indent) return text
  if (typeof text !== 'string') throw new TypeError('a partial that stands indented has to return text')
  const lines = text.split('\n')
  const last = lines.length - 1
  return lines.map((line, place) => (place === last && line === '' ? line : indent + line)).join('\n')
}
