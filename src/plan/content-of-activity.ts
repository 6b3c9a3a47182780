import { contentHash } from '../access/index.ts'
import type { CampaignPlan, PlannedActivity } from './campaign-plan.ts'
import { canonicalJson } from './canonical-json.ts'

/** What an approver approves of an activity; kept beside each decision, so it only ever gains fields. */
export interface ApprovedContent {
  readonly title: string
  readonly service: { readonly name: string; readonly url: string }
  readonly languages: readonly string[]
  readonly channel: string | undefined
  readonly purpose: string | undefined
  /** Language, subject and body, in the order of the languages' tags. */
  readonly variants: readonly (readonly [language: string, subject: string, body: string])[]
  readonly rule?: unknown
  readonly list?: string | undefined
  readonly when: string
  readonly late: string
}

/**
 * The content in all languages and the facts printed with it, who gets it, on which channel and for which purpose, when,
 * and what becomes of it when it is late.
 */
export function contentOf(plan: CampaignPlan, activity: PlannedActivity): ApprovedContent {
  const message = plan.messages.find(({ id }) => id === activity.message)
  const audience = plan.audiences.find(({ id }) => id === activity.audience)
  const variants = message?.variants.map(({ language, subject, body }) => [language, subject, body] as const) ?? []
  return {
    title: plan.title,
    service: plan.service,
    languages: plan.languages,
    channel: message?.channel,
    purpose: message?.purpose,
    variants: variants.sort(([one], [other]) => (one < other ? -1 : 1)),
    rule: audience?.rule,
    list: audience?.list,
    when: activity.when,
    late: activity.late,
  }
}

/** The hash over what an approver approves. */
export function activityHash(plan: CampaignPlan, activity: PlannedActivity): string {
  return contentHash(canonicalJson(contentOf(plan, activity)))
}
