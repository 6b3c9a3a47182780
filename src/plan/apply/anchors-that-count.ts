import type { AnchorRow } from '../../../db/queries/plan.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { anchorsOfRows } from '../stored/anchors-of-rows.ts'
import { datedText } from '../dates/dated-occurrence.ts'
import type { Anchors } from '../dates/plan-anchors.ts'

/**
 * The anchors of a campaign that is there already: its own, and from the file only those it never had. One the file no
 * longer names stays, or it could come back under the same name with another date, and an approval with it.
 */
export function anchorsThatCount(
  stored: readonly AnchorRow[],
  plan: CampaignPlan,
): { anchors: Anchors; notes: string[] } {
  const own = anchorsOfRows(stored)
  const notes = Object.entries(plan.anchors).flatMap(([name, inFile]) => {
    const counts = Object.hasOwn(own, name) ? own[name] : undefined
    if (counts === undefined || (counts.wall === inFile.wall && counts.zone === inFile.zone)) return []
    const option = name === 'launch' ? '' : ` --anchor ${name}`
    return [
      `${name} in the file is ${datedText(inFile)}; the campaign's is ${datedText(counts)} and counts; to move it: launch move ${plan.id} ${inFile.wall}${option}`,
    ]
  })
  return { anchors: { ...plan.anchors, ...own }, notes }
}
