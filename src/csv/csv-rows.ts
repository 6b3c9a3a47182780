import { parse } from 'csv-parse/browser/esm/sync'
import type { Line } from './csv-lines.ts'

/** One row of a file: its cells, or what is wrong with it and its text. `line` is where it begins, from 1. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly fault: string; readonly text: string }

export interface CsvShape {
  readonly delimiter: ',' | ';'
  /** How many cells the header has. */
  readonly width: number
}

const MOST_LINES_IN_A_ROW = 200
const UNCLOSED =
  'a quote opens in this row and is not closed; write a quote inside a cell twice and the whole cell in quotes'
const STRAY = 'a quote stands where none may; write a quote inside a cell twice and the whole cell in quotes'

/**
 * Splits lines into rows (RFC 4180; empty lines are none). A row whose quoting is broken costs its first line only: reading goes
 * on with the next. Lines that may belong to a row not yet complete come back as `rest`, unless `ended`.
 */
export function rowsOfLines(lines: readonly Line[], shape: CsvShape, ended: boolean): { rows: CsvRow[]; rest: Line[] } {
  return quickly(lines, shape, ended) ?? carefully(lines, shape, ended)
}

/** The cells of a text of one or more rows, or nothing where its quoting is broken. */
export function cellsOf(text: string, delimiter: string): string[][] | undefined {
  if (!text.includes('"')) return text.split('\n').map((row) => row.split(delimiter))
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' })
  } catch {
    return undefined
  }
}

/** All at once, which is fast; nothing where anything is out of order. */
function quickly(
  lines: readonly Line[],
  shape: CsvShape,
  ended: boolean,
): { rows: CsvRow[]; rest: Line[] } | undefined {
  const rows: CsvRow[] = []
  const quoted: { at: number; line: number; text: string }[] = []
  let from = 0
  while (from < lines.length) {
    const to = endOfRow(lines, from)
    if (to === undefined) break
    const { number, text, fault } = lines[from]!
    if (fault !== undefined) return undefined
    if (to > from + 1 || text.includes('"')) {
      quoted.push({ at: rows.length, line: number, text: textOf(lines, from, to) })
      rows.push({ line: number, cells: [] })
    } else if (text !== '') rows.push({ line: number, cells: text.split(shape.delimiter) })
    from = to
  }
  if (from < lines.length && (ended || lines.length - from > MOST_LINES_IN_A_ROW)) return undefined
  if (quoted.length > 0) {
    const cells = cellsOf(quoted.map((row) => row.text).join('\n'), shape.delimiter)
    if (cells?.length !== quoted.length) return undefined
    for (const [i, { at, line, text }] of quoted.entries()) {
      if (text.includes('\n') && cells[i]!.length !== shape.width) return undefined
      rows[at] = { line, cells: cells[i]! }
    }
  }
  return { rows, rest: lines.slice(from) }
}

/** Row by row, so that the fault of one is not the fault of the next. */
function carefully(lines: readonly Line[], shape: CsvShape, ended: boolean): { rows: CsvRow[]; rest: Line[] } {
  const rows: CsvRow[] = []
  let from = 0
  while (from < lines.length) {
    const { number, text, fault } = lines[from]!
    const to = fault === undefined ? endOfRow(lines, from) : from + 1
    if (to === undefined && !ended && lines.length - from <= MOST_LINES_IN_A_ROW) break
    const cells =
      to === undefined || fault !== undefined ? undefined : cellsOf(textOf(lines, from, to), shape.delimiter)?.[0]
    const spans = to !== undefined && to > from + 1
    if (cells !== undefined && to !== undefined && !(spans && cells.length !== shape.width)) {
      if (text !== '') rows.push({ line: number, cells })
      from = to
    } else {
      rows.push({ line: number, fault: fault ?? (spans || to === undefined ? UNCLOSED : STRAY), text })
      from += 1
    }
  }
  return { rows, rest: lines.slice(from) }
}

/** The line behind the row that begins at `from`: quotes come in pairs, so a row ends with the line that makes them even. */
function endOfRow(lines: readonly Line[], from: number): number | undefined {
  let open = false
  const last = Math.min(lines.length, from + MOST_LINES_IN_A_ROW)
  for (let at = from; at < last; at++) {
    const line = lines[at]!
    if (at > from && line.fault !== undefined) return undefined
    for (let i = line.text.indexOf('"'); i >= 0; i = line.text.indexOf('"', i + 1)) open = !open
    if (!open) return at + 1
  }
  return undefined
}

function textOf(lines: readonly Line[], from: number, to: number): string {
  return to === from + 1
    ? lines[from]!.text
    : lines
        .slice(from, to)
        .map((line) => line.text)
        .join('\n')
}
