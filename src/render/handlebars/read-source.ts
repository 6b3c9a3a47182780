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

/** What was read of a source, with and without its standalone tags on lines of their own. */
type Read = { [asStands in 'as it stands' | 'tidied']?: Program }

/** The sources last asked for: those of a sheet's design and of its parts are asked for with each drawing. */
const known = new Map<string, Read>()
/** Characters of all of them: what ships, twice over. Their trees take up to 30 MB, of the 128 that a Worker has. */
const mostKnown = 100_000
let charactersKnown = 0

/** The syntax tree of a source. Throws `Invalid` with the place and what to do about it. */
export function parseProgram(source: string, options: Pick<ParseOptions, 'ignoreStandalone'> = {}): Program {
  if (typeof source !== 'string') throw new Invalid('A template is text.')
  const read = known.get(source) ?? {}
  const program = (read[options.ignoreStandalone === true ? 'as it stands' : 'tidied'] ??= parsed(source, options))
  keep(source, read)
  return program
}

function parsed(source: string, options: ParseOptions): Program {
  refuseTooMuch(source)
  try {
    return parse(source, options)
  } catch (thrown) {
    throw new Invalid([syntaxFault(thrown)])
  }
}

/** As the newest of those known; the oldest go when there are too many. */
function keep(source: string, read: Read): void {
  if (!known.delete(source)) charactersKnown += source.length
  known.set(source, read)
  for (const oldest of known.keys()) {
    if (charactersKnown <= mostKnown) break
    known.delete(oldest)
    charactersKnown -= oldest.length
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
