import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { indexAnswers } from '../schema/index.ts'

/** How the Clear Communication Index was answered for the versions of a material. */
export async function indexAnswerRows(rows: Rows, campaignId: string, materialId: string) {
  const { number, language, answers, answeredBy, at } = indexAnswers
  return rows
    .select({ number, language, answers, answeredBy, at })
    .from(indexAnswers)
    .where(and(eq(indexAnswers.campaignId, campaignId), eq(indexAnswers.materialId, materialId)))
    .orderBy(number, language)
}

export type IndexAnswerRow = Awaited<ReturnType<typeof indexAnswerRows>>[number]

export async function saveIndexAnswers(
  rows: Rows,
  campaignId: string,
  materialId: string,
  { number, language, answers, answeredBy, at }: IndexAnswerRow,
): Promise<void> {
  await rows.run(sql`INSERT INTO index_answers (campaign_id, material_id, number, language, answers, answered_by, at)
    VALUES (${campaignId}, ${materialId}, ${number}, ${language}, ${JSON.stringify(answers)}, ${answeredBy}, ${at})
    ON CONFLICT DO UPDATE SET answers = excluded.answers, answered_by = excluded.answered_by, at = excluded.at`)
}
