import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

export interface UploadRow {
  id: string
  personId: number
  fileName: string
  list: string
  at: number
}

export async function insertUpload(rows: Rows, upload: UploadRow, parts: readonly Uint8Array[]): Promise<void> {
  await rows.run(sql`INSERT INTO uploads (id, person_id, file_name, list, at)
    VALUES (${upload.id}, ${upload.personId}, ${upload.fileName}, ${upload.list}, ${upload.at})`)
  for (const [position, bytes] of parts.entries()) {
    await rows.run(
      sql`INSERT INTO upload_parts (upload_id, position, bytes) VALUES (${upload.id}, ${position}, ${bytes})`,
    )
  }
}

export async function uploadById(rows: Rows, id: string): Promise<UploadRow | undefined> {
  const found = await rows.all<UploadRow>(
    sql`SELECT id, person_id AS personId, file_name AS fileName, list, at FROM uploads WHERE id = ${id}`,
  )
  return found[0]
}

export async function countUploadParts(rows: Rows, id: string): Promise<number> {
  const found = await rows.all<{ parts: number }>(
    sql`SELECT count(*) AS parts FROM upload_parts WHERE upload_id = ${id}`,
  )
  return found[0]?.parts ?? 0
}

/** One part of an upload, from 0; nothing behind the last. */
export async function uploadPart(rows: Rows, id: string, position: number): Promise<Uint8Array | undefined> {
  const found = await rows.all<{ bytes: ArrayBuffer }>(
    sql`SELECT bytes FROM upload_parts WHERE upload_id = ${id} AND position = ${position}`,
  )
  return found[0] && new Uint8Array(found[0].bytes)
}

export async function deleteUpload(rows: Rows, id: string): Promise<void> {
  await rows.run(sql`DELETE FROM upload_parts WHERE upload_id = ${id}`)
  await rows.run(sql`DELETE FROM uploads WHERE id = ${id}`)
}

export async function deleteUploadsBefore(rows: Rows, at: number): Promise<void> {
  await rows.run(sql`DELETE FROM upload_parts WHERE upload_id IN (SELECT id FROM uploads WHERE at < ${at})`)
  await rows.run(sql`DELETE FROM uploads WHERE at < ${at}`)
}
