import type { PlannedMaterial } from '../plan/index.ts'
import { launchFacts } from '../render/index.ts'
import { instantOf, wallOf } from '../schedule/index.ts'
import { dayMeant } from './day-meant.ts'
import type { CampaignOfMaterial, Copy } from './drawing.ts'

/** A material as it is now in a language, with the facts it prints. Days are those of the launch's zone. */
export function copyOf<Material extends PlannedMaterial>(
  campaign: CampaignOfMaterial,
  material: Material,
  language: string,
  now: Date,
): Copy<Material> {
  const { service, title, anchors } = campaign
  const { wall, zone } = anchors['launch']!
  return {
    campaign,
    material,
    language,
    facts: { service, campaign: { title }, launch: launchFacts(new Date(instantOf(wall, zone)), zone, language) },
    version: 'draft',
    date: wallOf(now.getTime(), zone).slice(0, 10),
    nextReview: dayMeant(material.nextReview, campaign),
  }
}
