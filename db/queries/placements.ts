import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** Which material hangs, lies or stands in places of which kind. */
export interface PlacementsOf {
  campaignId: string
  materialId: string
  /** Also the offline channel on which it is put up there. */
  kind: string
}

export interface PlacementRow {
  id: string
  name: string
  /** A street or a web address, in words. */
  place: string
  language: string
  /** What is there now; null: nothing yet. */
  version: number | null
  placedAt: number | null
}

export async function placementsOfKind(
  rows: Rows,
  { campaignId, materialId, kind }: PlacementsOf,
): Promise<PlacementRow[]> {
  return rows.all<PlacementRow>(sql`SELECT id, name, place, language, version, placed_at AS placedAt FROM placements
    WHERE campaign_id = ${campaignId} AND material_id = ${materialId} AND kind = ${kind} ORDER BY name, id`)
}

/** Notes that a version was put up in all places of a kind; answers the ids of these. */
export async function placeVersion(
  rows: Rows,
  { campaignId, materialId, kind }: PlacementsOf,
  { version, placedBy, at }: { version: number; placedBy: string; at: number },
): Promise<string[]> {
  const placed = await rows.all<{ id: string }>(
    sql`UPDATE placements SET version = ${version}, placed_at = ${at}, placed_by = ${placedBy}
      WHERE campaign_id = ${campaignId} AND material_id = ${materialId} AND kind = ${kind} RETURNING id`,
  )
  return placed.map(({ id }) => id).sort()
}

export interface PublishedRow {
  number: number
  withdrawnAt: number | null
}

/** The versions of a material that were published, the first one first. */
export async function publishedVersions(rows: Rows, campaignId: string, materialId: string): Promise<PublishedRow[]> {
  return rows.all<PublishedRow>(sql`SELECT number, withdrawn_at AS withdrawnAt FROM material_versions
    WHERE campaign_id = ${campaignId} AND material_id = ${materialId} ORDER BY number`)
}
