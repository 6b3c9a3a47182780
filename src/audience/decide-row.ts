import type { KnownContact } from '../../db/queries/contacts.ts'
import type { Channel } from './channel.ts'
import { type ContactRow, type Rejection, rejection } from './contact-row.ts'

/** What an import does with one row. */
export type Decision =
  | { readonly kind: 'create'; readonly row: ContactRow }
  | {
      readonly kind: 'update'
      readonly known: KnownContact
      readonly after: KnownContact
      readonly consents: ConsentChange[]
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }

export interface ConsentChange {
  readonly channel: Channel
  readonly granted: boolean
}

/** The contacts that the rows of a batch may mean, by each of their keys. */
export interface KnownPeople {
  readonly byExternalId: ReadonlyMap<string, KnownContact>
  readonly byEmail: ReadonlyMap<string, KnownContact>
  readonly byPhone: ReadonlyMap<string, KnownContact>
}

/** On which line of the file a key stood before, if it did; and how to remember one. */
export interface Earlier {
  lineOf(key: string): number | undefined
  add(key: string, line: number): void
}

/**
 * Decides about one row: whose it is, by id, else email, else phone, and what it changes. A person stands in a file once, and a
 * row whose keys mean two people is rejected. Accepted rows are added to `earlier`; those rejected are not.
 */
export function decideRow(row: ContactRow, people: KnownPeople, earlier: Earlier): Decision {
  const fault = (column: string, value: string | undefined, reason: string): Decision => ({
    kind: 'rejected',
    rejection: rejection(row.line, column, value ?? '', reason),
  })
  for (const { column, value, key } of keysOf(row)) {
    const line = earlier.lineOf(key)
    if (line !== undefined) return fault(column, value, `same person as line ${line}; expected each person once`)
    const left = earlier.lineOf(`left ${key}`)
    if (left !== undefined)
      return fault(
        column,
        value,
        `belonged to the person of line ${left} until now; import this row again to give it to another`,
      )
  }
  const owners = ownersOf(row, people)
  const owner = owners[0]
  if (owner === undefined) {
    remember(row, undefined, undefined, earlier)
    return { kind: 'create', row }
  }
  const other = owners.find((one) => one.contact.id !== owner.contact.id)
  if (other !== undefined)
    return fault(
      other.column,
      other.value,
      `belongs to another person than the ${owner.column}; expected keys of one person`,
    )
  const stranger = contradiction(row, owner)
  if (stranger !== undefined) return fault(owner.column, owner.value, stranger)
  const line = earlier.lineOf(`contact ${owner.contact.id}`)
  if (line !== undefined)
    return fault(owner.column, owner.value, `same person as line ${line}; expected each person once`)
  if (owner.contact.erasedAt !== null)
    return fault(owner.column, owner.value, 'this person was erased and is not taken in again')
  const after = merged(owner.contact, row)
  const consents = consentChanges(owner.contact, row)
  remember(row, owner.contact, after, earlier)
  const same = after === owner.contact && consents.length === 0 && owner.contact.onList
  return same ? { kind: 'unchanged' } : { kind: 'update', known: owner.contact, after, consents }
}

interface Owner {
  readonly contact: KnownContact
  readonly column: 'id' | 'email' | 'phone'
  readonly value: string | undefined
}

function ownersOf(row: ContactRow, people: KnownPeople): Owner[] {
  const found = [
    { column: 'id', value: row.externalId, contact: people.byExternalId.get(row.externalId ?? '') },
    { column: 'email', value: row.email, contact: people.byEmail.get(row.emailHash ?? '') },
    { column: 'phone', value: row.phone, contact: people.byPhone.get(row.phoneHash ?? '') },
  ] as const
  return found.flatMap(({ contact, column, value }) => (contact === undefined ? [] : [{ contact, column, value }]))
}

/** Why a contact found by a weaker key is not the row's person: a stronger key says otherwise. */
function contradiction(row: ContactRow, owner: Owner): string | undefined {
  const { contact, column } = owner
  if (
    column !== 'id' &&
    row.externalId !== undefined &&
    contact.externalId !== null &&
    contact.externalId !== row.externalId
  )
    return `belongs to the person with the id ${contact.externalId}; expected keys of one person`
  if (column === 'phone' && row.emailHash !== undefined && contact.emailHash !== null)
    return 'belongs to a person with another email; expected keys of one person, or the id of the person whose email changed'
  return undefined
}

/** The contact with what the row adds and changes; the very same object where that is nothing. Empty cells erase nothing. */
function merged(known: KnownContact, row: ContactRow): KnownContact {
  const { line: _line, attributes, consents: _consents, ...fields } = row
  const after = { ...known, ...fields, attributes: { ...known.attributes, ...Object.fromEntries(attributes) } }
  const isSame =
    FIELDS.every((field) => after[field] === known[field]) &&
    [...attributes].every(([name, value]) => known.attributes[name] === value)
  return isSame ? known : after
}

const FIELDS = [
  'externalId',
  'email',
  'phone',
  'emailHash',
  'phoneHash',
  'language',
  'timezone',
  'firstName',
  'lastName',
] as const

/** What a file may change about consents: a yes never undoes a no that the person gave themselves. */
function consentChanges(known: KnownContact, row: ContactRow): ConsentChange[] {
  return [...row.consents].flatMap(([channel, granted]) => {
    const now = known.consents.find((consent) => consent.channel === channel)
    const isTheirNo = now !== undefined && !now.granted && now.source !== 'import'
    return isTheirNo || now?.granted === granted ? [] : [{ channel, granted }]
  })
}

function keysOf(row: ContactRow): { column: string; value: string | undefined; key: string }[] {
  const keys = [
    { column: 'id', value: row.externalId, key: row.externalId === undefined ? '' : `id ${row.externalId}` },
    { column: 'email', value: row.email, key: row.emailHash === undefined ? '' : `email ${row.emailHash}` },
    { column: 'phone', value: row.phone, key: row.phoneHash === undefined ? '' : `phone ${row.phoneHash}` },
  ]
  return keys.filter(({ key }) => key !== '')
}

/** An address that a person gives up is remembered too: who has it next is left to another import, whatever the batches. */
function remember(
  row: ContactRow,
  before: KnownContact | undefined,
  after: KnownContact | undefined,
  earlier: Earlier,
): void {
  for (const { key } of keysOf(row)) earlier.add(key, row.line)
  if (before === undefined || after === undefined) return
  earlier.add(`contact ${before.id}`, row.line)
  if (before.emailHash !== null && before.emailHash !== after.emailHash)
    earlier.add(`left email ${before.emailHash}`, row.line)
  if (before.phoneHash !== null && before.phoneHash !== after.phoneHash)
    earlier.add(`left phone ${before.phoneHash}`, row.line)
}
