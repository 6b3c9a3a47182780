import { saveIndexAnswers } from '../../../db/queries/index-answers.ts'
import { actorName, audit, type Ctx, requireRole } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import { INDEX_OPENING, type IndexAnswers, type IndexScore, scoreIndex } from '../../render/index.ts'
import { snapshotStored } from './published-versions.ts'
import { languagesOf } from './snapshot.ts'
import type { VersionNamed } from './version-named.ts'

const LONGEST_ANSWER = 500

/**
 * Answers the CDC Clear Communication Index for a version in a language, all or a part of it; later answers take the place of
 * earlier ones. Roles planner and approver. Throws `NotFound`, and `Invalid` for a language that the version is not written
 * in or an answer that is too long.
 */
export async function answerIndex(
  ctx: Ctx,
  { language, answers, ...named }: VersionNamed & { readonly language: string; readonly answers: IndexAnswers },
): Promise<IndexScore> {
  requireRole(ctx.actor, 'planner', 'approver')
  const { campaignId, materialId, number } = named
  const tooLong = INDEX_OPENING.find(({ key }) => (answers.opening[key] ?? '').length > LONGEST_ANSWER)
  if (tooLong !== undefined) {
    const message = `is longer than ${LONGEST_ANSWER} characters; shorten it`
    throw new Invalid([{ path: `opening.${tooLong.key}`, message, severity: 'error' }])
  }
  const written = languagesOf(await snapshotStored(ctx.db.rows, named))
  if (!written.includes(language)) {
    throw new Invalid(
      `version ${number} of ${materialId} is not written in ${language}; it is in ${written.join(', ')}`,
    )
  }
  const score = scoreIndex(answers)
  await ctx.db.write(async (tx) => {
    const row = { number, language, answers, answeredBy: actorName(ctx.actor), at: ctx.now.getTime() }
    await saveIndexAnswers(tx, campaignId, materialId, row)
    const after = { version: number, language, ...(score.complete && { score: Math.round(score.score) }) }
    await audit(tx, ctx, 'material.index', `${campaignId}/${materialId}`, null, after)
  })
  return score
}
