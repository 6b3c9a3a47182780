import { asc, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { activities, audiences, campaigns, goals } from '../schema/index.ts'

export type GoalRow = Awaited<ReturnType<typeof goalsOf>>[number]
export type AudienceRow = Awaited<ReturnType<typeof audiencesOf>>[number]
export type ActivityRow = Awaited<ReturnType<typeof activitiesOf>>[number]

export async function everyCampaignId(rows: Rows): Promise<string[]> {
  return (await rows.select({ id: campaigns.id }).from(campaigns).orderBy(asc(campaigns.id))).map(({ id }) => id)
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

export interface LedgerRow {
  readonly activityId: string
  /** A status of the ledger, or `audience` for the counter of people frozen. */
  readonly status: string
  /** The reason of skipped rows; `inbox` for sent rows that the built-in inbox caught. */
  readonly detail: string | null
  readonly rows: number
}

/** The ledger of a campaign, counted from its rows beside the frozen audiences, in one look, so that both are of one moment. */
export async function ledgerOf(rows: Rows, campaignId: string): Promise<LedgerRow[]> {
  return rows.all<LedgerRow>(sql`
    SELECT o.activity_id AS activityId, 'audience' AS status, NULL AS detail, sum(o.audience) AS rows
    FROM occurrences o WHERE o.campaign_id = ${campaignId} GROUP BY 1
    UNION ALL
    SELECT o.activity_id, d.status,
      CASE WHEN d.status = 'skipped' THEN d.reason WHEN d.status = 'sent' AND d.provider_ref LIKE 'inbox %' THEN 'inbox' END,
      count(*)
    FROM occurrences o JOIN deliveries d ON d.occurrence_id = o.id
    WHERE o.campaign_id = ${campaignId} GROUP BY 1, 2, 3`)
}

export interface PeopleRow {
  readonly key: string
  /** Different people with an accepted hand-off. */
  readonly accepted: number
  /** Different people with a hand-off that was, or may have been, accepted. */
  readonly possible: number
}

/** Different people reached until `until`, per activity. */
export async function peopleByActivity(rows: Rows, campaignId: string, until: number): Promise<PeopleRow[]> {
  return rows.all<PeopleRow>(sql`
    SELECT key, sum(accepted) AS accepted, count(*) AS possible
    FROM (${peopleOf(sql`o.activity_id`, campaignId, until)}) GROUP BY key`)
}

/** Different people reached until `until`, per audience that activities address. */
export async function peopleByAudience(rows: Rows, campaignId: string, until: number): Promise<PeopleRow[]> {
  return rows.all<PeopleRow>(sql`
    SELECT key, sum(accepted) AS accepted, count(*) AS possible
    FROM (${peopleOf(sql`a.audience_id`, campaignId, until)}) GROUP BY key`)
}

/** Different people reached until `until`, by the whole campaign. */
export async function peopleByCampaign(rows: Rows, campaignId: string, until: number): Promise<PeopleRow> {
  const found = await rows.all<PeopleRow>(sql`
    SELECT ${campaignId} AS key, coalesce(sum(accepted), 0) AS accepted, count(*) AS possible
    FROM (${peopleOf(sql`o.campaign_id`, campaignId, until)})`)
  return found[0]!
}

function peopleOf(key: ReturnType<typeof sql>, campaignId: string, until: number) {
  return sql`
    SELECT ${key} AS key, max(d.status = 'sent') AS accepted
    FROM occurrences o
    JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
    JOIN deliveries d ON d.occurrence_id = o.id
    WHERE o.campaign_id = ${campaignId} AND d.status IN ('sent', 'unknown', 'handed-off') AND d.handed_off_at <= ${until}
    GROUP BY 1, d.contact_id`
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
