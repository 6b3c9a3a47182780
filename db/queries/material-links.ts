import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { materialLinks, materialVisits } from '../schema/index.ts'

/** What a tracked address of a material belongs to; `placementId` is empty where it is not made for a placement. */
export interface MaterialLinkPlace {
  readonly campaignId: string
  readonly materialId: string
  readonly language: string
  readonly placementId: string
}

export type MaterialLinkRow = MaterialLinkPlace & { readonly code: string; readonly url: string }

export async function materialLinksAt(rows: Rows, place: MaterialLinkPlace): Promise<{ code: string; url: string }[]> {
  return rows
    .select({ code: materialLinks.code, url: materialLinks.url })
    .from(materialLinks)
    .where(
      and(
        eq(materialLinks.campaignId, place.campaignId),
        eq(materialLinks.materialId, place.materialId),
        eq(materialLinks.language, place.language),
        eq(materialLinks.placementId, place.placementId),
      ),
    )
}

/** Adds what is not there yet; an address that has a code at this place keeps it. */
export async function addMaterialLinks(
  rows: Rows,
  { campaignId, materialId, language, placementId }: MaterialLinkPlace,
  added: readonly { code: string; url: string }[],
): Promise<void> {
  await rows.run(sql`INSERT INTO material_links (code, campaign_id, material_id, language, placement_id, url)
    SELECT value ->> 'code', ${campaignId}, ${materialId}, ${language}, ${placementId}, value ->> 'url'
    FROM json_each(${JSON.stringify(added)}) WHERE true ON CONFLICT DO NOTHING`)
}

export async function materialLinkByCode(rows: Rows, code: string): Promise<MaterialLinkRow | undefined> {
  const { campaignId, materialId, language, placementId, url } = materialLinks
  const found = await rows
    .select({ code: materialLinks.code, campaignId, materialId, language, placementId, url })
    .from(materialLinks)
    .where(eq(materialLinks.code, code))
  return found[0]
}

export async function insertMaterialVisit(
  rows: Rows,
  { code, campaignId, materialId }: MaterialLinkRow,
  automated: boolean,
  at: number,
): Promise<void> {
  await rows.insert(materialVisits).values({ code, campaignId, materialId, automated, at })
}

/** Visits of a material by language and placement; those by programs are not among them. */
export async function materialVisitCounts(
  rows: Rows,
  campaignId: string,
  materialId: string,
): Promise<{ language: string; placementId: string; visits: number }[]> {
  return rows.all(sql`SELECT l.language, l.placement_id AS placementId, count(*) AS visits
    FROM material_visits v JOIN material_links l ON l.code = v.code
    WHERE v.campaign_id = ${campaignId} AND v.material_id = ${materialId} AND v.automated = 0
    GROUP BY l.language, l.placement_id ORDER BY l.language, l.placement_id`)
}
