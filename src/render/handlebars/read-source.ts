import Handlebars from 'handlebars'
import { Invalid } from '../../errors.ts'
import { nestingOf } from './nesting.ts'
import { syntaxFault } from './syntax-fault.ts'
import type { Program } from './syntax-tree.ts'

const longestSource = 200_000
const deepestSource = 200

interface ParseOptions {
  /** With `ignoreStandalone`, tags alone on their line keep that line. */
  readonly ignoreStandalone?: boolean
  readonly srcName?: string
}

/** The syntax tree of a source. Throws `Invalid` with the place and what to do about it. */
export function parseProgram(source: string, options: ParseOptions = {}): Program {
  if (typeof source !== 'string') throw new Invalid('A template is text.')
  refuseTooMuch(source)
  try {
    return parse(source, options)
  } catch (thrown) {
    throw new Invalid([syntaxFault(thrown)])
  }
}

/** The same, throwing what the parser throws; `Invalid` only for what is too long or nested too deep. */
export function parseAsHandlebars(source: string, options: ParseOptions): Program {
  refuseTooMuch(source)
  return parse(source, options)
}

function refuseTooMuch(source: string): void {
  if (source.length > longestSource)
    throw new Invalid(`The template has ${source.length} characters; at most ${longestSource} are read.`)
  if (nestingOf(source) > deepestSource)
    throw new Invalid(`Blocks or calls are nested more than ${deepestSource} deep in the template.`)
}

function parse(source: string, options: ParseOptions): Program {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package's types say less than its parser does
  return Handlebars.parse(source, options) as unknown as Program
}
