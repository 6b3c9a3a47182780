import { getTableName, is, type SQL, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Rows } from '../open.ts'
import * as schema from '../schema/index.ts'
import type { Members } from './members.ts'

/** Rows of one table as JSON objects by the names of its columns. */
export interface CopiedRows {
  readonly table: string
  readonly rows: readonly string[]
}

const tables: readonly SQLiteTable[] = Object.values(schema).filter((table) => is(table, SQLiteTable))

/** Tables whose rows belong to a campaign and yet are not copied with its plan: too many, or nothing a plan depends on. */
export const NOT_OF_THE_PLAN: readonly string[] = [
  'suppressions',
  'events',
  'activity_versions',
  'approvals',
  'pictures',
  'material_versions',
  'material_pages',
  'material_links',
  'material_visits',
  'index_answers',
]

/** Tables whose rows belong to a campaign, by the column that says so. */
const OF_PLAN: readonly { name: string; of: string }[] = tables.flatMap((table) => {
  const name = getTableName(table)
  if (name === 'campaigns') return [{ name, of: 'id' }]
  const belongs = columnsOf(name).includes('campaign_id')
  return belongs && !NOT_OF_THE_PLAN.includes(name) ? [{ name, of: 'campaign_id' }] : []
})

/** A plan with its occurrences, and the last row of the ledger there was at that moment. */
export interface CopiedPlan {
  readonly tables: readonly CopiedRows[]
  readonly lastDelivery: number
}

/** The whole plan of a campaign with its occurrences, all of one moment: read in one statement. */
export async function planToCopy(rows: Rows, campaignId: string): Promise<CopiedPlan> {
  const parts = OF_PLAN.map(
    ({ name, of }) =>
      sql`SELECT ${name} AS name, ${asJson(name)} AS row FROM ${sql.identifier(name)} t WHERE t.${sql.identifier(of)} = ${campaignId}`,
  )
  const last = sql`SELECT '' AS name, coalesce(max(id), 0) AS row FROM deliveries`
  const found = await rows.all<{ name: string; row: string }>(sql.join([last, ...parts], sql` UNION ALL `))
  const byTable = Map.groupBy(found, ({ name }) => name)
  return {
    tables: OF_PLAN.map(({ name }) => ({ table: name, rows: (byTable.get(name) ?? []).map(({ row }) => row) })),
    lastDelivery: Number(byTable.get('')![0]!.row),
  }
}

/** A page of people, by their numbers. */
export interface PeoplePage {
  readonly ids: readonly number[]
  readonly people: CopiedRows
}

/**
 * The next people of an audience without what could name or reach them: an address made up in its place, no telephone number
 * and no name. The keyed hashes stay, which suppressions are found by, and the attributes, which audiences are made of.
 */
export async function peopleToCopy(
  rows: Rows,
  { from, id }: Members,
  after: number,
  limit: number,
): Promise<PeoplePage> {
  const row = asJson('contacts', 'c', {
    email: sql`CASE WHEN c.email IS NOT NULL THEN 'p' || c.id || '@rehearsal.invalid' END`,
    phone: sql`NULL`,
    first_name: sql`NULL`,
    last_name: sql`NULL`,
  })
  const found = await rows.all<{ id: number; row: string }>(
    sql`SELECT c.id, ${row} AS row ${from} AND ${id} > ${after} ORDER BY ${id} LIMIT ${limit}`,
  )
  return {
    ids: found.map((person) => person.id),
    people: { table: 'contacts', rows: found.map((person) => person.row) },
  }
}

/** People of whom a frozen audience is still to be written to, whether or not they would be in it now. */
export function peopleStillToGo(campaignId: string): Members {
  return {
    from: sql`FROM contacts c WHERE c.id IN (SELECT d.contact_id FROM occurrences o JOIN deliveries d ON d.occurrence_id = o.id
      WHERE o.campaign_id = ${campaignId} AND d.status = 'queued')`,
    id: sql`c.id`,
  }
}

/** What is known of these people that decides whether they may be written to by the campaign. */
export async function permissionsToCopy(
  rows: Rows,
  campaignId: string,
  people: readonly number[],
): Promise<CopiedRows[]> {
  const these = sql`(SELECT value FROM json_each(${JSON.stringify(people)}))`
  const read = async (table: string, where: SQL): Promise<CopiedRows> => {
    const found = await rows.all<{ row: string }>(
      sql`SELECT ${asJson(table)} AS row FROM ${sql.identifier(table)} t WHERE ${where}`,
    )
    return { table, rows: found.map(({ row }) => row) }
  }
  return [
    await read('list_members', sql`t.contact_id IN ${these}`),
    await read('consents', sql`t.contact_id IN ${these}`),
    await read(
      'suppressions',
      sql`t.campaign_id IN ('', ${campaignId}) AND t.address_hash IN (
        SELECT email_hash FROM contacts WHERE id IN ${these} UNION ALL SELECT phone_hash FROM contacts WHERE id IN ${these})`,
    ),
  ]
}

