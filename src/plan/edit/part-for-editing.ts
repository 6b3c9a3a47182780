import { planRows } from '../../../db/queries/plan.ts'
import { listsFor } from '../../../db/queries/plan-history.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { NotFound } from '../../errors.ts'
import type { DateFrame, Scheduled } from '../dates/dates-of-activities.ts'
import { fileOfPlan, type WrittenCampaign } from '../file/file-of-plan.ts'
import { valueAt } from './value-at.ts'
import { mapsIn } from './boundaries-in-form.ts'
import { textOf } from './form-values.ts'
import { keptDates } from '../dates/kept-dates.ts'
import { messageNames } from '../file/message-names.ts'
import { fieldsOf } from './part-fields.ts'
import { contentPartOf, isThereOnce, type Part, placeOf, usesOf } from './part-of-plan.ts'
import { planAhead } from '../stored/plan-of-rows.ts'
import { hasPart, noPart, seenOf, whyEnded } from './seen-part.ts'
import { type ShownDate, shownDate } from '../show/show-plan.ts'
import { noCampaign } from '../stored/no-campaign.ts'

/** A part of a campaign as a form shows it. */
export interface PartForm {
  readonly part: Part
  readonly campaign: {
    readonly id: string
    readonly title: string
    readonly isExample: boolean
    readonly languages: readonly string[]
  }
  /** Every field of the form; empty where there is nothing. */
  readonly values: Readonly<Record<string, string>>
  /** For a translation: what its source says, by the same names. */
  readonly source?: { readonly language: string; readonly values: Readonly<Record<string, string>> }
  /** Opaque; goes back with the edit. Empty for a part that is new. */
  readonly seen: string
  /** The parts that name this one, such as `activity teaser`; not empty: it cannot be taken out. */
  readonly usedBy: readonly string[]
  readonly choices: Choices
  /** The boundaries of a material's maps as they are saved, by the figure. */
  readonly boundaries: Readonly<Record<string, unknown>>
  /** What the dates of an activity are reckoned with. */
  readonly schedule: {
    readonly activities: readonly Scheduled[]
    readonly frame: Pick<DateFrame, 'anchors' | 'calendar' | 'lastDate'>
  }
}

interface Choices {
  readonly audiences: readonly { readonly id: string; readonly title: string }[]
  readonly messages: readonly { readonly id: string; readonly subject: string }[]
  /** Those that another may follow or wait for. */
  readonly activities: readonly { readonly id: string; readonly subject: string }[]
  readonly materials: readonly { readonly id: string; readonly title: string }[]
  /** Channels on which people put something up. */
  readonly offlineChannels: readonly string[]
  /** Names of the pictures of the material that the part is of. */
  readonly pictures: readonly string[]
  readonly coreMessages: readonly { readonly id: string; readonly text: string }[]
  readonly anchors: readonly (ShownDate & { readonly name: string })[]
  /** Lists of contacts that this campaign may name. */
  readonly lists: readonly string[]
  /** Names that a message may use. */
  readonly names: readonly string[]
  /** Names of the helplines that a text may print. */
  readonly helplines: readonly string[]
}

/** What a new part begins with, where that is more than nothing. */
const DEFAULTS: Readonly<Record<string, string>> = {
  channel: 'email',
  purpose: 'public-task',
  late: 'ask',
  next_review: 'launch+180d',
}

/**
 * The values of a part as the texts of a form, and what its fields may name; a part without an id is a new one. Role
 * planner. Throws `NotFound`.
 */
