import type { Rows } from '../../../db/index.ts'
import { anchorRows, campaignRow } from '../../../db/queries/plan.ts'
import {
  type MaterialContentRow,
  materialContentRows,
  materialRows,
  materialUses,
  type TranslationCheckRow,
  translationCheckRows,
} from '../../../db/queries/materials.ts'
import { contentHash, type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'
import { noCampaign } from '../stored/no-campaign.ts'

/** The materials of a campaign, with what of its plan they print and are checked by. */
export interface PlannedMaterials {
  readonly isExample: boolean
  readonly campaign: Omit<CampaignPlan, 'audiences' | 'goals' | 'channels' | 'messages' | 'activities'>
  readonly translations: readonly Translation[]
  /** Activities that lead to one of them; those that ended do not count. */
  readonly uses: readonly { readonly material: string; readonly activity: string }[]
}

/** How a material stands in one of the campaign's languages; the first language is the source. */
export interface Translation {
  readonly material: string
  readonly language: string
  /** `stale`: the source changed since it was written. `checked`: a second person found it right as it is now. */
  readonly state: 'source' | 'missing' | 'stale' | 'written' | 'checked'
  readonly author?: string
  readonly checkedBy?: string
}

/** For every role. Reads the parts that materials need and nothing of the ledger. Throws `NotFound`. */
export async function plannedMaterials(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<PlannedMaterials> {
  requireRole(ctx.actor, ...ROLES)
  return storedMaterials(ctx.db.rows, campaignId)
}

/** The same, for whoever was let in already. */
export async function storedMaterials(rows: Rows, campaignId: string): Promise<PlannedMaterials> {
  const row = await campaignRow(rows, campaignId)
  if (row === undefined) throw await noCampaign(rows, campaignId)
  const materials = await materialRows(rows, campaignId)
  const materialContents = await materialContentRows(rows, campaignId)
  const checks = await translationCheckRows(rows, campaignId)
  const none = { audiences: [], channels: [], messages: [], variants: [], goals: [], activities: [] }
  const anchors = await anchorRows(rows, campaignId)
  const plan = planOfRows({ campaign: row, anchors, materials, materialContents, ...none })
  const { audiences: _a, goals: _g, channels: _c, messages: _m, activities: _t, ...campaign } = plan
  const translations = materials.flatMap(({ id }) =>
    plan.languages.map((language) => translationOf(id, language, plan.languages[0]!, materialContents, checks)),
  )
  return { isExample: row.isExample, campaign, translations, uses: await materialUses(rows, campaignId) }
}

function translationOf(
  material: string,
  language: string,
  first: string,
  contents: readonly MaterialContentRow[],
  checks: readonly TranslationCheckRow[],
): Translation {
  const written = (tag: string) => contents.find((one) => one.materialId === material && one.language === tag)
  const [own, source] = [written(language), written(first)]
  if (own === undefined) return { material, language, state: 'missing' }
  const { author } = own
  if (language === first) return { material, language, state: 'source', author }
  if (own.sourceHash !== source?.sourceHash) return { material, language, state: 'stale', author }
  const check = checks.find((one) => one.materialId === material && one.language === language)
  const isSame =
    check?.contentHash === contentHash(canonicalJson(own.content)) && check.sourceHash === source.sourceHash
  if (!isSame) return { material, language, state: 'written', author }
  return { material, language, state: 'checked', author, checkedBy: check.checkedBy }
}
