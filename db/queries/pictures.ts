import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** A picture of a campaign; `hash` is the SHA-256 of its bytes. Its size is in CSS pixels. */
export interface PictureRow {
  readonly hash: string
  /** Such as `image/png`. */
  readonly type: string
  readonly width: number
  readonly height: number
  readonly bytes: Uint8Array
}

/** Adds a picture; one that is there already stays as it is. */
export async function savePicture(rows: Rows, campaignId: string, picture: PictureRow): Promise<void> {
  const { hash, type, width, height, bytes } = picture
  await rows.run(sql`INSERT INTO pictures (campaign_id, hash, type, width, height, bytes)
    VALUES (${campaignId}, ${hash}, ${type}, ${width}, ${height}, ${bytes}) ON CONFLICT DO NOTHING`)
}

/** One picture: a server of libSQL answers with no more than some megabytes at once. */
export async function pictureRow(rows: Rows, campaignId: string, hash: string): Promise<PictureRow | undefined> {
  const found = await rows.all<Omit<PictureRow, 'bytes'> & { bytes: ArrayBuffer }>(
    sql`SELECT hash, type, width, height, bytes FROM pictures WHERE campaign_id = ${campaignId} AND hash = ${hash}`,
  )
  return found[0] && { ...found[0], bytes: new Uint8Array(found[0].bytes) }
}

/** Pictures that materials of a campaign name and that are not there. */
export async function picturesLacking(
  rows: Rows,
  campaignId: string,
): Promise<readonly { readonly material: string; readonly picture: string }[]> {
  return rows.all(sql`SELECT m.id AS material, p.key AS picture FROM materials m, json_each(m.pictures) p
    WHERE m.campaign_id = ${campaignId}
      AND NOT EXISTS (SELECT 1 FROM pictures s WHERE s.campaign_id = m.campaign_id AND s.hash = p.value)`)
}

/** Removes the pictures of a campaign that neither a material names nor a version that was published. */
export async function removeUnnamedPictures(rows: Rows, campaignId: string): Promise<void> {
  await rows.run(sql`DELETE FROM pictures WHERE campaign_id = ${campaignId}
    AND hash NOT IN (SELECT p.value FROM materials m, json_each(m.pictures) p WHERE m.campaign_id = ${campaignId})
    AND NOT EXISTS (SELECT 1 FROM material_versions v
      WHERE v.campaign_id = ${campaignId} AND instr(v.snapshot, pictures.hash) > 0)`)
}