export async function partForEditing(
  ctx: Ctx,
  { campaignId, part }: { campaignId: string; part: Part },
): Promise<PartForm> {
  requireRole(ctx.actor, 'planner')
  const rows = await planRows(ctx.db.rows, campaignId)
  if (rows === undefined) throw await noCampaign(ctx.db.rows, campaignId)
  const ended = whyEnded(rows.activities, part)
  if (ended !== undefined) throw new NotFound(ended)
  const plan = planAhead(rows)
  const file = fileOfPlan(plan)
  const isNew = part.id === undefined && !isThereOnce(part.kind)
  if (!isNew && !hasPart(file, part)) throw noPart(file, part)
  const { id, title, isExample } = rows.campaign
  return {
    part,
    campaign: { id, title, isExample, languages: file.languages },
    values: isNew ? blankValues(file, part) : shownValues(file, part),
    ...sourceOf(file, part),
    seen: isNew ? '' : seenOf(file, part),
    usedBy: isNew ? [] : usesOf(file, part),
    choices: {
      ...choicesIn(file),
      pictures: pictureNames(file, part),
      anchors: rows.anchors.map(({ name, ...date }) => ({ name, ...shownDate(date) })),
      lists: await listsFor(ctx.db.rows, isExample),
    },
    boundaries: part.kind === 'material' && !isNew ? boundariesOf(file, part) : {},
    schedule: {
      activities: plan.activities,
      frame: { anchors: plan.anchors, calendar: plan.calendar, lastDate: keptDates(rows.occurrences) },
    },
  }
}

function shownValues(file: WrittenCampaign, part: Part): Record<string, string> {
  const place = placeOf(file, part)
  const texts = fieldsOf(part, file).map(({ name, path, type }) => [
    name,
    textOf(valueAt(file, [...place, ...path]), type),
  ])
  return { ...Object.fromEntries(texts), ...(part.id !== undefined && { id: part.id }) }
}

function sourceOf(file: WrittenCampaign, part: Part): Pick<PartForm, 'source'> {
  const [first = ''] = file.languages
  const { material, language } = contentPartOf(part.id ?? '')
  if (part.kind !== 'material-content' || language === first) return {}
  const values = shownValues(file, { kind: part.kind, id: `${material}.${first}` })
  return { source: { language: first, values } }
}

function boundariesOf(file: WrittenCampaign, part: Part): PartForm['boundaries'] {
  const maps = mapsIn(valueAt(file, [...placeOf(file, part), 'figures']))
  return Object.fromEntries(maps.map(([name, { boundaries }]) => [name, boundaries]))
}

function blankValues(file: WrittenCampaign, part: Part): Record<string, string> {
  const defaultOf = (name: string) => (part.kind === 'activity' && name === 'channel' ? '' : (DEFAULTS[name] ?? ''))
  return Object.fromEntries(fieldsOf(part, file).map(({ name }) => [name, defaultOf(name)]))
}

/** A content that stands in the plan is always read in. */
function titleOf(content: unknown): string {
  const title = valueAt(content, ['title'])
  return typeof title === 'string' ? title : ''
}

function pictureNames({ materials = {} }: WrittenCampaign, { kind, id = '' }: Part): string[] {
  return kind === 'material-content' ? Object.keys(materials[contentPartOf(id).material]?.pictures ?? {}) : []
}

function choicesIn(file: WrittenCampaign): Omit<Choices, 'anchors' | 'lists' | 'pictures'> {
  const [first = ''] = file.languages
  return {
    audiences: Object.entries(file.audiences).map(([id, { title }]) => ({ id, title })),
    messages: Object.entries(file.messages).map(([id, { subject }]) => ({ id, subject: subject[first] ?? '' })),
    activities: file.activities.map(({ id, message, material }) => ({
      id,
      subject:
        message === undefined
          ? titleOf(file.materials?.[material ?? '']?.content[first])
          : (file.messages[message]?.subject[first] ?? ''),
    })),
    materials: Object.entries(file.materials ?? {}).map(([id, { content }]) => ({
      id,
      title: titleOf(content[first]),
    })),
    offlineChannels: Object.keys(file.channels ?? {}).filter((id) => id !== 'email'),
    coreMessages: (file.core_messages ?? []).map(({ id, text }) => ({ id, text })),
    helplines: Object.keys(file.helplines ?? {}),
    names: messageNames(
      Object.values(file.audiences).map(({ where }) => where),
      file.attributes ?? [],
    ),
  }
}
