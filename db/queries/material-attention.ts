import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** The first date on which something goes out, of a campaign that runs and has a launch. */
interface DatedRow {
  campaignId: string
  campaignTitle: string
  isExample: number
  activityId: string
  wall: string
  zone: string
  instant: number
}

const OPEN = sql`o.finished_at IS NULL AND a.ended_at IS NULL AND c.cancelled_at IS NULL AND c.postponed_at IS NULL`

export interface MaterialGoingOutRow extends DatedRow {
  materialId: string
}

/** Materials that an activity leads to which goes out before `until`, each once with the first such activity. */
export async function materialsGoingOut(
  rows: Rows,
  until: number,
  campaignId?: string,
): Promise<MaterialGoingOutRow[]> {
  return rows.all<MaterialGoingOutRow>(sql`
    SELECT c.id AS campaignId, c.title AS campaignTitle, c.is_example AS isExample, a.material_id AS materialId,
      a.id AS activityId, min(o.instant) AS instant, o.wall, o.zone
    FROM occurrences o
    JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
    JOIN campaigns c ON c.id = o.campaign_id
    WHERE ${OPEN} AND a.material_id IS NOT NULL AND o.instant < ${until}${only(campaignId)}
    GROUP BY c.id, a.material_id ORDER BY min(o.instant), c.id, a.material_id`)
}

export interface LapsingProofRow extends DatedRow {
  coreId: string
  /** What people should take away. */
  text: string
  /** The last day on which it holds, `YYYY-MM-DD`. */
  proofUntil: string
  /** How many approved activities go out after that day. */
  activities: number
}

/** Core messages whose proof runs out before an approved activity goes out that carries them, itself or in its material. */
export async function lapsingProofs(rows: Rows, campaignId?: string): Promise<LapsingProofRow[]> {
  return rows.all<LapsingProofRow>(sql`
    SELECT c.id AS campaignId, c.title AS campaignTitle, c.is_example AS isExample, p.value ->> 'id' AS coreId,
      p.value ->> 'text' AS text, p.value ->> 'proofUntil' AS proofUntil, a.id AS activityId,
      count(DISTINCT a.id) AS activities, min(o.instant) AS instant, o.wall, o.zone
    FROM campaigns c JOIN json_each(c.core_messages) p
    JOIN activities a ON a.campaign_id = c.id
    JOIN occurrences o ON o.campaign_id = a.campaign_id AND o.activity_id = a.id
    LEFT JOIN messages m ON m.campaign_id = a.campaign_id AND m.id = a.message_id
    LEFT JOIN materials t ON t.campaign_id = a.campaign_id AND t.id = a.material_id
    WHERE p.value ->> 'proofUntil' IS NOT NULL AND ${OPEN} AND a.approved_hash = a.content_hash
      AND substr(o.wall, 1, 10) > p.value ->> 'proofUntil'${only(campaignId)}
      AND (EXISTS (SELECT 1 FROM json_each(m.core) WHERE value = p.value ->> 'id')
        OR EXISTS (SELECT 1 FROM json_each(t.core) WHERE value = p.value ->> 'id'))
    GROUP BY c.id, p.value ->> 'id' ORDER BY min(o.instant), c.id, coreId`)
}

function only(campaignId: string | undefined): SQL {
  return campaignId === undefined ? sql`` : sql` AND c.id = ${campaignId}`
}
