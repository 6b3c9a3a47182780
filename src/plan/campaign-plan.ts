import type { MessageVariant } from '../render/index.ts'
import type { Anchor } from '../schedule/index.ts'

/** A whole plan in the words of the product, every part checked and every name resolved. */
export interface CampaignPlan {
  readonly id: string
  readonly title: string
  readonly service: { readonly name: string; readonly url: string }
  /** The first is the fallback. */
  readonly languages: readonly string[]
  /** Always has `launch`. */
  readonly anchors: Readonly<Record<string, Anchor>>
  readonly quietHours?: { readonly from: string; readonly to: string }
  readonly budget?: { readonly currency: string; readonly total: number }
  readonly coreMessages: readonly { readonly id: string; readonly text: string; readonly proof?: string }[]
  /** Attributes of contacts that messages may use although no audience asks for them. */
  readonly attributes: readonly string[]
  readonly audiences: readonly PlannedAudience[]
  readonly goals: readonly PlannedGoal[]
  readonly channels: readonly { readonly id: string; readonly kind: 'email'; readonly rate?: string }[]
  readonly messages: readonly PlannedMessage[]
  readonly activities: readonly PlannedActivity[]
}

interface PlannedAudience {
  readonly id: string
  readonly title: string
  readonly population?: { readonly size: number; readonly source: string; readonly date: string }
  /** The `where` rule as written. */
  readonly rule?: unknown
  readonly list?: string
}

export interface PlannedGoal {
  readonly id: string
  readonly level: 'output' | 'outtake' | 'outcome' | 'impact'
  readonly metric: string
  readonly audience: string
  readonly baseline: { readonly value: number | string; readonly date: string; readonly source: string }
  /** `share` is 0..1 of the audience's sourced population. */
  readonly target: { readonly share: number } | { readonly count: number }
  readonly by: string
  readonly measuredBy: string
}

interface PlannedMessage {
  readonly id: string
  readonly channel: string
  readonly purpose: 'service' | 'public-task' | 'marketing' | 'emergency'
  /** Ids of core messages. */
  readonly core: readonly string[]
  readonly variants: readonly MessageVariant[]
}

export interface PlannedActivity {
  readonly id: string
  readonly message: string
  readonly audience: string
  /** As written, such as `launch-14d 09:00`. */
  readonly when: string
  readonly late: string
  readonly owner?: string
}
