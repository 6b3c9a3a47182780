import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

export interface ComingDate {
  campaignId: string
  wall: string
  zone: string
  instant: number
}

/** Dates from `from` on of occurrences that are to go out and of which nobody has anything yet, the earliest first. */
export function comingDatesQuery(from: number, limit: number): SQL {
  return sql`SELECT DISTINCT o.campaign_id AS campaignId, o.wall, o.zone, o.instant FROM occurrences o
    JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id AND a.ended_at IS NULL
    WHERE o.finished_at IS NULL AND o.instant >= ${from} AND o.status <> 'missed' AND o.handed_off + o.sent + o.failed + o.unknown = 0
    ORDER BY o.instant LIMIT ${limit}`
}

/** The same of occurrences and of the anchors of all campaigns. */
export async function comingDates(rows: Rows, from: number, limit: number): Promise<ComingDate[]> {
  const anchors =
    await rows.all<ComingDate>(sql`SELECT n.campaign_id AS campaignId, n.wall, n.zone, n.instant FROM anchors n
    WHERE n.instant >= ${from} ORDER BY n.instant LIMIT ${limit}`)
  return [...anchors, ...(await rows.all<ComingDate>(comingDatesQuery(from, limit)))]
}
