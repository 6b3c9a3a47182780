import { asc, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { activities, audiences, campaigns, goals, occurrences } from '../schema/index.ts'

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
    })
    .from(audiences)
    .where(eq(audiences.campaignId, campaignId))
    .orderBy(audiences.position)
}

export async function activitiesOf(rows: Rows, campaignId: string) {
  return rows
    .select({
      id: activities.id,
      messageId: activities.messageId,
      audienceId: activities.audienceId,
      channel: activities.channel,
    })
    .from(activities)
    .where(eq(activities.campaignId, campaignId))
    .orderBy(activities.position)
}

/** The dated instances of a campaign's activities, without a look at the ledger. */
export async function occurrenceIdsOf(rows: Rows, campaignId: string) {
  return rows
    .select({ occurrenceId: occurrences.id, activityId: occurrences.activityId })
    .from(occurrences)
    .where(eq(occurrences.campaignId, campaignId))
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

/** The ledger of a campaign, counted from its rows beside the counter of people frozen, both at one moment. */
export async function ledgerOf(rows: Rows, campaignId: string): Promise<LedgerRow[]> {
  const having = (condition: string) => sql`coalesce(sum(${sql.raw(condition)}), 0)`
  return rows.all<LedgerRow>(sql`
    SELECT o.id AS occurrenceId, o.activity_id AS activityId, o.audience,
      ${having("d.status = 'sent'")} AS sent, ${having("d.status = 'failed'")} AS failed,
      ${having("d.status = 'skipped'")} AS skipped, ${having("d.status = 'unknown'")} AS unknown,
      ${having("d.status = 'cancelled'")} AS cancelled, ${having("d.status IN ('queued', 'handed-off')")} AS stillToGo,
      ${having("d.status = 'sent' AND d.provider_ref LIKE 'inbox %'")} AS caughtByInbox,
      (SELECT json_group_object(why, skips) FROM (
        SELECT coalesce(s.reason, 'no reason recorded') AS why, count(*) AS skips FROM deliveries s
        WHERE s.occurrence_id = o.id AND s.status = 'skipped' GROUP BY 1)) AS skippedBecause
    FROM occurrences o LEFT JOIN deliveries d ON d.occurrence_id = o.id
    WHERE o.campaign_id = ${campaignId} GROUP BY o.id`)
}

/** Different people: those reached, those who may have been, and those whom only the built-in inbox kept from it. */
export interface ReachRow {
  readonly accepted: number
  /** Accepted, and those besides who have a hand-off of unknown outcome. */
  readonly possible: number
  /** Sent rows behind these people that the built-in inbox caught. */
  readonly caughtMessages: number
  /** In neither of the first two; none where what the inbox caught counts. */
  readonly caughtOnly: number
}

/** Whom these occurrences reached until `until`; `inboxCounts`: also where the built-in inbox caught the message. */
export async function peopleReached(
  rows: Rows,
  occurrenceIds: readonly number[],
  until: number,
  inboxCounts: boolean,
): Promise<ReachRow> {
  const caught = sql.raw("status = 'sent' AND coalesce(provider_ref, '') LIKE 'inbox %'")
  const found = await rows.all<ReachRow>(sql`
    SELECT coalesce(sum(was_accepted), 0) AS accepted, coalesce(sum(was_accepted OR is_open), 0) AS possible,
      coalesce(sum(caught), 0) AS caughtMessages, coalesce(sum(NOT (was_accepted OR is_open)), 0) AS caughtOnly
    FROM (
      SELECT max(status = 'sent' AND (${inboxCounts ? 1 : 0} OR NOT (${caught}))) AS was_accepted,
        max(status <> 'sent') AS is_open, sum(${caught}) AS caught FROM deliveries
      WHERE occurrence_id IN (SELECT value FROM json_each(${JSON.stringify(occurrenceIds)}))
        AND status IN ('sent', 'unknown', 'handed-off') AND handed_off_at <= ${until}
      GROUP BY contact_id)`)
  return found[0]!
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
