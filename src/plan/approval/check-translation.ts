import { campaignRow } from '../../../db/queries/plan.ts'
import { materialContentRows, saveTranslationCheck } from '../../../db/queries/materials.ts'
import { actorName, audit, contentHash, type Ctx, requireRole } from '../../access/index.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../errors.ts'
import { canonicalJson } from '../canonical-json.ts'
import { noCampaign } from '../stored/no-campaign.ts'

export interface CheckTranslationInput {
  readonly campaignId: string
  readonly materialId: string
  readonly language: string
  /** What was read, as `seenTranslation` gave it. */
  readonly seen: string
}

/** A translation as it is now, together with its source, as a token. */
export function seenTranslation(content: unknown, source: unknown): string {
  return contentHash(canonicalJson([content, source]))
}

/**
 * A second person says that a translation says what its source says now. Roles planner and approver, but not whoever wrote
 * it. Throws `NotAllowed`, `NotFound`, `Invalid` for the source itself, and `Conflict` where it changed since it was read.
 */
export async function checkTranslation(ctx: Ctx, input: CheckTranslationInput): Promise<void> {
  requireRole(ctx.actor, 'planner', 'approver')
  const { campaignId, materialId, language, seen } = input
  await ctx.db.write(async (tx) => {
    const campaign = await campaignRow(tx, campaignId)
    if (campaign === undefined) throw await noCampaign(tx, campaignId)
    const contents = (await materialContentRows(tx, campaignId)).filter((one) => one.materialId === materialId)
    const [own, source] = [language, campaign.languages[0]].map((tag) => contents.find((one) => one.language === tag))
    if (own === undefined || source === undefined)
      throw new NotFound(`${campaignId} has no material ${materialId} in ${language}`)
    if (own === source) throw new Invalid(`${language} is the language that all others are translated from`)
    const checkedBy = actorName(ctx.actor)
    if (own.author === checkedBy) {
      throw new NotAllowed(`${checkedBy} wrote what ${materialId} says in ${language}; somebody else has to check it`)
    }
    if (seenTranslation(own.content, source.content) !== seen)
      throw new Conflict(`what ${materialId} says changed since you read it; read it again`)
    const { sourceHash } = source
    const row = { materialId, language, contentHash: contentHash(canonicalJson(own.content)), sourceHash, checkedBy }
    await saveTranslationCheck(tx, campaignId, { ...row, at: ctx.now.getTime() })
    await audit(tx, ctx, 'translation.check', `${campaignId}/${materialId}`, null, { language, author: own.author })
  })
}
