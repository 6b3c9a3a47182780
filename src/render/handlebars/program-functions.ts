import { pathBelow, withPath } from './built-in-helpers.ts'
import { escapeExpression } from './reading.ts'
import { createFrame } from './scope.ts'
import { extend, isEmpty, isFunction } from './values.ts'

/** `Handlebars.Utils`: what Handlebars offers to those who write helpers. */
export const Utils = {
  extend,
  escapeExpression,
  isEmpty,
  isFunction,
  createFrame,
  isArray: (value: unknown): value is unknown[] => Array.isArray(value),
  // oxlint-disable-next-line typescript/unbound-method -- it is called on the value in question, as in Handlebars
  toString: Object.prototype.toString,
  indexOf: (list: readonly unknown[], value: unknown): number => list.indexOf(value),
  blockParams: withPath,
  appendContextPath: pathBelow,
}
