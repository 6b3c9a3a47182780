// Quicker than `Object.hasOwn`, which counts where it is asked for every name that a template prints.
// oxlint-disable-next-line typescript/unbound-method -- it is called on the value in question
const { hasOwnProperty } = Object.prototype

export function isNothing(value: unknown): value is null | undefined {
  return value === null || value === undefined
}

export function isFunction(value: unknown): value is (this: unknown, ...given: unknown[]) => unknown {
  return typeof value === 'function'
}

/** Nothing to show: absent, false, an empty text or list. Zero is something. */
export function isEmpty(value: unknown): boolean {
  return (!value && value !== 0) || (Array.isArray(value) && value.length === 0)
}

/** Reads a property the value itself has. Nothing is ever read from a prototype, and a function counts as absent. */
export function plainProperty(holder: unknown, name: unknown): unknown {
  const key = typeof name === 'string' ? name : keyText(name)
  if (isNothing(holder) || !hasOwnProperty.call(holder, key)) return undefined
  const value = valueAt(holder, key)
  return typeof value === 'function' ? undefined : value
}

/** Read directly, as this is done for every name that a template prints: `Reflect.get` takes twice the time. */
function valueAt(holder: {}, key: string | symbol): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- anything but null and undefined can be asked
  return (holder as Readonly<Record<string | symbol, unknown>>)[key]
}

function keyText(key: unknown): string {
  return typeof key === 'object' && key !== null && !Array.isArray(key) ? '[object Object]' : String(key)
}

/**
 * Reads a property the value itself has, functions too, as Handlebars does by default: nothing from a prototype, and no
 * class from its prototype's `constructor`. Throws a `TypeError` where there is no value to read it from.
 */
export function ownProperty(holder: unknown, name: unknown): unknown {
  if (isNothing(holder)) throw new TypeError(`Cannot read properties of ${holder} (reading '${String(name)}')`)
  // A name is made text once, so that it cannot be one name when it is asked for and another when it is read.
  const key = typeof name === 'string' || typeof name === 'symbol' ? name : String(name)
  if (!hasOwnProperty.call(holder, key)) return undefined
  const value = valueAt(holder, key)
  return key === 'constructor' && typeof value === 'function' && value.prototype === holder ? undefined : value
}

/** A value as it is printed. Never calls a method of the value, which may come from outside. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (isNothing(value)) return ''
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(textOf).join(',')
  return typeof value === 'object' ? '[object Object]' : ''
}

/**
 * Whether a block keeps the context it is in, so that `../` does not count it. Handlebars compares loosely here
 * (a list of one text equals that text); so must we, for `../` to reach the same place.
 */
export function isSamePlainContext(one: unknown, other: unknown): boolean {
  if (one === other) return true
  const left = isObject(one) && !isObject(other) ? textOf(one) : one
  const right = isObject(other) && !isObject(one) ? textOf(other) : other
  return isLooselyEqual(left, right)
}

export function isLooselyEqual(one: unknown, other: unknown): boolean {
  // oxlint-disable-next-line eqeqeq -- what Handlebars does
  return one == other
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** Two values joined as `+` joins them: numbers are added up. */
export function plus(one: unknown, other: unknown): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- values of any kind may be joined
  return (one as string) + (other as string)
}

/** A value as text, asked for its primitive form first, as `'' + value` does. */
export function asText(value: unknown): string {
  const text = plus('', value)
  return typeof text === 'string' ? text : ''
}

const special = /[&<>"'`=]/
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
}

/** Up to this length, looking at each character is quicker than a regular expression. */
const SHORT = 40
const isSpecial = Array.from({ length: 128 }, (_, code) => special.test(String.fromCharCode(code)))

/** Text made safe for HTML text and for quoted attributes, character for character as Handlebars does. */
export function escapeHtml(text: string): string {
  const { length } = text
  if (length > SHORT) return special.test(text) ? escapedFrom(text, 0) : text
  for (let at = 0; at < length; at++) if (isSpecial[text.charCodeAt(at)]) return escapedFrom(text, at)
  return text
}

function escapedFrom(text: string, first: number): string {
  let escaped = ''
  let from = 0
  for (let at = first; at < text.length; at++) {
    const entity = entities[text.charAt(at)]
    if (entity === undefined) continue
    escaped += text.slice(from, at) + entity
    from = at + 1
  }
  return escaped + text.slice(from)
}

/** Copies own properties, first to last, into `target`. A prototype is never set. */
export function extend<Target extends object>(target: Target, ...sources: readonly unknown[]): Target {
  for (const source of sources) {
    if (isNothing(source)) continue
    for (const key of Object.keys(source))
      if (key !== '__proto__') Reflect.set(target, key, Reflect.get(Object(source), key))
  }
  return target
}
