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
  /** Where each recipient's own clock counts: when their row may go, by their zone. */
  localTimes?: LocalTimes | undefined
}

/** The moments at which clocks show an occurrence's wall time. Milliseconds. */
export interface LocalTimes {
  readonly byZone: readonly { readonly zone: string; readonly at: number }[]
  /** Of people whose zone is not known. */
  readonly fallback: number
  readonly now: number
  /** Whoever's moment was before this is too late. */
  readonly notBefore: number
}

/** Puts the people after `after` and up to `upTo` into the ledger, queued or skipped with the reason. */
export function frozenQuery(range: FrozenRange, upTo: number): SQL {
  const { from, id } = range.members
  const { localTimes } = range
  const at = localTimes === undefined ? sql`0` : momentOf(localTimes)
  const waits = localTimes === undefined ? sql`NULL` : sql`CASE WHEN at > ${localTimes.now} THEN 'local-time' END`
  const late = localTimes === undefined ? sql`NULL` : sql`CASE WHEN ${at} < ${localTimes.notBefore} THEN 'too-late' END`
  return sql`INSERT INTO deliveries (occurrence_id, contact_id, channel, language, not_before, status, reason)
    SELECT ${range.occurrenceId}, id, ${range.channel}, spoken, at,
      CASE WHEN why IS NULL THEN 'queued' ELSE 'skipped' END, coalesce(why, ${waits}) FROM (
      SELECT ${id} AS id, ${at} AS at,
        ${spokenWith(range.languages)} AS spoken,
        coalesce(${whyNot(range.channel, range.campaignId, range.needsConsent)}, ${late}) AS why
      ${from} AND ${id} > ${range.after} AND ${id} <= ${upTo}) ORDER BY id
    ON CONFLICT DO NOTHING`
}

function momentOf({ byZone, fallback }: LocalTimes): SQL {
  return sql`coalesce((SELECT z.value ->> 'at' FROM json_each(${JSON.stringify(byZone)}) z
    WHERE z.value ->> 'zone' = c.timezone), ${fallback})`
}

/** Where the next range of an audience ends; nothing when there is nobody left. */
export async function endOfRange(
  rows: Rows,
  { from, id }: Members,
  { after, limit }: { after: number; limit: number },
): Promise<number | undefined> {
  const end = await rows.all<{ upTo: number | null }>(
    sql`SELECT max(id) AS upTo FROM (SELECT ${id} AS id ${from} AND ${id} > ${after} ORDER BY ${id} LIMIT ${limit})`,
  )
  return end[0]?.upTo ?? undefined
}

/** Freezes one range of an audience into the ledger: a row per person, queued or skipped with its reason. Answers its counts. */
export async function freezeRange(
  rows: Rows,
  range: FrozenRange,
  upTo: number,
): Promise<{ queued: number; skipped: number }> {
  await rows.run(frozenQuery(range, upTo))
  const counts = await rows.all<{ status: string; rows: number }>(
    sql`SELECT status, count(*) AS rows FROM deliveries
        WHERE occurrence_id = ${range.occurrenceId} AND contact_id > ${range.after} AND contact_id <= ${upTo} GROUP BY status`,
  )
  const counted = (status: string) => counts.find((row) => row.status === status)?.rows ?? 0
  return { queued: counted('queued'), skipped: counted('skipped') }
}
