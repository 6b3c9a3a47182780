import { type PlannedMaterial, workingCalendar } from '../plan/index.ts'
import { launchFacts } from '../render/index.ts'
import { instantOf, parseDeadline, wallOf } from '../schedule/index.ts'
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
  const { service, title, anchors } = campaign
  const { wall, zone } = anchors['launch']!
  return {
    campaign,
    material,
    language,
    pictures,
    facts: { service, campaign: { title }, launch: launchFacts(new Date(instantOf(wall, zone)), zone, language) },
    version: 'draft',
    date: wallOf(now.getTime(), zone).slice(0, 10),
    nextReview: nextReviewOf(campaign, material),
  }
}

/** The day by which a material is looked at again, `YYYY-MM-DD`, in the launch's zone. */
export function nextReviewOf(
  { anchors, calendar }: Pick<CampaignOfMaterial, 'anchors' | 'calendar'>,
  { nextReview }: Pick<PlannedMaterial, 'nextReview'>,
): string {
  const { zone } = anchors['launch']!
  return wallOf(parseDeadline(nextReview, anchors, zone, workingCalendar(calendar)), zone).slice(0, 10)
}
