import type { Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import type { Block, Location, Mustache, Program } from '../handlebars/syntax-tree.ts'

/** A tag of the body, standing in the Markdown as a word that Markdown leaves alone. */
export type Mark =
  | { readonly kind: 'print'; readonly statement: Mustache; readonly location: Location }
  | { readonly kind: 'open' | 'else' | 'close'; readonly group: BlockGroup; readonly location: Location }
  | { readonly kind: 'note'; readonly location: Location }

/** One block with the `{{else if}}`s chained to it: its branches lie between its marks. */
export interface BlockGroup {
  readonly blocks: readonly Block[]
  /** Set once the text is whole: every tag stands alone on its line. */
  standalone: boolean
}

export interface Place {
  readonly line: number
  readonly column: number
}

export interface MarkedBody {
  /** Markdown with marks for tags. */
  readonly text: string
  readonly marks: readonly Mark[]
  readonly problems: readonly Problem[]
  /** Where a place in `text` was written; lines and columns count from 1. */
  readonly placeOf: (offset: number) => Place
}

/** Marks in text: of a printed value, of one inside an address (to be percent-encoded), of a block's tag or a note. */
export const markPattern = /[\uE000\uE002\uE003](\d+)\uE001/g
export const reserved = /[\uE000-\uE003]/g

/** Puts marks in the place of a body's tags, so that Markdown is read once and not for each recipient. */
export function markBody(program: Program): MarkedBody {
  const marks: Mark[] = []
  const problems: Problem[] = []
  const pieces: Piece[] = []
  let text = ''

  function put(mark: Mark): void {
    pieces.push({ at: text.length, location: mark.location, isTag: true })
    text += `${mark.kind === 'print' ? '\uE000' : '\uE003'}${marks.push(mark) - 1}\uE001`
  }

  function putContent(value: string, location: Location): void {
    const clean = value.replace(reserved, '')
    if (clean !== value)
      problems.push(problemAt(location, 'The characters U+E000 to U+E003 cannot be used in a message.'))
    pieces.push({ at: text.length, location, isTag: false })
    text += clean
  }

  function putBlock(first: Block): void {
    const group: BlockGroup = { blocks: chainOf(first), standalone: false }
    put({ kind: 'open', group, location: first.loc })
    for (const block of group.blocks) {
      putProgram(block.program)
      if (block.inverse && block.program) put({ kind: 'else', group, location: first.loc })
      if (block === group.blocks.at(-1)) putProgram(block.inverse)
    }
    put({ kind: 'close', group, location: first.loc })
  }

  function putProgram(inside: Program | null | undefined): void {
    for (const statement of inside?.body ?? []) {
      if (statement.type === 'ContentStatement') putContent(statement.value, statement.loc)
      else if (statement.type === 'CommentStatement') put({ kind: 'note', location: statement.loc })
      else if (statement.type === 'BlockStatement') putBlock(statement)
      else if (statement.type === 'MustacheStatement') put({ kind: 'print', statement, location: statement.loc })
    }
  }

  putProgram(program)
  findStandalone(text, marks)
  const { lines, added } = withoutRunningOn(text.split('\n'))
  const placeOf = (offset: number): Place => placeIn(text, pieces, offset - added.filter((at) => at < offset).length)
  return { text: lines.join('\n'), marks, problems, placeOf }
}

/** A block and the `{{else if}}`s chained to it, or the block alone. */
function chainOf(block: Block): Block[] {
  const [next] = block.inverse?.chained ? block.inverse.body : []
  return next?.type === 'BlockStatement' ? [block, ...chainOf(next)] : [block]
}

/** A line with nothing on it but tags of blocks and notes. */
export const tagLine = /^[ \t>]*(?:\uE003\d+\uE001[ \t]*)+$/

function findStandalone(text: string, marks: readonly Mark[]): void {
  const alone = new Set(
    text
      .split('\n')
      .filter((line) => tagLine.test(line))
      .flatMap((line) => [...line.matchAll(markPattern)].map((match) => Number(match[1]))),
  )
  const groups = new Map<BlockGroup, boolean>()
  for (const [index, mark] of marks.entries()) {
    if ('group' in mark) groups.set(mark.group, (groups.get(mark.group) ?? true) && alone.has(index))
  }
  for (const [group, standalone] of groups) group.standalone = standalone
}

/**
 * Markdown lets a plain line run on in the list item or quote above it, and a rule make a heading of the line above.
 * After a tag on its own line that is never meant, so an empty line goes between. `added` tells the offsets of these.
 */
function withoutRunningOn(lines: readonly string[]): { lines: readonly string[]; added: readonly number[] } {
  const added: number[] = []
  const result: string[] = []
  let offset = 0
  let inList = false
  let afterTag = false
  for (const line of lines) {
    const isTag = tagLine.test(line)
    const runsOn = inList && /^[^\s>*+\-#`~]/.test(line) && !/^\d+[.)]\s/.test(line)
    const underlines = /^ {0,3}(?:-{2,}|=+)\s*$/.test(line)
    if (afterTag && !isTag && (runsOn || underlines)) {
      result.push('')
      added.push(offset)
      offset += 1
      inList = false
    } else if (line.trim() === '') inList = false
    else if (/^ {0,3}(?:[>*+-]|\d+[.)])/.test(line)) inList = true
    result.push(line)
    offset += line.length + 1
    afterTag = isTag
  }
  return { lines: result, added }
}

interface Piece {
  readonly at: number
  readonly location: Location
  readonly isTag: boolean
}

function placeIn(text: string, pieces: readonly Piece[], offset: number): Place {
  const piece = pieces.findLast(({ at }) => at <= offset)
  if (!piece) return { line: 1, column: 1 }
  const { line, column } = piece.location.start
  if (piece.isTag) return { line, column: column + 1 }
  const lines = text.slice(piece.at, offset).split('\n')
  return { line: line + lines.length - 1, column: (lines.length > 1 ? 0 : column) + (lines.at(-1) ?? '').length + 1 }
}
