import { eq, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { lists } from '../schema/index.ts'

/** A contact as an import finds it; `consents` is empty until it is asked for. */
export interface KnownContact {
  id: number
  externalId: string | null
  email: string | null
  emailHash: string | null
  phone: string | null
  phoneHash: string | null
  language: string | null
  timezone: string | null
  firstName: string | null
  lastName: string | null
  attributes: Record<string, string>
  erasedAt: number | null
  onList: boolean
  consents: { channel: string; granted: boolean; source: string }[]
}

/** A contact to be written; what is absent is not known. */
export interface NewContact {
  externalId?: string
  email?: string
  emailHash?: string
  phone?: string
  phoneHash?: string
  language?: string
  timezone?: string
  firstName?: string
  lastName?: string
  attributes: ReadonlyMap<string, string>
}

export interface ListRow {
  id: number
  name: string
  isExample: boolean
}

export async function listByName(rows: Rows, name: string): Promise<ListRow | undefined> {
  const columns = { id: lists.id, name: lists.name, isExample: lists.isExample }
  return (await rows.select(columns).from(lists).where(eq(lists.name, name)))[0]
}

/** Adds a list, or finds the one that has the name already. */
export async function addList(rows: Rows, name: string, isExample: boolean): Promise<number> {
  const added = await rows
    .insert(lists)
    .values({ name, isExample })
    .onConflictDoUpdate({ target: lists.name, set: { name } })
    .returning({ id: lists.id })
  return added[0]!.id
}

export function contactsMatchingQuery(keys: {
  externalIds: readonly string[]
  emailHashes: readonly string[]
  phoneHashes: readonly string[]
  listId: number | undefined
}): SQL {
  const among = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`
  return sql`SELECT c.id, c.external_id AS externalId, c.email, c.email_hash AS emailHash, c.phone, c.phone_hash AS phoneHash,
      c.language, c.timezone, c.first_name AS firstName, c.last_name AS lastName, c.attributes, c.erased_at AS erasedAt,
      EXISTS (SELECT 1 FROM list_members m WHERE m.list_id = ${keys.listId ?? null} AND m.contact_id = c.id) AS onList
    FROM contacts c WHERE c.external_id IN ${among(keys.externalIds)} OR c.email_hash IN ${among(keys.emailHashes)}
      OR c.phone_hash IN ${among(keys.phoneHashes)}`
}

/** Contacts with any of these keys, each once. */
export async function contactsMatching(
  rows: Rows,
  keys: Parameters<typeof contactsMatchingQuery>[0],
): Promise<KnownContact[]> {
  type Found = Omit<KnownContact, 'attributes' | 'onList' | 'consents'> & { attributes: string; onList: number }
  const found = await rows.all<Found>(contactsMatchingQuery(keys))
  return found.map((row) => ({
    ...row,
    attributes: textsOf(row.attributes),
    onList: row.onList === 1,
    consents: [],
  }))
}

function textsOf(json: string): Record<string, string> {
  const attributes: Record<string, string> = JSON.parse(json)
  return attributes
}

export async function consentsOf(
  rows: Rows,
  contactIds: readonly number[],
): Promise<{ contactId: number; channel: string; granted: boolean; source: string }[]> {
  const found = await rows.all<{ contactId: number; channel: string; granted: number; source: string }>(
    sql`SELECT contact_id AS contactId, channel, granted, source FROM consents
        WHERE contact_id IN (SELECT value FROM json_each(${JSON.stringify(contactIds)}))`,
  )
  return found.map((row) => ({ ...row, granted: row.granted === 1 }))
}

/** Adds contacts, in a write transaction: it chooses their ids itself, which spares reading them back. Answers the ids in order. */
export async function insertContacts(tx: Rows, contacts: readonly NewContact[], at: number): Promise<number[]> {
  if (contacts.length === 0) return []
  const last = await tx.all<{ seq: number }>(sql`SELECT seq FROM sqlite_sequence WHERE name = 'contacts'`)
  const before = last[0]?.seq ?? 0
  const json = JSON.stringify(
    contacts.map((contact) => ({ ...contact, attributes: Object.fromEntries(contact.attributes) })),
  )
  await tx.run(sql`INSERT INTO contacts (id, external_id, email, email_hash, phone, phone_hash, language, timezone,
      first_name, last_name, attributes, created_at, updated_at)
    SELECT ${before + 1} + key, value ->> 'externalId', value ->> 'email', value ->> 'emailHash', value ->> 'phone',
      value ->> 'phoneHash', value ->> 'language', value ->> 'timezone', value ->> 'firstName', value ->> 'lastName',
      value -> 'attributes', ${at}, ${at} FROM json_each(${json})`)
  return contacts.map((_, i) => before + 1 + i)
}

export function updateContactsQuery(contacts: readonly KnownContact[], at: number): SQL {
  return sql`UPDATE contacts SET external_id = u.value ->> 'externalId', email = u.value ->> 'email',
      email_hash = u.value ->> 'emailHash', phone = u.value ->> 'phone', phone_hash = u.value ->> 'phoneHash',
      language = u.value ->> 'language', timezone = u.value ->> 'timezone', first_name = u.value ->> 'firstName',
      last_name = u.value ->> 'lastName', attributes = u.value -> 'attributes', updated_at = ${at}
    FROM json_each(${JSON.stringify(contacts)}) u WHERE contacts.id = u.value ->> 'id'`
}

export async function updateContacts(rows: Rows, contacts: readonly KnownContact[], at: number): Promise<void> {
  if (contacts.length > 0) await rows.run(updateContactsQuery(contacts, at))
}

export async function addListMembers(rows: Rows, listId: number, contactIds: readonly number[]): Promise<void> {
  if (contactIds.length === 0) return
  await rows.run(sql`INSERT INTO list_members (list_id, contact_id)
    SELECT ${listId}, value FROM json_each(${JSON.stringify(contactIds)}) WHERE true ON CONFLICT DO NOTHING`)
}

/** Writes what people agree to, over what was known. */
export async function saveConsents(
  rows: Rows,
  consents: readonly { contactId: number; channel: string; granted: boolean }[],
  source: string,
  at: number,
): Promise<void> {
  if (consents.length === 0) return
  await rows.run(sql`INSERT INTO consents (contact_id, channel, granted, source, at)
    SELECT value ->> 'contactId', value ->> 'channel', value ->> 'granted', ${source}, ${at}
    FROM json_each(${JSON.stringify(consents)}) WHERE true
    ON CONFLICT (contact_id, channel) DO UPDATE SET granted = excluded.granted, source = excluded.source, at = excluded.at`)
}
