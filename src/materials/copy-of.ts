import { factsOfCampaign, type PlannedMaterial } from '../plan/index.ts'
import { wallOf } from '../schedule/index.ts'
import { dayMeant } from './day-meant.ts'
import type { CampaignOfMaterial, Copy } from './drawing.ts'
import type { Pictures } from './pictures-of.ts'

/** A material as it is now in a language, with the facts it prints. Days are those of the launch's zone. */
export function copyOf<Material extends PlannedMaterial>(
  campaign: CampaignOfMaterial,
  material: Material,
  language: string,
  now: Date,
  pictures: Pictures,
): Copy<Material> {
  const { zone } = campaign.anchors['launch']!
  return {
    campaign,
    material,
    language,
    pictures,
    facts: factsOfCampaign(campaign, language),
    version: 'draft',
    date: wallOf(now.getTime(), zone).slice(0, 10),
    nextReview: dayMeant(material.nextReview, campaign),
  }
}
