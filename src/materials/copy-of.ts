import { type PlannedMaterial, workingCalendar } from '../plan/index.ts'
import { launchFacts } from '../render/index.ts'
import { instantOf, parseDeadline, wallOf } from '../schedule/index.ts'
import type { CampaignOfMaterial, Copy } from './drawing.ts'

/** A material as it is now in a language, with the facts it prints. Days are those of the launch's zone. */
export function copyOf<Material extends PlannedMaterial>(
  campaign: CampaignOfMaterial,
  material: Material,
  language: string,
  now: Date,
): Copy<Material> {
  const { service, title, anchors, calendar } = campaign
  const { wall, zone } = anchors['launch']!
  const { nextReview } = material
  const dayOf = (instant: number) => wallOf(instant, zone).slice(0, 10)
  return {
    campaign,
    material,
    language,
    facts: { service, campaign: { title }, launch: launchFacts(new Date(instantOf(wall, zone)), zone, language) },
    version: 'draft',
    date: dayOf(now.getTime()),
    nextReview: dayOf(parseDeadline(nextReview, anchors, zone, workingCalendar(calendar))),
  }
}
