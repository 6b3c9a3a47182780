import { closest, distance } from 'fastest-levenshtein'
import { Invalid, type Problem } from '../errors.ts'
import { CONTACT_FIELDS, type ContactField, isAttributeName, isContactField } from './attribute-name.ts'
import { type Channel, CHANNELS } from './channel.ts'
import type { Line } from './csv-lines.ts'
import { cellsOf, type CsvShape } from './csv-rows.ts'

/** What a column of a contacts file holds; `name` is as the header writes it. */
export type Column =
  | { readonly kind: 'field'; readonly name: string; readonly field: ContactField }
  | { readonly kind: 'consent'; readonly name: string; readonly channel: Channel }
  | { readonly kind: 'attribute'; readonly name: string }
  /** What is said about a row, for whoever corrects it. */
  | { readonly kind: 'ignored'; readonly name: string }

export interface Header extends CsvShape {
  readonly columns: readonly Column[]
}

/** The column in which rejected rows say what is wrong with them; a corrected file may still have it. */
export const PROBLEM_COLUMN = 'import problem'

const FIELDS = Object.keys(CONTACT_FIELDS)
const MOST_COLUMNS = 500

/** Reads the header row. Throws one `Invalid` with every fault of it. */
export function readHeader(line: Line): Header {
  if (line.fault !== undefined) throw invalid(line, [fault(kindOfFile(line.text) ?? line.fault)])
  const delimiter = delimiterOf(line.text)
  const names = cellsOf(line.text, delimiter)?.[0]?.map((name) => name.trim())
  if (names === undefined) throw invalid(line, [fault('a quote in the header is not closed or stands where none may')])
  if (names.length === 1 && names[0]!.includes('\t'))
    throw invalid(line, [fault('found tabs between the names; expected commas or semicolons')])
  if (names.length > MOST_COLUMNS)
    throw invalid(line, [fault(`has ${names.length} columns; expected ${MOST_COLUMNS} at most`)])
  const read = names.map((name, i) => columnOf(name, i + 1))
  const columns = read.flatMap((column) => ('message' in column ? [] : [column]))
  const faults = read.flatMap((column) => ('message' in column ? [column] : []))
  const problems = [...faults, ...twiceNamed(names), ...withoutPerson(names)]
  if (problems.length > 0) throw invalid(line, problems)
  return { columns, delimiter, width: names.length }
}

interface Fault {
  readonly message: string
  readonly path: string
}

const WORKBOOK = 'expected CSV, found a spreadsheet file such as .xlsx; save it as "CSV UTF-8" and import that'
const UTF16 = 'expected UTF-8, found UTF-16; save the file as "CSV UTF-8" and import it again'

function columnOf(name: string, position: number): Column | Fault {
  if (name === '') return fault(`column ${position} has no name; name it or take it out`)
  const plain = name.toLowerCase()
  if (isContactField(plain)) return { kind: 'field', name, field: plain }
  if (plain.startsWith('consent.')) {
    const channel = CHANNELS.find((one) => plain === `consent.${one}`)
    return channel === undefined ? unknownChannel(name) : { kind: 'consent', name, channel }
  }
  if (plain === PROBLEM_COLUMN) return { kind: 'ignored', name }
  if (isAttributeName(name)) return { kind: 'attribute', name }
  return fault(
    `column ${position}: expected a name of up to 64 characters without quotes or backslashes`,
    name.slice(0, 80),
  )
}

function unknownChannel(name: string): Fault {
  const asked = name.slice('consent.'.length)
  const nearest = closest(asked, [...CHANNELS])
  const hint = distance(asked, nearest) <= 2 ? `; did you mean consent.${nearest}?` : ''
  return fault(`unknown channel; expected consent. and one of ${CHANNELS.join(', ')}${hint}`, name.slice(0, 80))
}

function twiceNamed(names: readonly string[]): Fault[] {
  const plain = names.map((name) => name.toLowerCase())
  const twice = new Set(plain.filter((name, i) => name !== '' && plain.indexOf(name) !== i))
  return [...twice].map((name) => fault('names two columns; expected each name once', name.slice(0, 80)))
}

function withoutPerson(names: readonly string[]): Fault[] {
  if (names.some((name) => ['id', 'email', 'phone'].includes(name.toLowerCase()))) return []
  const found = names
    .slice(0, 8)
    .map((name) => name.slice(0, 40))
    .join(', ')
  return [
    fault(
      `expected a header row with at least one of id, email and phone (known: ${FIELDS.join(', ')}); found ${found}`,
    ),
  ]
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

function fault(message: string, path = ''): Fault {
  return { message, path }
}

function invalid(line: Line, faults: readonly Fault[]): Invalid {
  return new Invalid(
    faults.map(({ message, path }): Problem => ({
      path: path || 'header',
      message,
      severity: 'error',
      line: line.number,
      column: 1,
    })),
  )
}
