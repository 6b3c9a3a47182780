import type { z } from 'zod'
import { formatInstant } from '../../schedule/index.ts'
import type { CampaignPlan, PlannedActivity, PlannedGoal, ReceivedBetween } from '../campaign-plan.ts'
import type { campaignFileShape } from './campaign-file.ts'
import { inOrderOfLanguages } from '../in-order-of-languages.ts'
import { writtenHelp, writtenMaterials } from './written-materials.ts'

/** A campaign in the words and the order of its file, before anything is filled in. */
export type WrittenCampaign = z.input<typeof campaignFileShape>

/** A plan as its file says it: read again, it is the same plan. Bodies stand in it as text. */
export function fileOfPlan(plan: CampaignPlan): WrittenCampaign {
  return {
    campaign: plan.id,
    title: plan.title,
    service: plan.service,
    languages: [...plan.languages],
    anchors: anchorsOf(plan),
    ...(plan.quietHours && { quiet_hours: plan.quietHours }),
    ...calendarOf(plan),
    ...(plan.budget && { budget: plan.budget }),
    ...(plan.coreMessages.length > 0 && { core_messages: plan.coreMessages.map(coreMessageOf) }),
    ...(plan.attributes.length > 0 && { attributes: [...plan.attributes] }),
    ...writtenHelp(plan),
    audiences: Object.fromEntries(
      plan.audiences.map(({ id, title, population, rule, list, received }) => [
        id,
        {
          title,
          ...(population && { population }),
          ...(rule !== undefined && { where: rule }),
          ...(list !== undefined && { list }),
          ...(received && { received: receivedOf(received) }),
        },
      ]),
    ),
    ...(plan.goals.length > 0 && { objectives: plan.goals.map(objectiveOf) }),
    ...channelsOf(plan),
    messages: Object.fromEntries(plan.messages.map(({ id, ...message }) => [id, messageOf(plan, message)])),
    ...writtenMaterials(plan),
    activities: plan.activities.map(activityOf),
  }
}

function coreMessageOf({ proofUntil, ...core }: CampaignPlan['coreMessages'][number]) {
  return { ...core, ...(proofUntil !== undefined && { proof_until: proofUntil }) }
}

/** The launch first and with its zone; another anchor says its zone only where it is another. */
function anchorsOf({ anchors }: CampaignPlan): WrittenCampaign['anchors'] {
  const { launch, ...others } = anchors
  return Object.fromEntries(
    [['launch', launch!] as const, ...Object.entries(others)].map(([name, { wall, zone }]) => [
      name,
      { at: wall, ...((name === 'launch' || zone !== launch!.zone) && { zone }) },
    ]),
  )
}

function receivedOf({ activities, from, until, except }: ReceivedBetween) {
  return {
    activities: [...activities],
    ...(from !== undefined && { from: formatInstant(from) }),
    until: formatInstant(until),
    ...(except && {
      except: except.map((one) => ({ from: formatInstant(one.from), until: formatInstant(one.until) })),
    }),
  }
}

function calendarOf({ department, calendar = {}, frequencyCap, clashWithin }: CampaignPlan) {
  const { weekend, holidays, quietDays, blackouts } = calendar
  return {
    ...(department !== undefined && { department }),
    ...(weekend && { weekend: [...weekend] }),
    ...(holidays && { holidays: [...holidays] }),
    ...(quietDays && { quiet_days: [...quietDays] }),
    ...(blackouts && { blackouts: blackouts.map((blackout) => ({ ...blackout })) }),
    ...(frequencyCap && { frequency_cap: frequencyCap }),
    ...(clashWithin !== undefined && { clash_within: clashWithin }),
  }
}

function activityOf(activity: PlannedActivity) {
  const { id, when, repeat, exdate, rdate, notBeforeActivity, late, owner } = activity
  const isRecipients = activity.kind === 'digital' && activity.clock === 'recipient'
  const blackoutOverride = activity.kind === 'digital' ? activity.blackoutOverride : undefined
  return {
    id,
    ...whatOf(activity),
    ...(when.startsWith('after ') ? { after: when.slice('after '.length).trim() } : { when }),
    ...(repeat !== undefined && { repeat }),
    ...(exdate && { exdate: [...exdate] }),
    ...(rdate && { rdate: [...rdate] }),
    ...(isRecipients && { clock: activity.clock }),
    ...(notBeforeActivity !== undefined && { not_before_activity: notBeforeActivity }),
    ...(blackoutOverride && { blackout_override: blackoutOverride }),
    late,
    ...(owner !== undefined && { owner }),
  }
}

/** What goes to whom, or is put up where. */
function whatOf(activity: PlannedActivity) {
  const { material } = activity
  if (activity.kind === 'digital') {
    const { message, audience } = activity
    return { message, audience, ...(material !== undefined && { material }) }
  }
  const { channel, materialVersion } = activity
  return { channel, material, ...(materialVersion !== undefined && { material_version: materialVersion }) }
}

function objectiveOf({ measuredBy, target, audience, by, ...goal }: PlannedGoal) {
  const { id, level, metric, baseline } = goal
  return { id, level, metric, audience, baseline, target: targetOf(target), by, measured_by: measuredBy }
}

/** A goal's target as it is written. @example targetOf({ share: 0.6 }) // '60%' */
export function targetOf(target: PlannedGoal['target']): string | number {
  return 'count' in target ? target.count : `${percentOf(target.share)}%`
}

/** The shortest decimal number that, read as a share, is exactly this one. */
function percentOf(share: number): string {
  const readsSame = (digits: number) => Number.parseFloat((share * 100).toFixed(digits)) / 100 === share
  const digits = Array.from({ length: 31 }, (_, count) => count).find(readsSame) ?? 30
  return (share * 100).toFixed(digits)
}

function channelsOf({ channels }: CampaignPlan): Pick<WrittenCampaign, 'channels'> {
  const rate = channels.find(({ id }) => id === 'email')?.rate
  const offline = channels.filter(({ kind }) => kind === 'offline')
  if (rate === undefined && offline.length === 0) return {}
  const others = Object.fromEntries(offline.map(({ id, kind }) => [id, { kind }]))
  return { channels: { ...(rate !== undefined && { email: { rate } }), ...others } }
}

function messageOf(
  plan: CampaignPlan,
  { channel, purpose, core, variants }: Omit<CampaignPlan['messages'][number], 'id'>,
) {
  const ordered = inOrderOfLanguages(variants, plan.languages, ({ language }) => language)
  return {
    channel,
    purpose,
    ...(core.length > 0 && { core: [...core] }),
    subject: Object.fromEntries(ordered.map(({ language, subject }) => [language, subject])),
    body: Object.fromEntries(ordered.map(({ language, body }) => [language, body])),
  }
}
