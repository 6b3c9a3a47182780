import {
  type Document,
  type ErrorCode,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
} from 'yaml'
import type { Problem } from '../../errors.ts'
import { type FilePath, pathText } from './file-path.ts'

/** Lines and columns count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** A YAML text that could be read. */
export interface YamlSource {
  readonly value: unknown
  /** Where the key (or the value) at `path` stands; where there is none, what would hold it. */
  locate(path: FilePath, what: 'key' | 'value'): Position | undefined
  /** Where a position inside the text value at `path` stands in the file. */
  locateInside(path: FilePath, inside: Position): Position | undefined
}

/** How often one anchor of the file may be repeated, also through others: enough for people, too little for a bomb. */
const MOST_ALIASES = 100
const TOO_DEEP =
  'is nested too deeply to be read; expected the handful of levels of a campaign, so take the brackets or indents out'

/** Reads YAML 1.2 without merge keys or types of its own. Never throws; every fault of the syntax is a problem. */
export function readYaml(text: string): { source?: YamlSource; problems: Problem[] } {
  const lines = new LineCounter()
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false })
    const problems = [...faultsOf(document, lines), ...takeOutBadKeys(document, lines)]
    if (document.errors.length > 0) return { problems }
    return { source: sourceOf(document, document.toJS({ maxAliasCount: MOST_ALIASES }), text, lines), problems }
  } catch (error) {
    if (error instanceof RangeError) return { problems: [fault(TOO_DEEP)] }
    if (error instanceof ReferenceError) {
      const what = error.message.startsWith('Unresolved')
        ? 'uses an alias (`*name`) of a part that is not marked with `&name` before it'
        : 'repeats its aliases (`*name`) too often'
      return { problems: [fault(`${what}; write the parts out instead`)] }
    }
    throw error
  }
}

function sourceOf(document: Document, value: unknown, text: string, lines: LineCounter): YamlSource {
  return {
    value,
    locate(path, what) {
      const found = find(document, path)
      const empty = isScalar(found.value) && found.value.value === null
      const node = what === 'key' || empty ? (found.key ?? found.value) : (found.value ?? found.key)
      return node?.range ? positionAt(lines, node.range[0]) : undefined
    },
    locateInside(path, inside) {
      const { value: node } = find(document, path)
      return isScalar(node) && node.range ? positionInside(node, inside, text, lines) : undefined
    },
  }
}

function find(document: Document, path: FilePath): { key?: Node; value?: Node } {
  let found: { key?: Node; value?: Node } = isNode(document.contents) ? { value: document.contents } : {}
  for (const step of path) {
    const holder = isAlias(found.value) ? found.value.resolve(document) : found.value
    const next = isMap(holder)
      ? holder.items.find((pair) => keyOf(pair.key) === String(step))
      : isSeq(holder) && typeof step === 'number'
        ? { key: undefined, value: holder.items[step] }
        : undefined
    if (next === undefined) return found
    found = { ...(isNode(next.key) && { key: next.key }), ...(isNode(next.value) && { value: next.value }) }
  }
  return found
}

/** A block text begins on the line after its mark, indented; any other is exact on its first line alone. */
function positionInside(node: Scalar, inside: Position, text: string, lines: LineCounter): Position {
  const start = positionAt(lines, node.range![0])
  if (node.type === Scalar.BLOCK_LITERAL) {
    const lineStart = lines.lineStarts[start.line] ?? 0
    const indent = /^ */.exec(text.slice(lineStart))![0].length
    return { line: start.line + inside.line, column: indent + inside.column }
  }
  if (inside.line > 1 || node.type === Scalar.BLOCK_FOLDED) return start
  const quote = node.type === Scalar.PLAIN ? 0 : 1
  return { line: start.line, column: start.column + quote + inside.column - 1 }
}

/** Faults that the parser words for programmers. */
const OWN_WORDS: Partial<Record<ErrorCode, string>> = {
  RESOURCE_EXHAUSTION: TOO_DEEP,
  MULTIPLE_DOCS:
    'a second document begins here, after a line `---`; expected one campaign in a file, so take the line out or make it two files',
}

function faultsOf(document: Document, lines: LineCounter): Problem[] {
  const tooDeep = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION')
  const errors = tooDeep === undefined ? document.errors : [tooDeep]
  return [
    ...errors.map(({ code, message, pos }) =>
      fault(OWN_WORDS[code] ?? `is not YAML here: ${message}`, '', positionAt(lines, pos[0])),
    ),
    ...document.warnings.map(({ message, pos }) =>
      fault(`${message}; write plain values`, '', positionAt(lines, pos[0])),
    ),
  ]
}

/**
 * Takes out keys that are written twice or are no plain text, so that nothing else is said of them, and says so. The
 * parser's own search grows with the square of the keys.
 */
function takeOutBadKeys(document: Document, lines: LineCounter): Problem[] {
  const problems: Problem[] = []
  const look = (node: unknown, path: FilePath): void => {
    if (isSeq(node)) node.items.forEach((item, index) => look(item, [...path, index]))
    if (!isMap(node)) return
    const seen = new Map<string, Position | undefined>()
    node.items = node.items.filter(({ key, value }) => {
      const name = keyOf(key)
      const at = isNode(key) && key.range ? positionAt(lines, key.range[0]) : undefined
      if (name === undefined || name === '__proto__' || name === '<<') {
        problems.push(
          fault(
            `found ${name ?? (isScalar(key) ? 'nothing' : 'a list or mapping')} as a key; expected a plain name`,
            pathText(path),
            at,
          ),
        )
        return false
      }
      if (seen.has(name)) {
        const first = seen.get(name)
        const where = first ? ` (first in line ${first.line})` : ''
        problems.push(fault(`\`${name}\` is written twice${where}; keep one of them`, pathText([...path, name]), at))
        return false
      }
      seen.set(name, at)
      look(value, [...path, name])
      return true
    })
  }
  look(document.contents, [])
  return problems
}

function keyOf(key: unknown): string | undefined {
  return isScalar<string | number | boolean | null>(key) && key.value !== null ? String(key.value) : undefined
}

function positionAt(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line, column: col }
}

function fault(message: string, path = '', at?: Position): Problem {
  return { path, message, severity: 'error', ...at }
}
