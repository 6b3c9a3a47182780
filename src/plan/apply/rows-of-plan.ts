import type { AnchorRow, AudienceRow, ChannelRow, GoalRow, MessageRow, VariantRow } from '../../../db/queries/plan.ts'
import type { MaterialContentRow, MaterialRow } from '../../../db/queries/materials.ts'
import type { ActivityValues } from '../../../db/queries/plan-edits.ts'
import { instantOf, parseDeadline } from '../../schedule/index.ts'
import type { CampaignPlan, PlannedActivity, ReceivedBetween } from '../campaign-plan.ts'
import { materialsOf } from './rows-of-materials.ts'
import type { HashOfContent } from '../approval/hash-of-content.ts'
import { type Anchors, launchOf, workingCalendar } from '../dates/plan-anchors.ts'

/** A plan as the database keeps it; what changes by sending is not among it. */
export interface RowsOfPlan {
  readonly campaign: ReturnType<typeof campaignOf>
  readonly anchors: readonly AnchorRow[]
  readonly audiences: readonly AudienceRow[]
  readonly channels: readonly ChannelRow[]
  readonly messages: readonly MessageRow[]
  readonly variants: readonly VariantRow[]
  readonly materials: readonly MaterialRow[]
  /** Whoever writes them is their author, unless they are there already. */
  readonly materialContents: readonly Omit<MaterialContentRow, 'author'>[]
  readonly goals: readonly GoalRow[]
  readonly activities: readonly ActivityValues[]
}

/** `anchors` are those that count, which need not be those of the file. */
export function rowsOfPlan(plan: CampaignPlan, anchors: Anchors, hashOf: HashOfContent): RowsOfPlan {
  return {
    campaign: campaignOf(plan),
    anchors: Object.entries(anchors).map(([name, { wall, zone }]) => ({
      name,
      wall,
      zone,
      instant: instantOf(wall, zone),
    })),
    audiences: plan.audiences.map(
      ({ id, title, population = null, rule = null, list = null, received = null }, position) => ({
        id,
        title,
        population,
        rule,
        list,
        received: received && receivedOf(received),
        position,
      }),
    ),
    channels: plan.channels.map(({ id, kind, rate = null }) => ({ id, kind, rate })),
    messages: plan.messages.map(({ id, channel, purpose, core }, position) => ({
      id,
      channel,
      purpose,
      core: [...core],
      position,
    })),
    variants: plan.messages.flatMap(({ id, variants }) => variants.map((variant) => ({ messageId: id, ...variant }))),
    ...materialsOf(plan),
    goals: plan.goals.map(({ audience, ...goal }, position) => ({
      ...goal,
      audienceId: audience,
      byInstant: parseDeadline(goal.by, anchors, launchOf(anchors).zone, workingCalendar(plan.calendar)),
      position,
    })),
    activities: plan.activities.map((activity, position) => ({
      id: activity.id,
      ...whatOf(plan, activity),
      when: activity.when,
      repeat: activity.repeat ?? null,
      exdate: activity.exdate ? [...activity.exdate] : null,
      rdate: activity.rdate ? [...activity.rdate] : null,
      notBeforeActivity: activity.notBeforeActivity ?? null,
      late: activity.late,
      owner: activity.owner ?? null,
      position,
      contentHash: hashOf(activity),
    })),
  }
}

/** What goes to whom, or is put up where. */
function whatOf(plan: CampaignPlan, activity: PlannedActivity) {
  if (activity.kind === 'offline') {
    const { channel, material, materialVersion = null } = activity
    const nobody = { messageId: null, audienceId: null, clock: 'campaign', blackoutOverride: null } as const
    return { ...nobody, channel, materialId: material, materialVersion }
  }
  const { message, audience, material = null, clock, blackoutOverride = null } = activity
  return {
    messageId: message,
    audienceId: audience,
    channel: plan.messages.find(({ id }) => id === message)!.channel,
    materialId: material,
    materialVersion: null,
    clock,
    blackoutOverride,
  }
}

function receivedOf({ activities, except, ...period }: ReceivedBetween): NonNullable<AudienceRow['received']> {
  return { activities: [...activities], ...period, ...(except && { except: [...except] }) }
}

function campaignOf(plan: CampaignPlan) {
  return {
    id: plan.id,
    title: plan.title,
    service: plan.service,
    languages: [...plan.languages],
    quietHours: plan.quietHours ?? null,
    department: plan.department ?? null,
    calendar: calendarOf(plan),
    frequencyCap: plan.frequencyCap ?? null,
    clashWithin: plan.clashWithin ?? null,
    budget: plan.budget ?? null,
    coreMessages: [...plan.coreMessages],
    attributes: [...plan.attributes],
    jargon: plan.jargon ? [...plan.jargon] : null,
    allowedDomains: plan.allowedDomains ? [...plan.allowedDomains] : null,
    helplines: plan.helplines ?? null,
  }
}

function calendarOf({ calendar }: CampaignPlan) {
  if (calendar === undefined) return null
  const { weekend, holidays, quietDays, blackouts } = calendar
  return {
    ...(weekend && { weekend: [...weekend] }),
    ...(holidays && { holidays: [...holidays] }),
    ...(quietDays && { quietDays: [...quietDays] }),
    ...(blackouts && { blackouts: [...blackouts] }),
  }
}
