import type { Rows } from '../../../db/index.ts'
import { isStanding } from './check-finding.ts'
import { type MaterialStanding, standingsIn } from './checked-material.ts'
import { type GivesMaterial, materialsAsTheyAre } from './material-given-out.ts'

/** What keeps an activity from being approved because of the material it gives to people, in sentences. */
export type FaultsOfMaterial = (activity: GivesMaterial) => readonly string[]

/**
 * Reads what the checks of the materials of these activities found. `unchecked`: whether it is a fault that a material was
 * not checked as it is now; where the checks are run before anything is decided, it is none yet.
 */
export async function faultsOfMaterials(
  rows: Rows,
  campaignId: string,
  activities: readonly GivesMaterial[],
  now: Date,
  unchecked: 'is a fault' | 'is checked first',
): Promise<FaultsOfMaterial> {
  const asItIs = await materialsAsTheyAre(rows, campaignId, activities)
  if (activities.every((activity) => asItIs(activity) === undefined)) return () => []
  const faultsOf = await faultsAsItIs(rows, campaignId, now, unchecked)
  return (activity) => {
    const materialId = asItIs(activity)
    return materialId === undefined ? [] : faultsOf(materialId)
  }
}

/** The same of materials as they are now, whoever uses them. */
export async function faultsAsItIs(
  rows: Rows,
  campaignId: string,
  now: Date,
  unchecked: 'is a fault' | 'is checked first',
): Promise<(materialId: string) => readonly string[]> {
  const standings = await standingsIn(rows, campaignId, now)
  return (materialId) => {
    const own = standings.filter(({ material }) => material === materialId)
    return [
      ...(unchecked === 'is a fault' ? neverRun(campaignId, own) : []),
      ...own.flatMap((standing) => standingFaults(standing)),
    ]
  }
}

function neverRun(campaignId: string, standings: readonly MaterialStanding[]): string[] {
  const missing = standings.filter(({ isChecked }) => !isChecked)
  const [first] = missing
  if (first === undefined) return []
  const languages = missing.map(({ language }) => language).join(', ')
  const run = `run \`material check ${campaignId} ${first.material}\``
  return [`the checks of material ${first.material} (${languages}) were not run on exactly what it says now; ${run}`]
}

/** One sentence for each check that failed, with the first thing that it found. */
function standingFaults({ material, language, findings }: MaterialStanding): string[] {
  const failed = Map.groupBy(findings.filter(isStanding), ({ check }) => check)
  return [...failed].map(([check, [first, ...more]]) => {
    const others = more.length === 0 ? '' : ` (and ${more.length} more)`
    const advice = `mend it, or name ${check} under its overrides with who answers for it and why`
    return `material ${material} (${language}) fails the check ${check}: ${first!.message}${others} – ${advice}`
  })
}
