import { type BlockOptions, type HelperOptions, optionsOf } from './call-options.ts'
import { Exception } from './exception.ts'
import { createFrame, type Frame, type ProgramFunction } from './scope.ts'
import { asText, isEmpty, isFunction, isNothing, plus } from './values.ts'
import { visitItems } from './visit-items.ts'

/** What the built-in helpers need of the environment that they are registered in. */
interface Surroundings {
  readonly helpers: Readonly<Record<string, unknown>>
  log(level: unknown, ...message: unknown[]): void
}

export type BuiltInName = 'blockHelperMissing' | 'each' | 'helperMissing' | 'if' | 'unless' | 'log' | 'lookup' | 'with'

/** The helpers that Handlebars registers itself, behaving as they do there. */
export function builtInHelpers(environment: Surroundings): Readonly<Record<BuiltInName, ProgramFunction>> {
  function blockHelperMissing(this: unknown, context: unknown, options: BlockOptions): unknown {
    const { fn, inverse, data, name } = options
    if (context === true) return fn(this)
    if (context === false || isNothing(context)) return inverse(this)
    if (Array.isArray(context)) {
      if (context.length === 0) return inverse(this)
      if (options.ids) options.ids = [name]
      const loop = environment.helpers['each']
      if (!isFunction(loop)) throw new TypeError('"each" is not a helper')
      return loop.call(environment.helpers, context, options)
    }
    if (!data || !options.ids) return fn(context, options)
    return fn(context, { data: { ...createFrame(data), contextPath: pathBelow(data['contextPath'], name) } })
  }

  function unless(this: unknown, ...given: unknown[]): unknown {
    if (given.length !== 2) throw new Exception('#unless requires exactly one argument')
    const { fn, inverse, hash } = optionsOf(given)
    const opposite = environment.helpers['if']
    if (!isFunction(opposite)) throw new TypeError('"if" is not a helper')
    return opposite.call(this, given[0], { fn: inverse, inverse: fn, hash })
  }

  function log(...given: unknown[]): undefined {
    const options = optionsOf(given)
    const level = options.hash?.['level'] ?? options.data?.['level'] ?? 1
    environment.log(level, ...given.slice(0, -1))
  }

  return { blockHelperMissing, each, helperMissing, if: when, unless, log, lookup, with: standOn }
}

function helperMissing(...given: unknown[]): undefined {
  if (given.length === 1) return undefined
  const { name } = optionsOf(given)
  throw new Exception(`Missing helper: "${String(name)}"`)
}

export function isBuiltInHelperMissing(helper: unknown): boolean {
  return helper === helperMissing
}

function when(this: unknown, ...given: unknown[]): unknown {
  if (given.length !== 2) throw new Exception('#if requires exactly one argument')
  const [conditional] = given
  const options = optionsOf(given)
  const value = isFunction(conditional) ? conditional.call(this) : conditional
  if ((!options.hash?.['includeZero'] && !value) || isEmpty(value)) return options.inverse(this)
  return options.fn(this)
}

function lookup(holder: unknown, field: unknown, options: HelperOptions): unknown {
  return holder ? options.lookupProperty?.(holder, field) : holder
}

function standOn(this: unknown, ...given: unknown[]): unknown {
  if (given.length !== 2) throw new Exception('#with requires exactly one argument')
  const [first] = given
  const options = optionsOf(given)
  const context = isFunction(first) ? first.call(this) : first
  if (isEmpty(context)) return options.inverse(this)
  let { data } = options
  if (data && options.ids) data = { ...createFrame(data), contextPath: pathBelow(data['contextPath'], options.ids[0]) }
  return options.fn(context, { data, blockParams: withPath([context], [data?.['contextPath']]) })
}

function each(this: unknown, context: unknown, options?: BlockOptions): unknown {
  if (!options) throw new Exception('Must pass iterator to #each')
  const { fn, inverse, data, ids } = options
  const items = isFunction(context) ? context.call(this) : context
  const path = data && ids ? `${pathBelow(data['contextPath'], ids[0])}.` : undefined
  const frame: Frame | undefined = data && createFrame(data)
  let text: unknown = ''
  const count = visitItems(items, (item, key, index, isLast) => {
    if (frame) setPlace(frame, key, index, isLast)
    if (frame && path) frame['contextPath'] = `${path}${key}`
    text = plus(text, fn(item, { data: frame, blockParams: withPath([item, key], [`${path}${key}`, null]) }))
  })
  return count === 0 ? inverse(this) : text
}

/** What `@key`, `@index`, `@first` and `@last` say in one round of a loop. */
export function setPlace(frame: Frame, key: string | number, index: number, isLast: boolean): void {
  frame['key'] = key
  frame['index'] = index
  frame['first'] = index === 0
  frame['last'] = isLast
}

export function pathBelow(path: unknown, id: unknown): string {
  return `${path ? `${asText(path)}.` : ''}${asText(id)}`
}

/** The values that `as |…|` names, and where each was found, for helpers that bind to it. */
export function withPath(values: readonly unknown[], path: unknown): readonly unknown[] {
  return Object.assign(values, { path })
}
