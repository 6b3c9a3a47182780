import type { MessageVariant } from '../../render/index.ts'
import type { Anchors } from '../dates/plan-anchors.ts'
import { type CampaignFile, campaignFileShape } from './campaign-file.ts'
import type { CampaignPlan, PlannedActivity, PlannedGoal } from '../campaign-plan.ts'
import { dateFindings } from './check-dates.ts'
import { helpOf, type LoadedMaterials, loadMaterials, materialOf, type MaterialSources } from './check-materials.ts'
import { loadMessages } from './check-messages.ts'
import { exceptedPeriodFindings } from './check-excepted-periods.ts'
import { nameFindings } from './check-names.ts'
import { offlineFindings } from './check-offline.ts'
import { parseInstant } from './field-checks.ts'
import { draftOf, type FileDraft, whenOf } from './file-draft.ts'
import { type Finding, shapeFindings, warning } from './shape-problems.ts'

/** Stands for what cannot be read of a file, so that its materials are checked all the same. */
const UNREAD = { title: '', service: { name: '', url: 'https://example.invalid' } }

const NOTHING_PLANNED = 'there is no activity yet, so nothing goes out'

/** Says by which anchors a file is to be checked, given those it has. */
export type AnchorsOf = (campaignId: string, inFile: Anchors) => Anchors

export interface CheckOptions extends MaterialSources {
  /** Attributes that contacts are known to have; messages may use them. */
  readonly knownAttributes?: readonly string[]
  /** Given, a campaign of which nothing lies ahead is warned of. */
  readonly now?: Date
  /** By which anchors its dates are reckoned; absent: by the file's own. */
  readonly anchorsOf?: AnchorsOf
  /** Whether the tags of a message are looked at, which takes most of the time; absent: of all. */
  readonly isInspected?: (messageId: string) => boolean
}

/**
 * Checks a campaign in the words of its file, wherever it comes from. There is a plan when every value has its shape;
 * it may be used when no finding is an error.
 */
export function checkCampaign(
  value: unknown,
  options: CheckOptions,
): { plan: CampaignPlan | undefined; findings: Finding[] } {
  const parsed = campaignFileShape.safeParse(value, { jitless: true })
  const draft = draftOf(value)
  const { readBeside = () => undefined, knownAttributes = [], isInspected = () => true } = options
  const messages = loadMessages(draft, readBeside, knownAttributes, isInspected)
  const materials = loadMaterials(draft, options, parsed.data ?? UNREAD)
  const findings = [
    ...shapeFindings(parsed.error?.issues ?? []),
    ...nameFindings(draft),
    ...offlineFindings(draft),
    ...exceptedPeriodFindings(draft),
    ...dateFindings(inForce(draft, parsed.data?.campaign, options.anchorsOf), options.now),
    ...messages.findings,
    ...materials.findings,
    ...(parsed.data?.activities.length === 0 ? [warning(['activities'], NOTHING_PLANNED)] : []),
  ]
  return {
    plan: parsed.success ? planOf(parsed.data, draft, messages.variants, materials) : undefined,
    findings,
  }
}

/** A campaign that is there already keeps its anchors, whatever its file says. */
function inForce(draft: FileDraft, campaign: string | undefined, anchorsOf: CheckOptions['anchorsOf']): FileDraft {
  if (campaign === undefined || anchorsOf === undefined) return draft
  return { ...draft, anchors: anchorsOf(campaign, draft.anchors) }
}

