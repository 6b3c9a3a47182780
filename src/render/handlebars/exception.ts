import Handlebars from 'handlebars'
import type { Location } from './syntax-tree.ts'

/** The error of the parser, thrown by the interpreter as well, so that a program has one class to ask for. */
export const Exception = Handlebars.Exception

/** An error that ends with the place it is about: `… - 3:14`, the line from 1 and the column from 0. */
export function exceptionAt(message: string, loc: Location): Handlebars.Exception {
  return new Exception(message, { type: '', loc: { source: '', ...loc } })
}
