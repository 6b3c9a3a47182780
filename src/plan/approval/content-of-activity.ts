import type { CampaignPlan, PlannedActivity, PlannedMaterial } from '../campaign-plan.ts'
import { contactsCalled, mayCallContact, type MessageVariant, printsDay, saysLaunch } from '../../render/index.ts'
import type { Anchor } from '../../schedule/index.ts'
import { launchOf } from '../dates/plan-anchors.ts'

/** What an approver approves of an activity; kept beside each decision, so it only ever gains fields. */
export interface ApprovedContent {
  readonly title: string
  readonly service: { readonly name: string; readonly url: string }
  readonly languages: readonly string[]
  readonly channel: string | undefined
  readonly purpose: string | undefined
  /** Language, subject and body, in the order of the languages' tags. */
  readonly variants: readonly (readonly [language: string, subject: string, body: string])[]
  /** The helplines that the message prints, by their names; absent where it prints none. */
  readonly helplines?: CampaignPlan['helplines']
  /** The material that the message leads to. */
  readonly material?: ApprovedMaterial | undefined
  /** What is put up on an offline channel; no version: the newest that is published by then, which somebody approves by publishing it. */
  readonly putsUp?: { readonly material: string; readonly version?: number | undefined } | undefined
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
  /** The launch, where the text says it by its fact, or has its day written out and the launch was at another time of it. */
  readonly launch?: Anchor | undefined
  /** Days that the launch had, has no more, and that the text has written out, in their order. */
  readonly daysHad?: readonly string[] | undefined
}

/** The wall times that the launch of a campaign had before it was moved, the first one first. */
export type LaunchesHad = readonly string[]

/**
 * The content in all languages and the facts printed with it, who gets it, on which channel and for which purpose, when,
 * and what becomes of it when it is late.
 */
export function contentOf(plan: CampaignPlan, activity: PlannedActivity, launchesHad: LaunchesHad): ApprovedContent {
  const { title, service, languages } = plan
  const { when, repeat, exdate, rdate, notBeforeActivity, late } = activity
  const schedule = { when, repeat, exdate, rdate, notBeforeActivity, late }
  if (activity.kind === 'offline') {
    const { channel, material, materialVersion: version } = activity
    const nothingSent = { purpose: undefined, variants: [] }
    return { title, service, languages, channel, ...nothingSent, putsUp: { material, version }, ...schedule }
  }
  const message = plan.messages.find(({ id }) => id === activity.message)
  const audience = plan.audiences.find(({ id }) => id === activity.audience)
  const variants = message?.variants.map(({ language, subject, body }) => [language, subject, body] as const) ?? []
  return {
    title,
    service,
    languages,
    channel: message?.channel,
    purpose: message?.purpose,
    variants: variants.sort(([one], [other]) => (one < other ? -1 : 1)),
    ...(message && helplinesIn(message, plan.helplines)),
    material: materialOf(plan, activity),
    rule: audience?.rule,
    list: audience?.list,
    received: audience?.received,
    ...schedule,
    clock: activity.clock === 'recipient' ? activity.clock : undefined,
    blackoutOverride: activity.blackoutOverride,
    ...(message && launchTold(textsOf(plan, activity), launchOf(plan.anchors), launchesHad)),
  }
}

/** A change of a helpline is a change of every message that prints it, and of no other. */
function helplinesIn(
  { variants }: Pick<CampaignPlan['messages'][number], 'variants'>,
  helplines: CampaignPlan['helplines'] = {},
): Pick<ApprovedContent, 'helplines'> {
  const printed = new Set(variants.flatMap(({ body }) => contactsCalled(body)))
  const told = Object.entries(helplines).filter(([name]) => printed.has(name))
  return told.length > 0 ? { helplines: Object.fromEntries(told) } : {}
}

function materialOf(
  { materials, helplines }: CampaignPlan,
  { material }: PlannedActivity,
): ApprovedContent['material'] {
  const found = materials.find(({ id }) => id === material)
  if (found === undefined) return undefined
  return { ...found, ...(saysHelplines(found) && helplines && { helplines }) }
}

/** A material as it is approved, with the helplines it may print. */
export type ApprovedMaterial = PlannedMaterial & Pick<CampaignPlan, 'helplines'>

/** Whether a material may print any of its campaign's helplines. */
function saysHelplines({ contents }: PlannedMaterial): boolean {
  return mayCallContact(JSON.stringify(contents))
}

/**
 * Everything that readers of an activity are told, with what its material says; a timeline always tells the launch. What is
 * put up was approved when it was published.
 */
export function textsOf({ messages, materials }: CampaignPlan, activity: PlannedActivity): readonly MessageVariant[] {
  if (activity.kind === 'offline') return []
  const { variants = [] } = messages.find(({ id }) => id === activity.message) ?? {}
  const material = materials.find(({ id }) => id === activity.material)
  if (material === undefined) return variants
  const timeline = Object.values(material.figures).some(({ chart }) => chart === 'timeline')
  const said = material.contents.map(({ language, content }): MessageVariant => ({
    language,
    subject: timeline ? '{{launch.date}}' : '',
    body: JSON.stringify(content),
  }))
  return [...variants, ...said]
}

/**
 * What a text tells its readers of the launch. A date written out does not move with it: it is right until the launch
 * leaves that day, and again when it comes back, or comes to a day that was written in advance.
 */
export function launchTold(
  variants: readonly MessageVariant[],
  launch: Anchor,
  launchesHad: LaunchesHad,
): Pick<ApprovedContent, 'launch' | 'daysHad'> {
  const firstOfDay = new Map<string, string>()
  for (const wall of [...launchesHad, launch.wall]) {
    const day = wall.slice(0, 10)
    if (!firstOfDay.has(day)) firstOfDay.set(day, wall)
  }
  const day = launch.wall.slice(0, 10)
  const isOtherTime = firstOfDay.get(day) !== launch.wall && printsDay(variants, day)
  const daysHad = [...firstOfDay.keys()].filter((had) => had !== day && printsDay(variants, had))
  return {
    launch: isOtherTime || saysLaunch(variants) ? launch : undefined,
    daysHad: daysHad.length > 0 ? daysHad.sort() : undefined,
  }
}