function planOf(
  file: CampaignFile,
  draft: FileDraft,
  variants: ReadonlyMap<string, readonly MessageVariant[]>,
  loaded: LoadedMaterials,
): CampaignPlan {
  const pictureFiles = [...loaded.pictures.values()].flatMap(({ files }) => files)
  return {
    id: file.campaign,
    title: file.title,
    service: file.service,
    languages: file.languages,
    anchors: draft.anchors,
    ...(file.quiet_hours && { quietHours: file.quiet_hours }),
    ...calendarOf(file),
    ...(file.budget && { budget: file.budget }),
    coreMessages: file.core_messages.map(coreMessageOf),
    attributes: file.attributes,
    ...helpOf(file),
    audiences: Object.entries(file.audiences).map(([id, { title, population, where, list, received }]) => ({
      id,
      title,
      ...(population && { population }),
      ...(where !== undefined && { rule: where }),
      ...(list !== undefined && { list }),
      ...(received && { received: receivedOf(received) }),
    })),
    goals: file.objectives.map(goalOf),
    channels: channelsOf(file),
    messages: Object.entries(file.messages).map(([id, { channel, purpose, core }]) => ({
      id,
      channel,
      purpose,
      core,
      variants: variants.get(id) ?? [],
    })),
    materials: Object.entries(file.materials).map(([id, material]) =>
      materialOf(
        id,
        material,
        loaded.contents.get(id) ?? [],
        loaded.figures.get(id) ?? {},
        loaded.pictures.get(id)?.hashes,
      ),
    ),
    ...(pictureFiles.length > 0 && { pictureFiles }),
    activities: file.activities.map(activityOf),
  }
}

function coreMessageOf({ id, text, proof, proof_until: proofUntil }: CampaignFile['core_messages'][number]) {
  return { id, text, ...(proof !== undefined && { proof }), ...(proofUntil !== undefined && { proofUntil }) }
}

function receivedOf({ activities, from, until, except }: NonNullable<CampaignFile['audiences'][string]['received']>) {
  return {
    activities,
    ...(from !== undefined && { from: parseInstant(from) }),
    until: parseInstant(until),
    ...(except && { except: except.map((one) => ({ from: parseInstant(one.from), until: parseInstant(one.until) })) }),
  }
}

function calendarOf(
  file: CampaignFile,
): Pick<CampaignPlan, 'department' | 'calendar' | 'frequencyCap' | 'clashWithin'> {
  const { department, weekend, holidays, quiet_days: quietDays, blackouts } = file
  const calendar = {
    ...(weekend && { weekend }),
    ...(holidays && { holidays }),
    ...(quietDays && { quietDays }),
    ...(blackouts && { blackouts }),
  }
  return {
    ...(department !== undefined && { department }),
    ...(Object.keys(calendar).length > 0 && { calendar }),
    ...(file.frequency_cap && { frequencyCap: file.frequency_cap }),
    ...(file.clash_within !== undefined && { clashWithin: file.clash_within }),
  }
}

/** Mail is there whether the file names it or not. */
function channelsOf({ channels: { email, ...others } }: CampaignFile): CampaignPlan['channels'] {
  const mail = { id: 'email', kind: 'email', ...(email?.rate !== undefined && { rate: email.rate }) } as const
  const offline = Object.keys(others).map((id) => ({ id, kind: 'offline' }) as const)
  return [mail, ...offline].toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** What an activity lacks is an error beside it, so that a plan with what stands here in its place is never used. */
function activityOf(activity: CampaignFile['activities'][number]): PlannedActivity {
  const { id, message = '', audience = '', channel, material, material_version: materialVersion } = activity
  const { late, owner, repeat, exdate, rdate, clock } = activity
  const { not_before_activity: notBeforeActivity, blackout_override: blackoutOverride } = activity
  const schedule = {
    id,
    when: whenOf(activity) ?? '',
    ...(repeat !== undefined && { repeat }),
    ...(exdate && { exdate }),
    ...(rdate && { rdate: rdate.map((wall) => wall.replace(' ', 'T')) }),
    ...(notBeforeActivity !== undefined && { notBeforeActivity }),
    late,
    ...(owner !== undefined && { owner }),
  }
  if (channel !== undefined && activity.message === undefined) {
    const version = materialVersion !== undefined && { materialVersion }
    return { kind: 'offline', ...schedule, channel, material: material ?? '', ...version }
  }
  return {
    kind: 'digital',
    ...schedule,
    message,
    audience,
    ...(material !== undefined && { material }),
    clock,
    ...(blackoutOverride && { blackoutOverride }),
  }
}

function goalOf({ measured_by: measuredBy, target, ...goal }: CampaignFile['objectives'][number]): PlannedGoal {
  return {
    ...goal,
    measuredBy,
    target: typeof target === 'number' ? { count: target } : { share: Number.parseFloat(target) / 100 },
  }
}
