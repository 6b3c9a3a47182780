import type { Rows } from '../../../db/index.ts'
import { type MaterialCheckRow, materialCheckRows } from '../../../db/queries/material-checks.ts'
import { contentHash, type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { wallOf } from '../../schedule/index.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { PlannedMaterial } from '../campaign-plan.ts'
import { launchOf } from '../dates/plan-anchors.ts'
import type { MaterialCheck } from '../file/material-checks.ts'
import { type PlannedMaterials, storedMaterials } from '../show/planned-materials.ts'
import { type CheckFinding, withOverrides } from './check-finding.ts'

/** How a material stands with its checks in a language. */
export interface MaterialStanding {
  readonly material: string
  readonly language: string
  /** Whether the checks were run on exactly what it says and prints now; else there are no findings. */
  readonly isChecked: boolean
  /** Whether a browser measured how its text fits. */
  readonly isMeasured: boolean
  readonly findings: readonly CheckFinding[]
}

/** Raise it when a check finds other things than before, so that what was checked by the old ones is checked once more. */
const CHECKS_VERSION = 3

/**
 * The hash of all that the checks of a material in a language go by, as it is at `now`: what it says and prints there, what
 * it is held against, and how its translation stands. Not who answers for a check: that lifts it without a new check.
 */
export function hashOfChecked(
  { campaign, translations }: PlannedMaterials,
  material: PlannedMaterial,
  language: string,
  now: Date,
): string {
  const { title, service, languages, anchors, calendar, jargon, allowedDomains, helplines } = campaign
  const { contents, overrides: _overrides, ...facts } = material
  const today = dayAt(now, campaign)
  const proofs = campaign.coreMessages
    .filter(({ id }) => material.core.includes(id))
    .map((core) => ({ ...core, hasRunOut: hasRunOut(core, today) }))
  const says = [language, languages[0]].map((tag) => contents.find((one) => one.language === tag)?.content)
  const state = translations.find((one) => one.material === material.id && one.language === language)?.state
  const printed = { title, service, first: languages[0], anchors, calendar, helplines }
  return contentHash(
    canonicalJson({ checks: CHECKS_VERSION, language, facts, says, state, printed, proofs, jargon, allowedDomains }),
  )
}

/** The day at an instant in the zone of the launch, by which proofs run out. */
export function dayAt(now: Date, { anchors }: Pick<PlannedMaterials['campaign'], 'anchors'>): string {
  return wallOf(now.getTime(), launchOf(anchors).zone).slice(0, 10)
}

/** Whether the last day of a proof is before `today`. */
export function hasRunOut({ proofUntil }: { readonly proofUntil?: string }, today: string): boolean {
  return proofUntil !== undefined && proofUntil < today
}

/** How the materials of a campaign stand with their checks, in all of its languages. For every role. Throws `NotFound`. */
export async function materialStandings(
  ctx: Ctx,
  { campaignId }: { campaignId: string },
): Promise<readonly MaterialStanding[]> {
  requireRole(ctx.actor, ...ROLES)
  return standingsIn(ctx.db.rows, campaignId, ctx.now)
}

/** The same, for whoever was let in already; of all materials, or of those named. */
export async function standingsIn(
  rows: Rows,
  campaignId: string,
  now: Date,
  named?: readonly string[],
): Promise<readonly MaterialStanding[]> {
  const planned = await storedMaterials(rows, campaignId)
  const checks = await materialCheckRows(rows, campaignId)
  const { materials, languages } = planned.campaign
  const meant = materials.filter(({ id }) => named === undefined || named.includes(id))
  return meant.flatMap((material) => languages.map((language) => standingOf(planned, material, language, checks, now)))
}

function standingOf(
  planned: PlannedMaterials,
  material: PlannedMaterial,
  language: string,
  checks: readonly MaterialCheckRow[],
  now: Date,
): MaterialStanding {
  const { id, overrides } = material
  const row = checks.find((one) => one.materialId === id && one.language === language)
  if (row?.checkedHash !== hashOfChecked(planned, material, language, now))
    return { material: id, language, isChecked: false, isMeasured: false, findings: [] }
  const findings = row.findings.map((finding): CheckFinding => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only findings of checks are ever stored
    return { ...finding, check: finding.check as MaterialCheck, language }
  })
  return {
    material: id,
    language,
    isChecked: true,
    isMeasured: row.isMeasured,
    findings: withOverrides(findings, overrides),
  }
}
