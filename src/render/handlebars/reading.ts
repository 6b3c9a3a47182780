import { SafeString } from './safe-string.ts'
import {
  escapeHtml,
  isLooselyEqual,
  isNothing,
  isSamePlainContext,
  ownProperty,
  plainProperty,
  textOf,
  asText,
} from './values.ts'

/** How values are read and printed: the one thing in which our own templates differ from Handlebars' environment. */
export interface Reading {
  /** Whether a function in the data is read, and so may be called. */
  readonly readsFunctions: boolean
  /** A property of its own that a value has. */
  readonly property: (holder: unknown, name: unknown) => unknown
  readonly isSameContext: (one: unknown, other: unknown) => boolean
  /** What is put into the output unescaped. Parts are joined by `+`, as Handlebars joins them. */
  readonly printed: (value: unknown) => unknown
  readonly escaped: (value: unknown) => unknown
}

/** Data is what JSON can say: functions are absent, and no method of a value is called. */
export const plainReading: Reading = {
  readsFunctions: false,
  property: plainProperty,
  isSameContext: isSamePlainContext,
  printed: (value) => (value instanceof SafeString ? textOf(value.string) : textOf(value)),
  escaped: (value) => {
    if (typeof value === 'string') return escapeHtml(value)
    return value instanceof SafeString ? textOf(value.string) : escapeHtml(textOf(value))
  },
}

/** As Handlebars reads by default. */
export const programReading: Reading = {
  readsFunctions: true,
  property: ownProperty,
  isSameContext: isLooselyEqual,
  printed: (value) => (isNothing(value) ? '' : value),
  escaped: escapeExpression,
}

/** Handlebars' own escaping: what has a method `toHTML` prints itself. */
export function escapeExpression(value: unknown): unknown {
  if (typeof value === 'string') return escapeHtml(value)
  if (isNothing(value)) return ''
  const toHtml: unknown = value ? Reflect.get(Object(value), 'toHTML') : undefined
  if (typeof toHtml === 'function') return Reflect.apply(toHtml, value, [])
  return escapeHtml(asText(value))
}
