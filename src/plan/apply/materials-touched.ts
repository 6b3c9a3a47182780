import type { CampaignPlan, PlannedMaterial } from '../campaign-plan.ts'
import { sameContent } from '../canonical-json.ts'

/** Materials that say, print or are held against something else than before; new ones are among them. */
export function materialsTouched(before: CampaignPlan, after: CampaignPlan): string[] {
  const isSamePrinted = sameContent(printed(before), printed(after))
  return after.materials.flatMap((material) => {
    const old = before.materials.find(({ id }) => id === material.id)
    return isSamePrinted && old !== undefined && sameContent(said(old), said(material)) ? [] : [material.id]
  })
}

/** A file has its languages in another order than the database. */
function said({ contents, ...material }: PlannedMaterial) {
  return { ...material, contents: Object.fromEntries(contents.map(({ language, content }) => [language, content])) }
}

/** What of a campaign its materials print or are checked by; dates of anchors are moved, not written. */
function printed({ title, service, languages, coreMessages, jargon, allowedDomains, helplines }: CampaignPlan) {
  return { title, service, languages, coreMessages, jargon, allowedDomains, helplines }
}
