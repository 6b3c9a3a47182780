import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { placements } from '../schema/index.ts'

export type PlacementRow = Awaited<ReturnType<typeof placementRows>>[number]

/** Where a material is placed, by kind and name. */
export async function placementRows(rows: Rows, campaignId: string, materialId: string) {
  const { id, kind, name, place, keeper, language, version, placedAt, placedBy } = placements
  return rows
    .select({ id, kind, name, place, keeper, language, version, placedAt, placedBy })
    .from(placements)
    .where(and(eq(placements.campaignId, campaignId), eq(placements.materialId, materialId)))
    .orderBy(kind, name, id)
}

/** Materials that something of still hangs somewhere, and in how many places. */
export async function materialsPlaced(rows: Rows, campaignId: string): Promise<{ material: string; places: number }[]> {
  return rows.all(sql`SELECT material_id AS material, count(*) AS places FROM placements
    WHERE campaign_id = ${campaignId} AND version IS NOT NULL GROUP BY material_id ORDER BY material_id`)
}

/** What is written of a placement by hand; what is there now is noted by `notePlaced`. */
export type PlacementFacts = Omit<PlacementRow, 'version' | 'placedAt' | 'placedBy'>

export async function savePlacements(
  rows: Rows,
  campaignId: string,
  materialId: string,
  saved: readonly PlacementFacts[],
): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO placements (campaign_id, material_id, id, kind, name, place, keeper, language)
    SELECT ${campaignId}, ${materialId}, v.value ->> 'id', v.value ->> 'kind', v.value ->> 'name', v.value ->> 'place',
      v.value ->> 'keeper', v.value ->> 'language'
    FROM json_each(${JSON.stringify(saved)}) v WHERE true
    ON CONFLICT DO UPDATE SET kind = excluded.kind, name = excluded.name, place = excluded.place,
      keeper = excluded.keeper, language = excluded.language`)
}

export async function removePlacement(rows: Rows, campaignId: string, materialId: string, id: string): Promise<void> {
  await rows.run(sql`DELETE FROM placements
    WHERE campaign_id = ${campaignId} AND material_id = ${materialId} AND id = ${id}`)
}

/** What was put up, by whom and when; `null` takes it down. */
export interface Placed {
  readonly version: number | null
  readonly at: number
  readonly by: string
}

/** Notes what is there now: in one placement, or in all of a kind that have something else. Answers their ids. */
export async function notePlaced(
  rows: Rows,
  campaignId: string,
  materialId: string,
  where: { readonly id: string } | { readonly kind: string },
  { version, at, by }: Placed,
): Promise<string[]> {
  const chosen = 'id' in where ? sql`id = ${where.id}` : sql`kind = ${where.kind}`
  const changed = await rows.all<{ id: string }>(sql`UPDATE placements
    SET version = ${version}, placed_at = ${at}, placed_by = ${by}
    WHERE campaign_id = ${campaignId} AND material_id = ${materialId} AND ${chosen} AND version IS NOT ${version}
    RETURNING id`)
  return changed.map(({ id }) => id)
}
