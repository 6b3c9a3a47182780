import type { NewContact } from '../../db/queries/contacts.ts'
import { keyedHash } from '../access/index.ts'
import type { CsvRow } from '../csv/index.ts'
import { looksLikeFormula } from '../csv-text.ts'
import { isZone } from '../schedule/index.ts'
import type { Channel } from './channel.ts'
import type { Column, Header } from './csv-header.ts'
import { readEmail } from './email-address.ts'
import { readLanguage } from './language-tag.ts'
import { readPhone } from './phone-number.ts'

/** What a row says about a person. Absent: the cell is empty, which says nothing. */
export interface ContactRow extends NewContact {
  readonly line: number
  readonly attributes: Map<string, string>
  readonly consents: Map<Channel, boolean>
}

/** A row that does not go in: its line from 1, the column's name (empty: the whole row), the cell and what was expected. */
export interface Rejection {
  readonly line: number
  readonly column: string
  readonly value: string
  readonly reason: string
}

const LONGEST_CELL = 1000
const LONGEST_SHOWN = 80
const FORMULA = 'looks like a formula; expected text that does not begin with = + - @ or a tab'
/** Fields whose own form leaves no room for formulas, or says better what is wrong. */
const STRICT: readonly string[] = ['email', 'phone', 'language', 'timezone']

export function isRejection(row: ContactRow | Rejection): row is Rejection {
  return 'reason' in row
}

/** A rejection with its value cut to what can be shown. */
export function rejection(line: number, column: string, value: string, reason: string): Rejection {
  return { line, column, value: value.slice(0, LONGEST_SHOWN).toWellFormed(), reason }
}

/** Reads a row's cells into what they say about a person, or the first thing that is wrong with it. */
export function readContactRow(row: CsvRow, header: Header, secret: string): ContactRow | Rejection {
  if ('fault' in row) return rejection(row.line, '', row.text, row.fault)
  const { line, cells } = row
  if (cells.length !== header.width)
    return rejection(
      line,
      '',
      cells.join(header.delimiter),
      `has ${cells.length} cells; expected ${header.width} as in the header`,
    )
  const contact: ContactRow = { line, attributes: new Map(), consents: new Map() }
  for (const [i, column] of header.columns.entries()) {
    const cell = cells[i]!
    if (cell === '' || column.kind === 'ignored') continue
    const reason = unfitReason(cell) ?? readCell(contact, column, cell, secret)
    if (reason !== undefined) return rejection(line, column.name, cell, reason)
  }
  if (contact.externalId === undefined && contact.email === undefined && contact.phone === undefined)
    return rejection(line, '', cells.join(header.delimiter), 'expected an id, an email or a phone; all three are empty')
  return contact
}

/** Everything wrong with the cells of a row that was rejected, where the whole row is not what is wrong. `index` counts cells from 0. */
export function cellFaults(row: CsvRow, header: Header, secret: string): (Rejection & { readonly index: number })[] {
  if ('fault' in row || row.cells.length !== header.width) return []
  const scratch: ContactRow = { line: row.line, attributes: new Map(), consents: new Map() }
  return header.columns.flatMap((column, index) => {
    const cell = row.cells[index]!
    if (cell === '' || column.kind === 'ignored') return []
    const reason = unfitReason(cell) ?? readCell(scratch, column, cell, secret)
    return reason === undefined ? [] : [{ ...rejection(row.line, column.name, cell, reason), index }]
  })
}

function unfitReason(cell: string): string | undefined {
  if (cell.length > LONGEST_CELL) return `has ${cell.length} characters; expected ${LONGEST_CELL} at most`
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(cell)) return 'holds a control character; expected plain text'
  return undefined
}

/** Writes what a cell says into the contact; answers what is wrong with it instead, if anything. */
function readCell(
  contact: ContactRow,
  column: Exclude<Column, { kind: 'ignored' }>,
  cell: string,
  secret: string,
): string | undefined {
  const text = cell.trim()
  if (text === '') return undefined
  if (column.kind === 'field' && STRICT.includes(column.field)) return readField(contact, column.field, text, secret)
  if (looksLikeFormula(cell)) return FORMULA
  if (column.kind === 'attribute') {
    contact.attributes.set(column.name, text)
    return undefined
  }
  if (column.kind === 'consent') {
    const answer = text.toLowerCase()
    if (answer !== 'yes' && answer !== 'no') return 'expected yes, no or nothing'
    contact.consents.set(column.channel, answer === 'yes')
    return undefined
  }
  return readField(contact, column.field, text, secret)
}

type Field = Extract<Column, { kind: 'field' }>['field']

function readField(contact: ContactRow, field: Field, text: string, secret: string): string | undefined {
  switch (field) {
    case 'id':
      contact.externalId = text
      return undefined
    case 'email': {
      const email = readEmail(text)
      if ('fault' in email) return email.fault
      if (looksLikeFormula(text)) return FORMULA
      contact.email = email.address
      contact.emailHash = addressHash(secret, email.normalised)
      return undefined
    }
    case 'phone': {
      const phone = readPhone(text)
      if ('fault' in phone) return phone.fault
      contact.phone = phone.e164
      contact.phoneHash = addressHash(secret, phone.e164)
      return undefined
    }
    case 'language': {
      const language = readLanguage(text)
      if (language === undefined) return 'expected a language tag such as en, cy or en-GB'
      contact.language = language
      return undefined
    }
    case 'timezone':
      if (!isZone(text)) return 'expected a time zone by its IANA name, such as Europe/London'
      contact.timezone = text
      return undefined
    case 'first_name':
      contact.firstName = onOneLine(text)
      return undefined
    case 'last_name':
      contact.lastName = onOneLine(text)
      return undefined
    default:
      return field satisfies never
  }
}

/** Names stand in subjects and greetings, where a line break has no place. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}

/** The keyed hash under which an address is known to suppressions; expects it normalised. */
export function addressHash(secret: string, normalised: string): string {
  return keyedHash(secret, 'address', normalised)
}