/**
 * What other campaigns handed over to these people since a moment, with the dates it belongs to, which count as finished: a
 * cap on messages looks at all campaigns. Milliseconds.
 */
export async function recentToCopy(
  rows: Rows,
  campaignId: string,
  people: readonly number[],
  since: number,
): Promise<CopiedRows[]> {
  const theirs = sql`FROM json_each(${JSON.stringify(people)}) p CROSS JOIN deliveries t ON t.contact_id = p.value
    JOIN occurrences o ON o.id = t.occurrence_id WHERE o.campaign_id <> ${campaignId} AND t.handed_off_at > ${since}`
  const finished = { finished_at: sql`coalesce(o.finished_at, ${since})` }
  const dates = await rows.all<{ row: string }>(
    sql`SELECT DISTINCT ${asJson('occurrences', 'o', finished)} AS row ${theirs}`,
  )
  const deliveries = await rows.all<{ row: string }>(sql`SELECT ${asJson('deliveries')} AS row ${theirs}`)
  return [
    { table: 'occurrences', rows: dates.map(({ row }) => row) },
    { table: 'deliveries', rows: deliveries.map(({ row }) => row) },
  ]
}

export async function listsToCopy(rows: Rows): Promise<CopiedRows> {
  const found = await rows.all<{ row: string }>(sql`SELECT ${asJson('lists')} AS row FROM lists t`)
  return { table: 'lists', rows: found.map(({ row }) => row) }
}

/** The next rows of an occurrence's ledger, in the order of its people; `last` is the last row of the ledger that counts. */
export async function ledgerToCopy(
  rows: Rows,
  of: { readonly occurrenceId: number; readonly last: number },
  after: number,
  limit: number,
): Promise<PeoplePage> {
  const found = await rows.all<{
    id: number
    row: string
  }>(sql`SELECT t.contact_id AS id, ${asJson('deliveries')} AS row
    FROM deliveries t WHERE t.occurrence_id = ${of.occurrenceId} AND t.contact_id > ${after} AND t.id <= ${of.last}
    ORDER BY t.contact_id LIMIT ${limit}`)
  return { ids: found.map(({ id }) => id), people: { table: 'deliveries', rows: found.map(({ row }) => row) } }
}

/** Puts copied rows into the same table of another database; those that are there already stay as they are. */
export async function putCopied(tx: Rows, { table, rows }: CopiedRows): Promise<void> {
  if (rows.length === 0) return
  const columns = columnsOf(table)
  const names = sql.join(
    columns.map((column) => sql.identifier(column)),
    sql`, `,
  )
  const values = sql.join(
    columns.map((column) => sql`value ->> ${column}`),
    sql`, `,
  )
  await tx.run(sql`INSERT INTO ${sql.identifier(table)} (${names})
    SELECT ${values} FROM json_each(${`[${rows.join(',')}]`}) WHERE true ON CONFLICT DO NOTHING`)
}

/** Drops the indexes that only pages and searches read: of a rehearsal nobody opens one, and every row is written three times. */
export async function writeSooner(tx: Rows): Promise<void> {
  for (const index of ['deliveries_by_contact', 'deliveries_caught', 'deliveries_not_sent']) {
    await tx.run(sql.raw(`DROP INDEX ${index}`))
  }
}

/** Finds what a person was handed over lately without looking at all they ever were: in a rehearsal that is a whole campaign. */
export async function findRecentSooner(tx: Rows): Promise<void> {
  await tx.run(
    sql`CREATE INDEX deliveries_recent ON deliveries (contact_id, handed_off_at) WHERE handed_off_at IS NOT NULL`,
  )
}

/** Lets rows be put in before those they belong to, until the transaction ends. */
export async function inAnyOrder(tx: Rows): Promise<void> {
  await tx.run(sql`PRAGMA defer_foreign_keys = ON`)
}

function columnsOf(table: string): string[] {
  const found = tables.find((one) => getTableName(one) === table)
  return getTableConfig(found!).columns.map(({ name }) => name)
}

/** A row of `table`, called `alias` in the statement, as a JSON object; some columns with other values. */
function asJson(table: string, alias = 't', others: Readonly<Record<string, SQL>> = {}): SQL {
  const pairs = columnsOf(table).map(
    (column) => sql`${column}, ${others[column] ?? sql`${sql.identifier(alias)}.${sql.identifier(column)}`}`,
  )
  return sql`json_object(${sql.join(pairs, sql`, `)})`
}
