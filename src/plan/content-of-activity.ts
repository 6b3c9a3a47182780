import { contentHash } from '../access/index.ts'
import type { CampaignPlan, PlannedActivity } from './campaign-plan.ts'
import { canonicalJson } from './canonical-json.ts'

/**
 * The hash over what an approver approves: the content in all languages and the facts printed with it, who gets it, on
 * which channel and for which purpose, when, and what becomes of it when it is late.
 */
export function activityHash(plan: CampaignPlan, activity: PlannedActivity): string {
  const message = plan.messages.find(({ id }) => id === activity.message)
  const audience = plan.audiences.find(({ id }) => id === activity.audience)
  const variants = message?.variants.map(({ language, subject, body }) => [language, subject, body]) ?? []
  return contentHash(
    canonicalJson({
      title: plan.title,
      service: plan.service,
      languages: plan.languages,
      channel: message?.channel,
      purpose: message?.purpose,
      variants: variants.sort(([one], [other]) => (one! < other! ? -1 : 1)),
      rule: audience?.rule,
      list: audience?.list,
      when: activity.when,
      late: activity.late,
    }),
  )
}
