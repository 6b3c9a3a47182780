import Handlebars from 'handlebars'
import type { Problem } from '../../errors.ts'

/** The parser's complaint as a problem: where it is, what is wrong, what to do. `column` counts from 1. */
export function syntaxFault(thrown: unknown): Problem {
  const text = thrown instanceof Error ? thrown.message : String(thrown)
  const lineNumber = numberIn(thrown, 'lineNumber')
  const column = numberIn(thrown, 'column')
  if (lineNumber !== undefined && column !== undefined)
    return { path: '', message: plainly(text), severity: 'error', line: lineNumber, column: column + 1 }
  const place = stoppedAt()
  return { path: '', message: plainly(text), severity: 'error', line: place.first_line, column: place.first_column + 1 }
}

function numberIn(thrown: unknown, name: string): number | undefined {
  const value: unknown = typeof thrown === 'object' && thrown !== null ? Reflect.get(thrown, name) : undefined
  return typeof value === 'number' ? value : undefined
}

interface WithParser {
  readonly Parser: {
    readonly lexer: { readonly yylloc: { readonly first_line: number; readonly first_column: number } }
  }
}

/** Where the parser stopped. It tells only its lexer, which one parse has to itself, as parsing never waits. */
function stoppedAt(): { readonly first_line: number; readonly first_column: number } {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the package's types leave its parser out
  const { Parser } = Handlebars as unknown as WithParser
  return Parser.lexer.yylloc
}

const unexpected: Readonly<Record<string, string>> = {
  EOF: 'The template ends inside a block or a tag. Close it: {{/if}}, {{/each}}, {{/with}}, {{/unless}} or }}.',
  INVALID: 'A tag has a character that does not belong there. Is it closed with }}?',
  OPEN_ENDBLOCK: 'A block is closed here that is not open.',
  INVERSE: 'An {{else}} stands outside a block, or is the second of its block.',
  OPEN_INVERSE_CHAIN: 'An {{else …}} stands outside a block, or follows the {{else}} of its block.',
  OPEN_INVERSE: 'An inverse block is opened where none can be.',
  CLOSE: 'The tag ends too early: a name or a value is missing.',
  CLOSE_UNESCAPED: 'The tag is closed with three braces but opened with two, or ends too early.',
  CLOSE_RAW_BLOCK: 'The tag is closed with four braces but opened with fewer.',
  CLOSE_SEXPR: 'A ")" closes nothing, or a call in parentheses has no name.',
  OPEN_SEXPR: 'A call in parentheses cannot stand here.',
  SEP: 'A name in a path is missing beside "." or "/".',
  EQUALS: 'An "=" needs a plain name before it and a value after it.',
  DATA: 'An "@" must be followed by a name.',
}

function plainly(text: string): string {
  const got = /got '(\w+)'/.exec(text)?.[1]
  if (got !== undefined) return unexpected[got] ?? 'The tag cannot be read here: a name, a value or }} was expected.'
  if (text.startsWith('Lexical error')) return 'A comment or raw block is opened here and not closed.'
  const mismatch = /^(\S+) doesn't match (\S+)/.exec(text)
  if (mismatch) return `{{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}. Close it with {{/${mismatch[1]}}}.`
  const path = /^Invalid path: (\S+)/.exec(text)
  if (path) return `The path "${path[1]}" has "this" or ".." after its start. Write these first.`
  return text.replace(/ - \d+:\d+$/, '').split('\n')[0] ?? text
}
