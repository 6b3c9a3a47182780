import { closest, distance } from 'fastest-levenshtein'
import {
  type CsvShape,
  headerFault as fault,
  type HeaderFault as Fault,
  type Line,
  readHeaderRow,
  twiceNamed,
  wrongHeader,
} from '../csv/index.ts'
import { CONTACT_FIELDS, type ContactField, isAttributeName, isContactField } from './attribute-name.ts'
import { type Channel, CHANNELS } from './channel.ts'

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

/** How files of contacts are read. */
export const CONTACTS_TABLE = {
  readHeader,
  empty: 'the file is empty; expected a header row such as id,email,first_name and a row per person',
}

const FIELDS = Object.keys(CONTACT_FIELDS)

/** Reads the header row. Throws one `Invalid` with every fault of it. */
function readHeader(line: Line): Header {
  const { names, delimiter, width } = readHeaderRow(line)
  const read = names.map((name, i) => columnOf(name, i + 1))
  const columns = read.flatMap((column) => ('message' in column ? [] : [column]))
  const faults = read.flatMap((column) => ('message' in column ? [column] : []))
  const problems = [...faults, ...twiceNamed(names), ...withoutPerson(names)]
  if (problems.length > 0) throw wrongHeader(line, problems)
  return { columns, delimiter, width }
}

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
