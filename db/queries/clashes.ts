import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import type { Members } from './members.ts'

/** A dated activity of another campaign, with the audience it addresses; rules are JSON. */
export interface NeighbourRow {
  campaignId: string
  campaignTitle: string
  department: string | null
  activityId: string
  ordinal: number
  wall: string
  zone: string
  instant: number
  audienceId: string
  rule: string | null
  list: string | null
  received: string | null
}

/** What other campaigns send, or sent, from `from` to `until`; examples and the rest never meet. */
export async function neighbours(
  rows: Rows,
  { campaignId, isExample, from, until }: { campaignId: string; isExample: boolean; from: number; until: number },
): Promise<NeighbourRow[]> {
  return rows.all<NeighbourRow>(sql`
    SELECT c.id AS campaignId, c.title AS campaignTitle, c.department, o.activity_id AS activityId, o.ordinal, o.wall,
      o.zone, o.instant, a.audience_id AS audienceId, au.rule, au.list, au.received
    FROM occurrences o
    JOIN campaigns c ON c.id = o.campaign_id
    JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
    JOIN audiences au ON au.campaign_id = o.campaign_id AND au.id = a.audience_id
    WHERE o.instant BETWEEN ${from} AND ${until} AND c.id <> ${campaignId} AND c.is_example = ${isExample ? 1 : 0}
      AND c.cancelled_at IS NULL AND c.postponed_at IS NULL AND a.ended_at IS NULL AND o.status <> 'cancelled'
    ORDER BY o.instant, o.id`)
}

/** Whether anybody is in both audiences. */
export async function haveInCommon(rows: Rows, one: Members, other: Members): Promise<boolean> {
  const found = await rows.all(sql`SELECT 1 ${one.from} AND ${one.id} IN (SELECT ${other.id} ${other.from}) LIMIT 1`)
  return found.length > 0
}
