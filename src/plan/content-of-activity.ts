import { contentHash } from '../access/index.ts'
import type { CampaignPlan, PlannedActivity } from './campaign-plan.ts'
import { printsLaunch } from '../render/index.ts'
import type { Anchor } from '../schedule/index.ts'
import { canonicalJson } from './canonical-json.ts'
import { launchOf } from './plan-anchors.ts'

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
  readonly received?: unknown
  readonly when: string
  readonly repeat?: string | undefined
  readonly exdate?: readonly string[] | undefined
  readonly rdate?: readonly string[] | undefined
  /** Absent: the campaign's. */
  readonly clock?: 'recipient' | undefined
  readonly notBeforeActivity?: string | undefined
  readonly blackoutOverride?: { readonly name: string; readonly reason: string } | undefined
  readonly late: string
  /** The date of the launch, where the text prints it. */
  readonly launch?: Anchor | undefined
}

/**
 * The content in all languages and the facts printed with it, who gets it, on which channel and for which purpose, when,
 * and what becomes of it when it is late.
 */
export function contentOf(plan: CampaignPlan, activity: PlannedActivity): ApprovedContent {
  const launch = launchOf(plan.anchors)
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
    received: audience?.received,
    when: activity.when,
    repeat: activity.repeat,
    exdate: activity.exdate,
    rdate: activity.rdate,
    clock: activity.clock === 'recipient' ? activity.clock : undefined,
    notBeforeActivity: activity.notBeforeActivity,
    blackoutOverride: activity.blackoutOverride,
    late: activity.late,
    launch: message && printsLaunch(message.variants, launch.wall) ? launch : undefined,
  }
}

/** The hash over what an approver approves. */
export function activityHash(plan: CampaignPlan, activity: PlannedActivity): string {
  return contentHash(canonicalJson(contentOf(plan, activity)))
}
