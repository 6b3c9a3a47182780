import type { Block, Expression, Location, Mustache, Path, Program, Statement } from '../handlebars/syntax-tree.ts'
import { nameOf } from '../handlebars/syntax-tree.ts'
import type { Helper } from '../handlebars/helper.ts'
import { type Template, templateOf } from '../handlebars/parse-template.ts'
import { type BlockGroup, type Mark, markPattern } from './body-marks.ts'
import { textOf } from '../handlebars/values.ts'

/** What the tags of a part may call. */
type Words = Readonly<Record<string, Helper>>

/** Where a part lands decides how values are escaped: in HTML, or in plain text, where nothing is. */
export type Landing = 'html' | 'text'

/** No text that people write needs more; what goes round without end is stopped before anyone waits. */
const TEXT_LIMITS = { rounds: 20_000 }

/** Turns a part with marks into a template: text stays text, whatever it looks like. */
export function assemble(part: string, marks: readonly Mark[], landing: Landing, words: Words = {}): Template {
  const pieces = part.split(/([\uE000\uE002\uE003]\d+\uE001)/)
  const reader: Reader = { pieces, marks, landing, next: 0 }
  return templateOf(
    { type: 'Program', body: readBranch(reader, undefined).body },
    { helpers: { ...words, ...helpers }, limits: TEXT_LIMITS },
  )
}

/** The subject: values as they are, and all white space one space, so that no value can begin another header. */
export function subjectTemplate(program: Program, words: Words = {}): (data: unknown) => string {
  const template = templateOf(program, { helpers: words, noEscape: true, limits: TEXT_LIMITS })
  return (data) =>
    template
      .render(data)
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
}

const helpers = {
  'in address': ([value]: readonly unknown[]): string => encodeURIComponent(textOf(value).toWellFormed()),
}

interface Reader {
  readonly pieces: readonly string[]
  readonly marks: readonly Mark[]
  readonly landing: Landing
  next: number
}

/** Reads up to the next tag of `group`, or to the end where there is none. */
function readBranch(reader: Reader, group: BlockGroup | undefined): { body: Statement[]; endedBy: 'else' | 'close' } {
  const body: Statement[] = []
  while (reader.next < reader.pieces.length) {
    const piece = reader.pieces[reader.next++] ?? ''
    const index = new RegExp(markPattern.source).exec(piece)?.[1]
    const mark = index === undefined ? undefined : reader.marks[Number(index)]
    if (mark === undefined) body.push(content(piece))
    else if (mark.kind === 'print') body.push(printed(mark.statement, reader.landing, piece.startsWith('\uE002')))
    else if (mark.kind === 'open') body.push(readBlock(reader, mark.group))
    else if (mark.kind !== 'note' && mark.group === group) return { body, endedBy: mark.kind }
  }
  return { body, endedBy: 'close' }
}

const nowhere: Location = { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }

function content(value: string): Statement {
  return { type: 'ContentStatement', value, loc: nowhere }
}

function readBlock(reader: Reader, group: BlockGroup): Block {
  const branches: Statement[][] = []
  for (;;) {
    const { body, endedBy } = readBranch(reader, group)
    branches.push(body)
    if (endedBy === 'close') return chained(group.blocks, branches)
  }
}

/** A block with these branches; each further block of the chain is the `else` of the one before. */
function chained(blocks: readonly Block[], [own = [], ...others]: readonly Statement[][]): Block {
  const [block, ...further] = blocks
  const { program, inverse, ...rest } = block!
  if (!program) return { ...rest, inverse: { ...inverse, type: 'Program', body: own } }
  const otherwise = further.length > 0 ? [chained(further, others)] : others[0]
  const body: Program = { ...program, type: 'Program', body: own }
  return otherwise
    ? { ...rest, program: body, inverse: { type: 'Program', body: otherwise } }
    : { ...rest, program: body }
}

function printed(mustache: Mustache, landing: Landing, inAddress: boolean): Mustache {
  const escaped = landing === 'html'
  if (!inAddress) return { ...mustache, escaped }
  const { params, hash, loc } = mustache
  const path = nameOf(mustache.path)
  const isCall = params.length > 0 || hash !== undefined
  const value: Expression = isCall ? { type: 'SubExpression', path, params, ...(hash && { hash }), loc } : path
  return { type: 'MustacheStatement', escaped, path: addressPath, params: [value], loc }
}

/** A name that no template can write bare, so no field is hidden by it. */
const addressPath: Path = {
  type: 'PathExpression',
  data: false,
  depth: 0,
  parts: ['in address'],
  original: 'in address',
  loc: nowhere,
}
