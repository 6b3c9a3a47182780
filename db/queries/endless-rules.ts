import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** Activities whose rule has no end and whose last planned date is before `until`. */
export async function endlessRunningOut(
  rows: Rows,
  until: number,
): Promise<{ campaignId: string; activityId: string }[]> {
  return rows.all(sql`
    SELECT a.campaign_id AS campaignId, a.id AS activityId
    FROM activities a JOIN campaigns c ON c.id = a.campaign_id
    WHERE a.repeat IS NOT NULL AND a.repeat NOT LIKE '%COUNT=%' AND a.repeat NOT LIKE '%UNTIL=%'
      AND a.ended_at IS NULL AND c.cancelled_at IS NULL
      AND (SELECT max(o.instant) FROM occurrences o WHERE o.campaign_id = a.campaign_id AND o.activity_id = a.id) < ${until}`)
}
