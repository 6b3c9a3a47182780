import { and, desc, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { materialPages, materials, materialVersions } from '../schema/index.ts'

const { number, note, publishedBy, publishedAt, withdrawnBy, withdrawnAt, withdrawnReason } = materialVersions
const FACTS = { number, note, publishedBy, publishedAt, withdrawnBy, withdrawnAt, withdrawnReason }

/** What a version is known by, without what it was drawn from. */
export type VersionFacts = Awaited<ReturnType<typeof versionRows>>[number]

/** The versions of a material, the newest first. */
export async function versionRows(rows: Rows, campaignId: string, materialId: string) {
  return rows
    .select(FACTS)
    .from(materialVersions)
    .where(and(eq(materialVersions.campaignId, campaignId), eq(materialVersions.materialId, materialId)))
    .orderBy(desc(number))
}

/** One version with all that it was drawn from. */
export async function versionRow(rows: Rows, campaignId: string, materialId: string, wanted: number) {
  const found = await rows
    .select({ ...FACTS, snapshot: materialVersions.snapshot })
    .from(materialVersions)
    .where(
      and(eq(materialVersions.campaignId, campaignId), eq(materialVersions.materialId, materialId), eq(number, wanted)),
    )
  return found[0]
}

export interface NewVersion {
  readonly campaignId: string
  readonly materialId: string
  readonly number: number
  readonly snapshot: unknown
  readonly note: string
  readonly publishedBy: string
  readonly publishedAt: number
}

/** What a version looks like in a language and form. */
export interface VersionPage {
  readonly language: string
  readonly form: string
  readonly body: string
}

export async function addVersion(rows: Rows, version: NewVersion, pages: readonly VersionPage[]): Promise<void> {
  await rows.insert(materialVersions).values(version)
  const { campaignId, materialId } = version
  for (const page of pages) await rows.insert(materialPages).values({ campaignId, materialId, number: version.number, ...page }) // prettier-ignore
}

export async function versionPage(
  rows: Rows,
  campaignId: string,
  materialId: string,
  wanted: number,
  { language, form }: Omit<VersionPage, 'body'>,
): Promise<string | undefined> {
  const found = await rows.all<{ body: string }>(sql`SELECT body FROM material_pages WHERE campaign_id = ${campaignId}
    AND material_id = ${materialId} AND number = ${wanted} AND language = ${language} AND form = ${form}`)
  return found[0]?.body
}

export interface Withdrawal {
  readonly by: string
  readonly at: number
  readonly reason: string
}

/** Marks versions as withdrawn, those that are in force yet: of one number, or all before it. Answers their numbers. */
export async function withdrawVersions(
  rows: Rows,
  campaignId: string,
  materialId: string,
  which: { readonly number: number } | { readonly before: number },
  { by, at, reason }: Withdrawal,
): Promise<number[]> {
  const chosen = 'number' in which ? sql`number = ${which.number}` : sql`number < ${which.before}`
  const changed = await rows.all<{ number: number }>(sql`UPDATE material_versions
    SET withdrawn_by = ${by}, withdrawn_at = ${at}, withdrawn_reason = ${reason}
    WHERE campaign_id = ${campaignId} AND material_id = ${materialId} AND ${chosen} AND withdrawn_at IS NULL RETURNING number`)
  return changed.map((row) => row.number)
}

/**
 * Who changed a material since its last version was published. Where that was not written down, as before it could be
 * published: whoever wrote what it says.
 */
export async function materialAuthors(rows: Rows, campaignId: string, materialId: string): Promise<string[]> {
  const found = await rows
    .select({ authors: materials.authors })
    .from(materials)
    .where(and(eq(materials.campaignId, campaignId), eq(materials.id, materialId)))
  const authors = found[0]?.authors
  if (authors) return authors
  const written = await rows.all<{ author: string }>(sql`SELECT DISTINCT author FROM material_contents
    WHERE campaign_id = ${campaignId} AND material_id = ${materialId} ORDER BY author`)
  return written.map(({ author }) => author)
}

/** Materials with a version in force, by the newest number of each. */
export async function versionsInForce(rows: Rows, campaignId: string): Promise<{ material: string; number: number }[]> {
  return rows.all(sql`SELECT material_id AS material, max(number) AS number FROM material_versions
    WHERE campaign_id = ${campaignId} AND withdrawn_at IS NULL GROUP BY material_id ORDER BY material_id`)
}

/** Writes down that somebody changed materials. */
export async function addMaterialAuthor(
  rows: Rows,
  campaignId: string,
  materialIds: readonly string[],
  author: string,
): Promise<void> {
  if (materialIds.length === 0) return
  await rows.run(sql`UPDATE materials SET authors = (SELECT json_group_array(DISTINCT c.author) FROM material_contents c
      WHERE c.campaign_id = materials.campaign_id AND c.material_id = materials.id)
    WHERE campaign_id = ${campaignId} AND authors IS NULL`)
  await rows.run(sql`UPDATE materials SET authors = json_insert(coalesce(authors, '[]'), '$[#]', ${author})
    WHERE campaign_id = ${campaignId} AND id IN (SELECT value FROM json_each(${JSON.stringify(materialIds)}))
      AND NOT EXISTS (SELECT 1 FROM json_each(coalesce(authors, '[]')) WHERE value = ${author})`)
}

/** From now on nobody has changed a material since its last version. */
export async function clearMaterialAuthors(rows: Rows, campaignId: string, materialId: string): Promise<void> {
  await rows.run(sql`UPDATE materials SET authors = '[]' WHERE campaign_id = ${campaignId} AND id = ${materialId}`)
}
