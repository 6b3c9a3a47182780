import { saveMaterialCheck } from '../../../db/queries/material-checks.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import {
  type CheckFinding,
  hashOfChecked,
  type MaterialStanding,
  materialStandings,
  plannedMaterials,
  withOverrides,
} from '../../plan/index.ts'
import type { DrawingPorts } from '../drawing.ts'
import { languageIn, materialIn } from '../asked-material.ts'
import { type Pictures, picturesOf } from '../pictures-of.ts'
import { type Examining, findInMaterial } from './find-in-material.ts'

/** What the checks found in one language of a material. */
export interface CheckedMaterial {
  readonly material: string
  readonly language: string
  /** Each with who answers for it, where somebody does. */
  readonly findings: readonly CheckFinding[]
  /** Whether a browser measured how the text fits. */
  readonly isMeasured: boolean
}

export interface CheckMaterialsInput {
  readonly campaignId: string
  /** Absent: all. */
  readonly materialIds?: readonly string[]
  /** Absent: every language of the campaign. */
  readonly language?: string
  /** Also what was checked already as it is now. */
  readonly again?: boolean
}

/** Runs all checks of one material, whether they were run before or not; otherwise as `checkMaterials`. */
export async function checkMaterial(
  ctx: Ctx,
  ports: DrawingPorts,
  { materialId, ...input }: Pick<CheckMaterialsInput, 'campaignId' | 'language'> & { readonly materialId: string },
): Promise<readonly CheckedMaterial[]> {
  return checkMaterials(ctx, ports, { ...input, materialIds: [materialId], again: true })
}

/**
 * Runs all checks of materials and keeps what they found, for approval to go by: it counts for exactly what was checked.
 * What was checked as it is now, by a browser too, is not checked again. Nothing is held while it is drawn. Roles planner
 * and approver; others see what was found. Throws `NotFound`, and `Invalid` for a language that the campaign does not have.
 */
export async function checkMaterials(
  ctx: Ctx,
  ports: DrawingPorts,
  { campaignId, materialIds, language, again = false }: CheckMaterialsInput,
): Promise<readonly CheckedMaterial[]> {
  requireRole(ctx.actor, 'planner', 'approver')
  const planned = await plannedMaterials(ctx, { campaignId })
  const { materials, languages } = planned.campaign
  const asked = language === undefined ? languages : [languageIn(planned.campaign, language)]
  const chosen = materialIds?.map((id) => materialIn(planned, id)) ?? materials
  const standings = again ? [] : await materialStandings(ctx, { campaignId })
  const checked: CheckedMaterial[] = []
  for (const material of chosen) {
    let pictures: Pictures | undefined
    for (const tag of asked) {
      const known = standings.find((one) => one.material === material.id && one.language === tag && isKnown(one))
      if (known !== undefined) {
        checked.push(known)
        continue
      }
      pictures ??= await picturesOf(ctx.db.rows, campaignId, material)
      checked.push(await checkOne(ctx, ports, { planned, material, language: tag, now: ctx.now, pictures }))
    }
  }
  return checked.map(({ material, language: tag, findings, isMeasured }) => {
    return { material, language: tag, findings, isMeasured }
  })
}

function isKnown({ isChecked, isMeasured }: MaterialStanding): boolean {
  return isChecked && isMeasured
}

async function checkOne(ctx: Ctx, ports: DrawingPorts, examining: Examining): Promise<CheckedMaterial> {
  const { planned, material, language, now } = examining
  const { findings, isMeasured } = await findInMaterial(ports, examining, 'measuring')
  const kept = {
    materialId: material.id,
    language,
    checkedHash: hashOfChecked(planned, material, language, now),
    findings: findings.map(({ language: _language, ...finding }) => finding),
    isMeasured,
    at: now.getTime(),
  }
  await ctx.db.write((tx) => saveMaterialCheck(tx, planned.campaign.id, kept))
  return { material: material.id, language, findings: withOverrides(findings, material.overrides), isMeasured }
}
