import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { activities, materialContents, materials, materialTranslationChecks } from '../schema/index.ts'

export async function materialRows(rows: Rows, campaignId: string) {
  return rows
    .select({
      id: materials.id,
      kind: materials.kind,
      template: materials.template,
      core: materials.core,
      owner: materials.owner,
      nextReview: materials.nextReview,
      paper: materials.paper,
      accent: materials.accent,
      address: materials.address,
      figures: materials.figures,
      pictures: materials.pictures,
      overrides: materials.overrides,
      position: materials.position,
    })
    .from(materials)
    .where(eq(materials.campaignId, campaignId))
    .orderBy(materials.position, materials.id)
}

export async function materialContentRows(rows: Rows, campaignId: string) {
  const { materialId, language, content, sourceHash, author } = materialContents
  return rows
    .select({ materialId, language, content, sourceHash, author })
    .from(materialContents)
    .where(eq(materialContents.campaignId, campaignId))
    .orderBy(materialId, language)
}

/** Activities that go on and lead to a material. */
export async function materialUses(rows: Rows, campaignId: string) {
  const { id, materialId, position, endedAt } = activities
  return rows
    .select({ activity: id, material: sql<string>`${materialId}` })
    .from(activities)
    .where(and(eq(activities.campaignId, campaignId), isNotNull(materialId), isNull(endedAt)))
    .orderBy(position, id)
}

/** What the materials of a campaign are called, and in which languages they are written. */
export async function materialTitles(rows: Rows, campaignId: string) {
  const { materialId, language, content } = materialContents
  return rows
    .select({ materialId, language, title: sql<string>`${content} ->> 'title'` })
    .from(materialContents)
    .where(eq(materialContents.campaignId, campaignId))
    .orderBy(materialId, language)
}

/** Translations that a second person found right, by the hash of what they read. */
export async function translationCheckRows(rows: Rows, campaignId: string) {
  const { materialId, language, contentHash, sourceHash, checkedBy, at } = materialTranslationChecks
  return rows
    .select({ materialId, language, contentHash, sourceHash, checkedBy, at })
    .from(materialTranslationChecks)
    .where(eq(materialTranslationChecks.campaignId, campaignId))
}

export type TranslationCheckRow = Awaited<ReturnType<typeof translationCheckRows>>[number]
export type MaterialRow = Awaited<ReturnType<typeof materialRows>>[number]
export type MaterialContentRow = Awaited<ReturnType<typeof materialContentRows>>[number]

export async function saveMaterials(rows: Rows, campaignId: string, saved: readonly MaterialRow[]): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO materials (campaign_id, id, kind, template, core, owner, next_review, paper, accent,
      address, figures, pictures, overrides, position)
    SELECT ${campaignId}, v.value ->> 'id', v.value ->> 'kind', v.value ->> 'template', v.value -> 'core',
      v.value ->> 'owner', v.value ->> 'nextReview', v.value ->> 'paper', v.value ->> 'accent', v.value ->> 'address',
      v.value -> 'figures', nullif(v.value -> 'pictures', 'null'), v.value -> 'overrides', v.value ->> 'position'
    FROM json_each(${JSON.stringify(saved)}) v WHERE true
    ON CONFLICT DO UPDATE SET kind = excluded.kind, template = excluded.template, core = excluded.core,
      owner = excluded.owner, next_review = excluded.next_review, paper = excluded.paper, accent = excluded.accent,
      address = excluded.address, figures = excluded.figures, pictures = excluded.pictures, overrides = excluded.overrides,
      position = excluded.position`)
}

export async function saveMaterialContents(
  rows: Rows,
  campaignId: string,
  saved: readonly MaterialContentRow[],
): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO material_contents (campaign_id, material_id, language, content, source_hash, author)
    SELECT ${campaignId}, v.value ->> 'materialId', v.value ->> 'language', v.value -> 'content',
      v.value ->> 'sourceHash', v.value ->> 'author'
    FROM json_each(${JSON.stringify(saved)}) v WHERE true
    ON CONFLICT DO UPDATE SET content = excluded.content, source_hash = excluded.source_hash, author = excluded.author`)
}

export async function removeMaterialContents(
  rows: Rows,
  campaignId: string,
  removed: readonly Pick<MaterialContentRow, 'materialId' | 'language'>[],
): Promise<void> {
  if (removed.length === 0) return
  await rows.run(sql`DELETE FROM material_contents WHERE campaign_id = ${campaignId} AND (material_id, language) IN
    (SELECT v.value ->> 'materialId', v.value ->> 'language' FROM json_each(${JSON.stringify(removed)}) v)`)
}

/** Notes that somebody found a translation right, as made from the source as it is now. */
export async function saveTranslationCheck(
  rows: Rows,
  campaignId: string,
  { materialId, language, contentHash, sourceHash, checkedBy, at }: TranslationCheckRow,
): Promise<void> {
  await rows.run(sql`INSERT INTO material_translation_checks (campaign_id, material_id, language, content_hash, source_hash, checked_by, at)
    VALUES (${campaignId}, ${materialId}, ${language}, ${contentHash}, ${sourceHash}, ${checkedBy}, ${at})
    ON CONFLICT DO UPDATE SET content_hash = excluded.content_hash, source_hash = excluded.source_hash, checked_by = excluded.checked_by, at = excluded.at`)
  await rows.run(sql`UPDATE material_contents SET source_hash = ${sourceHash}
    WHERE campaign_id = ${campaignId} AND material_id = ${materialId} AND language = ${language}`)
}
