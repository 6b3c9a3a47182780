import { and, asc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { activities, audiences, campaigns, goals } from '../schema/index.ts'

export type GoalRow = Awaited<ReturnType<typeof goalsOf>>[number]
export type AudienceRow = Awaited<ReturnType<typeof audiencesOf>>[number]
export type ActivityRow = Awaited<ReturnType<typeof activitiesOf>>[number]

export async function everyCampaign(rows: Rows): Promise<{ id: string; isExample: boolean }[]> {
  return rows.select({ id: campaigns.id, isExample: campaigns.isExample }).from(campaigns).orderBy(asc(campaigns.id))
}

export async function goalsOf(rows: Rows, campaignId: string) {
  return rows
    .select({
      id: goals.id,
      level: goals.level,
      metric: goals.metric,
      audienceId: goals.audienceId,
      baseline: goals.baseline,
      target: goals.target,
      by: goals.by,
      byInstant: goals.byInstant,
      measuredBy: goals.measuredBy,
    })
    .from(goals)
    .where(eq(goals.campaignId, campaignId))
    .orderBy(goals.position)
}

export async function audiencesOf(rows: Rows, campaignId: string) {
  return rows
    .select({
      id: audiences.id,
      title: audiences.title,
      population: audiences.population,
      rule: audiences.rule,
      list: audiences.list,
      received: audiences.received,
    })
    .from(audiences)
    .where(eq(audiences.campaignId, campaignId))
    .orderBy(audiences.position)
}

/** Activities that address an audience. */
export async function activitiesOf(rows: Rows, campaignId: string) {
  return rows
    .select({
      id: activities.id,
      audienceId: sql<string>`${activities.audienceId}`,
      channel: activities.channel,
    })
    .from(activities)
    .where(and(eq(activities.campaignId, campaignId), isNotNull(activities.audienceId)))
    .orderBy(activities.position)
}

/** One occurrence: the people frozen for it, beside what its ledger rows say became of them. */
export interface LedgerRow {
  readonly occurrenceId: number
  readonly activityId: string
  readonly audience: number
  readonly sent: number
  readonly failed: number
  readonly skipped: number
  readonly unknown: number
  readonly cancelled: number
  readonly stillToGo: number
  /** Sent rows that the built-in inbox caught. */
  readonly caughtByInbox: number
  /** A JSON object: how many rows were skipped for each reason. */
  readonly skippedBecause: string
}

/** A row as the database answers it: the counts of what was not sent as a JSON array. */
type CountedRow = Omit<LedgerRow, 'sent' | 'failed' | 'skipped' | 'unknown' | 'cancelled'> & {
  rows: number
  notSent: string
}

/** The plus keeps to the rows that are handed off just now: the whole ledger lies in the order of its occurrences. */
export function ledgerQuery(campaignId: string): SQL {
  const rowsOf = (condition: SQL) => sql`FROM deliveries d WHERE d.occurrence_id = o.id AND ${condition}`
  const notSent = sql`d.status IN ('failed', 'skipped', 'unknown', 'cancelled')`
  return sql`SELECT o.id AS occurrenceId, o.activity_id AS activityId, o.audience,
      (SELECT count(*) ${rowsOf(sql`1`)}) AS rows,
      (SELECT json_array(total(d.status = 'failed'), total(d.status = 'skipped'), total(d.status = 'unknown'),
        total(d.status = 'cancelled')) ${rowsOf(notSent)}) AS notSent,
      (SELECT count(*) ${rowsOf(sql`d.status = 'queued'`)}) + coalesce(h.rows, 0) AS stillToGo,
      (SELECT count(*) ${rowsOf(sql`status = 'sent' AND provider_ref LIKE 'inbox %'`)}) AS caughtByInbox,
      (SELECT json_group_object(why, skips) FROM (SELECT coalesce(d.reason, 'no reason recorded') AS why, count(*) AS skips
        ${rowsOf(sql`${notSent} AND d.status = 'skipped'`)} GROUP BY 1)) AS skippedBecause
    FROM occurrences o LEFT JOIN (SELECT occurrence_id, count(*) AS rows FROM deliveries
      WHERE status = 'handed-off' GROUP BY +occurrence_id) h ON h.occurrence_id = o.id
    WHERE o.campaign_id = ${campaignId} ORDER BY o.id`
}

/**
 * The ledger of a campaign, counted from its rows beside the counter of people frozen, both at one moment. Indexes alone tell
 * what was not sent and what is still to go; the other rows were sent, and reading them one by one would take long.
 */
export async function ledgerOf(rows: Rows, campaignId: string): Promise<LedgerRow[]> {
  const found = await rows.all<CountedRow>(ledgerQuery(campaignId))
  return found.map(({ rows: all, notSent, ...row }) => {
    const counts: [number, number, number, number] = JSON.parse(notSent)
    const [failed, skipped, unknown, cancelled] = counts
    return {
      ...row,
      sent: all - failed - skipped - unknown - cancelled - row.stillToGo,
      failed,
      skipped,
      unknown,
      cancelled,
    }
  })
}

export interface EventCountRow {
  readonly activityId: string
  readonly kind: 'visit' | 'unsubscribe'
  /** 1 for programs, 0 for people. */
  readonly automated: number
  readonly events: number
}

/** What happened until `until`, counted per activity. */
export async function eventCounts(rows: Rows, campaignId: string, until: number): Promise<EventCountRow[]> {
  return rows.all<EventCountRow>(sql`
    SELECT activity_id AS activityId, kind, automated, count(*) AS events FROM events
    WHERE campaign_id = ${campaignId} AND at <= ${until} GROUP BY 1, 2, 3`)
}
