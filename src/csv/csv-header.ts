import { Invalid, type Problem } from '../errors.ts'
import type { Line } from './csv-lines.ts'
import { cellsOf, type CsvShape } from './csv-rows.ts'

/** The names in the header row of a table, trimmed, in order; an empty name is a column without one. */
export interface HeaderRow extends CsvShape {
  readonly names: readonly string[]
}

/** Something wrong with the header; `path` is the column it is about, or empty. */
export interface HeaderFault {
  readonly message: string
  readonly path: string
  /** Of the column, from 1; absent: 1. */
  readonly column?: number
}

const MOST_COLUMNS = 500
const WORKBOOK = 'expected CSV, found a spreadsheet file such as .xlsx; save it as "CSV UTF-8" and import that'
const UTF16 = 'expected UTF-8, found UTF-16; save the file as "CSV UTF-8" and import it again'

/** Reads which columns there are, and what separates them. Throws `Invalid` where the file is no table with names. */
export function readHeaderRow(line: Line): HeaderRow {
  if (line.fault !== undefined) throw wrongHeader(line, [headerFault(kindOfFile(line.text) ?? line.fault)])
  const delimiter = delimiterOf(line.text)
  const names = cellsOf(line.text, delimiter)?.[0]?.map((name) => name.trim())
  if (names === undefined)
    throw wrongHeader(line, [headerFault('a quote in the header is not closed or stands where none may')])
  if (names.length === 1 && names[0]!.includes('\t'))
    throw wrongHeader(line, [headerFault('found tabs between the names; expected commas or semicolons')])
  if (names.length > MOST_COLUMNS)
    throw wrongHeader(line, [headerFault(`has ${names.length} columns; expected ${MOST_COLUMNS} at most`)])
  return { names, delimiter, width: names.length }
}

/** Names that stand over two columns, capitals or not. */
export function twiceNamed(names: readonly string[]): HeaderFault[] {
  const plain = names.map((name) => name.toLowerCase())
  const twice = new Set(plain.filter((name, i) => name !== '' && plain.indexOf(name) !== i))
  return [...twice].map((name) => headerFault('names two columns; expected each name once', name.slice(0, 80)))
}

export function headerFault(message: string, path = ''): HeaderFault {
  return { message, path }
}

/** All that is wrong with a header, as one error. */
export function wrongHeader(line: Pick<Line, 'number'>, faults: readonly HeaderFault[]): Invalid {
  return new Invalid(
    faults.map(({ message, path, column = 1 }): Problem => ({
      path: path || 'header',
      message,
      severity: 'error',
      line: line.number,
      column,
    })),
  )
}

/** The separator that stands outside quotes in the header more often. */
function delimiterOf(header: string): ',' | ';' {
  const bare = header.replace(/"[^"]*"/g, '')
  return bare.split(';').length > bare.split(',').length ? ';' : ','
}

/** What a file is that is no UTF-8 text, where its first bytes tell. */
function kindOfFile(text: string): string | undefined {
  if (text.startsWith('PK\u0003\u0004')) return WORKBOOK
  return text.startsWith('\uFFFD\uFFFD') || text.includes('\0') ? UTF16 : undefined
}
