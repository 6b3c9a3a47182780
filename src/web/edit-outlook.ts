import type { Ctx } from '../access/index.ts'
import { checkAudienceRule, countAudience } from '../audience/index.ts'
import { Invalid } from '../errors.ts'
import { inspectTyped, type MaterialInspection } from '../materials/index.ts'
import {
  activitiesWithHelpline,
  contentPartOf,
  type InspectedVariant,
  inspectTypedMessage,
  type PartForm,
  readYaml,
  showPlan,
} from '../plan/index.ts'
import { counted } from './words/numbers.ts'

/** Approved activities whose approval is void as soon as this part changes. */
export async function approvedUses(ctx: Ctx, { part, campaign, usedBy }: PartForm): Promise<string[]> {
  if (!['facts', 'audience', 'message', 'material', 'material-content', 'helpline', 'activity'].includes(part.kind))
    return []
  const covered =
    part.kind === 'helpline'
      ? await activitiesWithHelpline(ctx, { campaignId: campaign.id, helpline: part.id ?? '' })
      : []
  const { occurrences } = await showPlan(ctx, { campaignId: campaign.id })
  const isMeant = (activity: string) =>
    part.kind === 'facts' ||
    covered.includes(activity) ||
    (part.kind === 'activity' ? activity === part.id : usedBy.includes(`activity ${activity}`))

  const approved = occurrences.filter((one) => one.approved && isMeant(one.activity))
  return [...new Set(approved.map(({ activity }) => activity))]
}

/** How many people the audience in a form has now; nothing for other parts, or while its rule cannot be read. */
export async function peopleIn(
  ctx: Ctx,
  { part }: PartForm,
  { where = '', list = '' }: Readonly<Record<string, string>>,
): Promise<number | undefined> {
  if (part.kind !== 'audience') return undefined
  const { source, problems } = readYaml(where)
  const rule = source?.value ?? undefined
  if (problems.length > 0 || checkAudienceRule(rule).length > 0) return undefined
  return countAudience(ctx, { rule, ...(list.trim() !== '' && { list: list.trim() }) })
}

/** What is known of the texts of a message by language, or of a material in one. */
export interface TextsTyped {
  readonly message?: readonly InspectedVariant[]
  readonly material?: MaterialInspection
}

/** What is known of the texts as they stand in a form; nothing for other parts, or while they cannot be read. */
export async function textsIn(
  ctx: Ctx,
  { part, campaign, choices }: PartForm,
  values: Readonly<Record<string, string>>,
): Promise<TextsTyped | undefined> {
  const { kind, id } = part
  const campaignId = campaign.id
  if (kind === 'message')
    return { message: await inspectTypedMessage(ctx, { campaignId, values, names: choices.names }) }
  if (kind !== 'material-content' || id === undefined) return undefined
  try {
    const typed = { campaignId, part: { kind, id }, values, language: contentPartOf(id).language }
    return { material: await inspectTyped(ctx, typed) }
  } catch (error) {
    // What is wrong is told beside the fields.
    if (error instanceof Invalid) return undefined
    throw error
  }
}

/** For an activity that began to go out: what becomes of it when it is taken out. */
export async function reachedBy(ctx: Ctx, { part, campaign }: PartForm): Promise<string | undefined> {
  if (part.kind !== 'activity') return undefined
  const { occurrences } = await showPlan(ctx, { campaignId: campaign.id })
  const own = occurrences.filter(({ activity }) => activity === part.id)
  const sum = (count: (counts: (typeof own)[number]['counts']) => number) =>
    own.reduce((total, { counts }) => total + count(counts), 0)
  const gone = sum(({ sent, handedOff, unknown, failed }) => sent + handedOff + unknown + failed)
  if (gone === 0) return undefined
  const people = counted(gone, 'person', 'people')
  const left = counted(
    sum(({ queued }) => queued),
    'person',
    'people',
  )
  return `It went out to ${people} already, which stays on record. It ends now: ${left} who still wait for it do not get it.`
}
