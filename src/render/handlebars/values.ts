/** What a name that is not there reads as where a block needs a context to stand on. */
export const noContext: object = Object.freeze({})

/** Reads a property the value itself has. Nothing is ever read from a prototype, and a function counts as absent. */
export function ownProperty(holder: unknown, name: string): unknown {
  if (holder === null || holder === undefined || !Object.hasOwn(holder, name)) return undefined
  const value: unknown = Reflect.get(Object(holder), name)
  return typeof value === 'function' ? undefined : value
}

/** A value as it is printed. Never calls a method of the value, which may come from outside. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value)
  if (Array.isArray(value)) return value.map(textOf).join(',')
  return typeof value === 'object' ? '[object Object]' : ''
}

/** Nothing to show: absent, false, an empty text or list. Zero is something. */
export function isEmpty(value: unknown): boolean {
  return (!value && value !== 0) || (Array.isArray(value) && value.length === 0)
}

/**
 * Whether a block keeps the context it is in, so that `../` does not count it. Handlebars compares loosely here
 * (a list of one text equals that text); so must we, for `../` to reach the same place.
 */
export function isSameContext(one: unknown, other: unknown): boolean {
  if (one === other) return true
  const left = isObject(one) && !isObject(other) ? textOf(one) : one
  const right = isObject(other) && !isObject(one) ? textOf(other) : other
  // oxlint-disable-next-line eqeqeq
  return left == right
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
}

/** Text made safe for HTML text and for quoted attributes, character for character as Handlebars does. */
export function escapeHtml(text: string): string {
  return /[&<>"'`=]/.test(text) ? text.replace(/[&<>"'`=]/g, (character) => entities[character] ?? '') : text
}
