import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import type { Members } from './members.ts'
import { whyNot } from './permission.ts'

/** The language contact `c` is written to in: their own where the message has it, else its main language, else the first. */
export function spokenWith(languages: readonly string[]): SQL {
  const known = sql`(SELECT value FROM json_each(${JSON.stringify(languages)}))`
  const main = sql`substr(c.language, 1, instr(c.language || '-', '-') - 1)`
  return sql`CASE WHEN c.language IN ${known} THEN c.language WHEN ${main} IN ${known} THEN ${main} ELSE ${languages[0]!} END`
}

/** One range of an audience. */
interface FrozenRange {
  occurrenceId: number
  campaignId: string
  channel: string
  languages: readonly string[]
  needsConsent: boolean
  members: Members
  after: number
}

/** Puts the people after `after` and up to `upTo` into the ledger, queued or skipped with the reason. */
export function frozenQuery(range: FrozenRange, upTo: number): SQL {
  const { from, id } = range.members
  return sql`INSERT INTO deliveries (occurrence_id, contact_id, channel, language, status, reason)
    SELECT ${range.occurrenceId}, id, ${range.channel}, spoken, CASE WHEN why IS NULL THEN 'queued' ELSE 'skipped' END, why FROM (
      SELECT ${id} AS id,
        ${spokenWith(range.languages)} AS spoken,
        ${whyNot(range.channel, range.campaignId, range.needsConsent)} AS why
      ${from} AND ${id} > ${range.after} AND ${id} <= ${upTo}) ORDER BY id
    ON CONFLICT DO NOTHING`
}

/**
 * Freezes one range of an audience into the ledger: a row per person, queued or skipped with its reason.
 * Answers where the range ended, and its counts.
 */
export async function freezeRange(
  rows: Rows,
  range: FrozenRange & { limit: number },
): Promise<{ upTo: number | undefined; queued: number; skipped: number }> {
  const { from, id } = range.members
  const end = await rows.all<{ upTo: number | null }>(
    sql`SELECT max(id) AS upTo FROM (SELECT ${id} AS id ${from} AND ${id} > ${range.after} ORDER BY ${id} LIMIT ${range.limit})`,
  )
  const upTo = end[0]?.upTo ?? undefined
  if (upTo === undefined) return { upTo, queued: 0, skipped: 0 }
  await rows.run(frozenQuery(range, upTo))
  const counts = await rows.all<{ status: string; rows: number }>(
    sql`SELECT status, count(*) AS rows FROM deliveries
        WHERE occurrence_id = ${range.occurrenceId} AND contact_id > ${range.after} AND contact_id <= ${upTo} GROUP BY status`,
  )
  const counted = (status: string) => counts.find((row) => row.status === status)?.rows ?? 0
  return { upTo, queued: counted('queued'), skipped: counted('skipped') }
}
