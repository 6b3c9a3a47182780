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

/**
 * Materials that an activity gives to people as they are and that goes out before `until`, each once with the first such
 * activity. What is put up is the version in force, wherever there is one.
 */
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
      AND (a.message_id IS NOT NULL OR NOT EXISTS (SELECT 1 FROM material_versions v
        WHERE v.campaign_id = a.campaign_id AND v.material_id = a.material_id AND v.withdrawn_at IS NULL))
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

export interface OldVersionUpRow {
  campaignId: string
  campaignTitle: string
  isExample: number
  materialId: string
  /** How many places show a withdrawn version of it. */
  places: number
  /** JSON: the names of the first three of them. */
  names: string
  /** JSON: which versions they show. */
  versions: string
  /** What they ought to show; null: nothing. */
  inForce: number | null
  /** When the first of these versions was withdrawn. */
  withdrawnAt: number
}

/**
 * Materials of which a withdrawn version is somewhere, also of campaigns that are over: it goes on telling people what does
 * not hold. Left out are places on whose channel people put the version in force up before `until`.
 */
export async function oldVersionsUp(rows: Rows, until: number, campaignId?: string): Promise<OldVersionUpRow[]> {
  // What is known of a version lies behind its long snapshot, so each is read once and not for each place.
  return rows.all<OldVersionUpRow>(sql`
    WITH versions AS MATERIALIZED (
      SELECT v.campaign_id, v.material_id, v.number, v.withdrawn_at FROM material_versions v
      WHERE EXISTS (SELECT 1 FROM placements p WHERE p.campaign_id = v.campaign_id AND p.material_id = v.material_id
        AND p.version IS NOT NULL)${only(campaignId, sql`v.campaign_id`)}),
    valid AS MATERIALIZED (
      SELECT campaign_id, material_id, max(number) AS number FROM versions WHERE withdrawn_at IS NULL
      GROUP BY campaign_id, material_id),
    reissues AS MATERIALIZED (
      SELECT DISTINCT a.campaign_id, a.material_id, a.channel, a.material_version
      FROM occurrences o
      JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
      JOIN campaigns c ON c.id = o.campaign_id
      WHERE ${OPEN} AND a.message_id IS NULL AND coalesce(c.paused_at, a.paused_at) IS NULL
        AND o.instant < ${until}${only(campaignId)}),
    shown AS (
      SELECT p.campaign_id, p.material_id, p.name, p.version, old.withdrawn_at, valid.number AS in_force,
        row_number() OVER (PARTITION BY p.campaign_id, p.material_id ORDER BY p.name, p.id) AS nth
      FROM placements p
      JOIN versions old ON old.campaign_id = p.campaign_id AND old.material_id = p.material_id
        AND old.number = p.version AND old.withdrawn_at IS NOT NULL
      LEFT JOIN valid ON valid.campaign_id = p.campaign_id AND valid.material_id = p.material_id
      WHERE NOT EXISTS (SELECT 1 FROM reissues r WHERE r.campaign_id = p.campaign_id AND r.material_id = p.material_id
        AND r.channel = p.kind AND valid.number = coalesce(r.material_version, valid.number))${only(campaignId, sql`p.campaign_id`)})
    SELECT c.id AS campaignId, c.title AS campaignTitle, c.is_example AS isExample, m.id AS materialId,
      count(*) AS places, json_group_array(s.name) FILTER (WHERE s.nth <= 3) AS names,
      json_group_array(DISTINCT s.version) AS versions, s.in_force AS inForce, min(s.withdrawn_at) AS withdrawnAt
    FROM shown s
    JOIN campaigns c ON c.id = s.campaign_id
    JOIN materials m ON m.campaign_id = s.campaign_id AND m.id = s.material_id
    GROUP BY c.id, m.id ORDER BY min(s.withdrawn_at), c.id, m.id`)
}

function only(campaignId: string | undefined, column: SQL = sql`c.id`): SQL {
  return campaignId === undefined ? sql`` : sql` AND ${column} = ${campaignId}`
}
