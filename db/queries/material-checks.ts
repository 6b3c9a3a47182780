import { eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { materialChecks } from '../schema/index.ts'

/** What the checks of the materials of a campaign found, by language. */
export async function materialCheckRows(rows: Rows, campaignId: string) {
  const { materialId, language, checkedHash, findings, isMeasured, at } = materialChecks
  return rows
    .select({ materialId, language, checkedHash, findings, isMeasured, at })
    .from(materialChecks)
    .where(eq(materialChecks.campaignId, campaignId))
}

export type MaterialCheckRow = Awaited<ReturnType<typeof materialCheckRows>>[number]

/** Of a material that is not there any more nothing is kept. */
export async function saveMaterialCheck(rows: Rows, campaignId: string, saved: MaterialCheckRow): Promise<void> {
  const { materialId, language, checkedHash, findings, isMeasured, at } = saved
  await rows.run(sql`INSERT INTO material_checks
      (campaign_id, material_id, language, checked_hash, findings, is_measured, at)
    SELECT campaign_id, id, ${language}, ${checkedHash}, ${JSON.stringify(findings)}, ${isMeasured ? 1 : 0}, ${at}
    FROM materials WHERE campaign_id = ${campaignId} AND id = ${materialId}
    ON CONFLICT DO UPDATE SET checked_hash = excluded.checked_hash, findings = excluded.findings,
      is_measured = excluded.is_measured, at = excluded.at`)
}
