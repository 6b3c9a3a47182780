import { type Compilation, findName } from './compilation.ts'
import { exceptionAt } from './exception.ts'
import type { Reading } from './reading.ts'
import type { Evaluate } from './scope.ts'
import { isScoped, type Path } from './syntax-tree.ts'
import { asText, isNothing } from './values.ts'

/** How a path stands in its tag: `callee` where a helper's name could, `falsy` where it is called with values. */
export interface Standing {
  readonly callee?: boolean
  readonly falsy?: boolean
}

/** What a path reads: a name given by `as |…|`, a field of a context, or `@index` and its like. */
export function compilePath(path: Path, compilation: Compilation, standing: Standing = {}): Evaluate {
  const { uses, traits, options } = compilation
  if (path.depth > 0) uses.depths = true
  const found = findName(path, compilation)
  if (found) {
    uses.names = true
    return compileRest(nameAt(found.level, found.place), path, 1, {}, compilation)
  }
  if (!path.parts[0]) return contextAt(path.depth)
  if (path.data) {
    traits.usesData = true
    if (path.parts[0] !== 'root' || path.depth > 0) traits.readsPlace = true
    return compileRest(frameAt(path.depth), path, 0, { ...standing, falsy: true }, compilation)
  }
  if (options.compat && path.depth === 0 && !isScoped(path))
    return compileRest(anywhere(path.parts[0], compilation), path, 1, standing, compilation)
  return compileRest(contextAt(path.depth), path, 0, standing, compilation)
}

function nameAt(level: number, place: number): Evaluate {
  return ({ names }) => {
    const values = names?.[level]
    if (!values) throw new TypeError(`Cannot read properties of ${values} (reading '${place}')`)
    return values[place]
  }
}

function contextAt(depth: number): Evaluate {
  return depth === 0 ? ({ context }) => context : ({ depths }) => depths?.[depth]
}

function frameAt(depth: number): Evaluate {
  if (depth === 0) return ({ data }) => data
  return ({ data }) => {
    let frame: unknown = data
    for (let climbed = 0; climbed < depth && frame; climbed++) frame = Reflect.get(Object(frame), '_parent')
    return frame
  }
}

/** In compatible mode: the nearest context around that has this field. */
function anywhere(name: string, { reading }: Compilation): Evaluate {
  return ({ depths = [] }) => {
    for (const context of depths) {
      const found = context && reading.property(context, name)
      if (!isNothing(found)) return found
    }
    return undefined
  }
}

function compileRest(
  start: Evaluate,
  path: Path,
  from: number,
  standing: Standing,
  compilation: Compilation,
): Evaluate {
  const { reading, options } = compilation
  const parts = path.parts.slice(from)
  if (options.strict && standing.callee) return strictly(start, path, from, compilation)
  if (options.strict || options.assumeObjects)
    return (scope) => {
      let value = start(scope)
      for (const part of parts) value = reading.property(value, part)
      return value
    }
  const [first, second] = parts
  if (first === undefined) return start
  const { property } = reading
  if (second === undefined && !path.data && path.depth === 0 && from === 0 && !standing.falsy)
    return ({ context }) => (isNothing(context) ? context : property(context, first))
  return standing.falsy ? whileTrue(start, parts, reading) : whileThere(start, parts, reading)
}

/** Reads on until there is nothing. */
function whileThere(start: Evaluate, parts: readonly string[], { property }: Reading): Evaluate {
  return (scope) => {
    let value = start(scope)
    for (const part of parts) {
      if (isNothing(value)) return value
      value = property(value, part)
    }
    return value
  }
}

/** Reads on until there is nothing, or nothing that counts. */
function whileTrue(start: Evaluate, parts: readonly string[], { property }: Reading): Evaluate {
  return (scope) => {
    let value = start(scope)
    for (const part of parts) {
      if (!value) return value
      value = property(value, part)
    }
    return value
  }
}

/** In strict mode the last part of a path has to be there. */
function strictly(start: Evaluate, path: Path, from: number, { reading }: Compilation): Evaluate {
  const parts = path.parts.slice(from, -1)
  const last = path.parts.at(-1) ?? ''
  return (scope) => {
    let holder = start(scope)
    for (const part of parts) holder = reading.property(holder, part)
    if (holder && typeof holder !== 'object' && typeof holder !== 'function')
      throw new TypeError(`Cannot use 'in' operator to search for '${last}' in ${asText(holder)}`)
    if (!holder || !Reflect.has(holder, last)) throw exceptionAt(`"${last}" not defined in ${asText(holder)}`, path.loc)
    return reading.property(holder, last)
  }
}
