import { launchFacts, type MessageFacts } from '../../render/index.ts'
import { instantOf } from '../../schedule/index.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { launchOf } from '../dates/plan-anchors.ts'

/** What texts of a campaign print of it, in the words of a language; the launch as its own zone has it. */
export function factsOfCampaign(
  { service, title, anchors }: Pick<CampaignPlan, 'service' | 'title' | 'anchors'>,
  language: string,
): MessageFacts {
  const { wall, zone } = launchOf(anchors)
  return { service, campaign: { title }, launch: launchFacts(new Date(instantOf(wall, zone)), zone, language) }
}
