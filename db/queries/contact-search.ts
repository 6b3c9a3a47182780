import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { whyNot } from './permission.ts'

/** A list with how many people are on it. */
export interface CountedList {
  id: number
  name: string
  isExample: number
  people: number
}

export async function countedLists(rows: Rows): Promise<CountedList[]> {
  return rows.all<CountedList>(sql`SELECT l.id, l.name, l.is_example AS isExample, coalesce(m.people, 0) AS people
    FROM lists l LEFT JOIN (SELECT list_id, count(*) AS people FROM list_members GROUP BY list_id) m ON m.list_id = l.id
    ORDER BY l.is_example, l.name`)
}

/** Every audience with the list it names, if it names one. */
export async function audiencesByList(
  rows: Rows,
): Promise<
  { campaign: string; campaignTitle: string; isExample: number; audience: string; title: string; list: string | null }[]
> {
  return rows.all(sql`SELECT c.id AS campaign, c.title AS campaignTitle, c.is_example AS isExample, a.id AS audience, a.title, a.list
    FROM audiences a JOIN campaigns c ON c.id = a.campaign_id WHERE c.cancelled_at IS NULL ORDER BY c.title, c.id, a.position`)
}

export interface FoundContact {
  id: number
  key: string | null
  firstName: string | null
  lastName: string | null
  email: string | null
  phone: string | null
  language: string | null
  /** Names of lists, as a JSON array. */
  lists: string
  /** Why no mail of any campaign would reach them. */
  whyNot: string | null
  /** The campaigns they alone unsubscribed from by e-mail, as a JSON array. */
  leftCampaigns: string
}

/** What is looked for; everything that is given must hold. */
export interface ContactSearch {
  listId: number | undefined
  /** Any of these keys is theirs exactly, or their own key or a name begins with `begins`. */
  words: { emailHash: string | null; phoneHash: string | null; begins: string } | undefined
  after: number
  limit: number
}

const columns = sql`c.id, c.external_id AS key, c.first_name AS firstName, c.last_name AS lastName, c.email, c.phone, c.language,
  (SELECT json_group_array(l.name) FROM list_members m JOIN lists l ON l.id = m.list_id WHERE m.contact_id = c.id) AS lists,
  ${whyNot('email', '', false)} AS whyNot,
  (SELECT json_group_array(s.campaign_id) FROM suppressions s WHERE s.address_hash = c.email_hash AND s.channel = 'email'
    AND s.campaign_id <> '' AND s.reason = 'unsubscribed') AS leftCampaigns`

/** Ids of contacts in their order; names are compared without regard to the case of plain letters. */
function idsQuery({ listId, words, after, limit }: ContactSearch): SQL {
  const onList =
    listId === undefined ? sql`` : sql`AND c.id IN (SELECT contact_id FROM list_members WHERE list_id = ${listId})`
  if (words === undefined) {
    return listId === undefined
      ? sql`SELECT c.id FROM contacts c WHERE c.id > ${after} ORDER BY c.id LIMIT ${limit}`
      : sql`SELECT contact_id AS id FROM list_members WHERE list_id = ${listId} AND contact_id > ${after} ORDER BY contact_id LIMIT ${limit}`
  }
  const { emailHash, phoneHash, begins } = words
  const end = `${begins}\u{10FFFF}`
  const within = (column: SQL) => sql`(${column} COLLATE NOCASE >= ${begins} AND ${column} COLLATE NOCASE < ${end})`
  return sql`SELECT c.id FROM contacts c WHERE c.id > ${after} ${onList} AND (c.email_hash = ${emailHash} OR c.phone_hash = ${phoneHash}
    OR ${within(sql`c.external_id`)} OR ${within(sql`c.last_name`)} OR ${within(sql`c.first_name`)}) ORDER BY c.id LIMIT ${limit}`
}

export async function searchedContacts(rows: Rows, search: ContactSearch): Promise<FoundContact[]> {
  return rows.all<FoundContact>(
    sql`SELECT ${columns} FROM (${idsQuery(search)}) f CROSS JOIN contacts c ON c.id = f.id ORDER BY c.id`,
  )
}

/** One contact by any of the keys that are unique, for which an index answers at once. */
export async function contactByKey(
  rows: Rows,
  keys: { emailHash: string | null; phoneHash: string | null; key: string },
): Promise<FoundContact[]> {
  return rows.all<FoundContact>(sql`SELECT ${columns} FROM contacts c
    WHERE c.email_hash = ${keys.emailHash} OR c.phone_hash = ${keys.phoneHash} OR c.external_id = ${keys.key} ORDER BY c.id`)
}

export async function contactById(rows: Rows, id: number): Promise<FoundContact | undefined> {
  return (await rows.all<FoundContact>(sql`SELECT ${columns} FROM contacts c WHERE c.id = ${id}`))[0]
}
