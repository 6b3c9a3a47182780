import {
  anchorRows,
  type AudienceRow,
  audienceRows,
  campaignRow,
  channelRows,
  type CampaignRow,
  type GoalRow,
  goalRows,
  type MessageRow,
  messageRows,
} from '../../../db/queries/plan.ts'
import { type MaterialRow, materialRows, materialTitles, materialUses } from '../../../db/queries/materials.ts'
import { activityLines, subjectRows } from '../../../db/queries/plan-pages.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { formatInstant } from '../../schedule/index.ts'
import { activitiesWithDates } from './dated-lines.ts'
import { targetOf } from '../file/file-of-plan.ts'
import { noCampaign } from '../stored/no-campaign.ts'
import { type ShownDate, shownDate } from './show-plan.ts'

/** A campaign's plan in the order of OASIS: objectives, audiences, strategy, implementation, scoring. */
export type CampaignPage = Awaited<ReturnType<typeof campaignPage>>

export interface NamedDate extends ShownDate {
  readonly name: string
}

/** Everything of a campaign's plan but the bodies of its messages, for every role. Throws `NotFound`. */
export async function campaignPage(ctx: Ctx, { campaignId }: { campaignId: string }) {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const campaign = await campaignRow(rows, campaignId)
  if (campaign === undefined) throw await noCampaign(rows, campaignId)
  const anchors = await anchorRows(rows, campaignId)
  const launch = anchors.find(({ name }) => name === 'launch')!
  const audiences = await audienceRows(rows, campaignId)
  const goals = await goalRows(rows, campaignId)
  const messages = await messageRows(rows, campaignId)
  const subjects = Map.groupBy(await subjectRows(rows, campaignId), ({ messageId }) => messageId)
  const lines = await activityLines(rows, campaignId)
  const titles = Map.groupBy(await materialTitles(rows, campaignId), ({ materialId }) => materialId)
  const uses = await materialUses(rows, campaignId)
  const materials = await materialRows(rows, campaignId)
  const ahead = [...new Map(lines.map((line) => [line.activityId, line])).values()].filter(
    ({ endedAt }) => endedAt === null,
  )
  return {
    campaign: campaignFacts(campaign),
    launch: shownDate(launch),
    anchors: anchors.map(({ name, ...date }): NamedDate => ({ name, ...shownDate(date) })),
    objectives: goals.map((goal) => objectiveOf(goal, audiences)),
    audiences: audiences.map(({ id, title, population, rule, list, received }) => ({
      id,
      title,
      population,
      rule,
      list,
      received,
      usedBy: [
        ...goals.filter(({ audienceId }) => audienceId === id).map((goal) => `goal ${goal.id}`),
        ...ahead.filter(({ audienceId }) => audienceId === id).map(({ activityId }) => `activity ${activityId}`),
      ],
    })),
    strategy: {
      coreMessages: campaign.coreMessages.map((core) => ({
        ...core,
        usedBy: [
          ...messages.filter((message) => message.core.includes(core.id)).map(({ id }) => `message ${id}`),
          ...materials.filter((material) => material.core.includes(core.id)).map(({ id }) => `material ${id}`),
        ],
      })),
      channels: await channelRows(rows, campaignId),
      messages: messages.map((message) => ({
        ...messageOf(message, subjects.get(message.id) ?? [], campaign.languages),
        usedBy: ahead.filter(({ messageId }) => messageId === message.id).map(({ activityId }) => activityId),
      })),
      materials: materials.map((material) => ({
        ...materialOf(material, titles.get(material.id) ?? [], campaign.languages),
        usedBy: uses.filter((use) => use.material === material.id).map(({ activity }) => activity),
      })),
    },
    activities: activitiesWithDates(lines, launch, ctx.now.getTime()),
  }
}

export interface CampaignFacts extends Pick<
  CampaignRow,
  | 'id'
  | 'title'
  | 'service'
  | 'languages'
  | 'quietHours'
  | 'department'
  | 'calendar'
  | 'frequencyCap'
  | 'clashWithin'
  | 'budget'
  | 'attributes'
  | 'isExample'
> {
  readonly state: 'running' | 'paused' | 'cancelled'
  /** The launch has no date for now, whether the campaign is paused or not. */
  readonly isPostponed: boolean
}

export function campaignFacts(row: CampaignRow): CampaignFacts {
  const { id, title, service, languages, quietHours, budget, attributes, isExample, pausedAt, cancelledAt } = row
  const { department, calendar, frequencyCap, clashWithin } = row
  const state = cancelledAt !== null ? 'cancelled' : pausedAt !== null ? 'paused' : 'running'
  const isPostponed = row.postponedAt !== null && state !== 'cancelled'
  const bounds = { quietHours, department, calendar, frequencyCap, clashWithin }
  return { id, title, service, languages, ...bounds, budget, attributes, isExample, state, isPostponed }
}

function objectiveOf(goal: GoalRow, audiences: readonly AudienceRow[]) {
  const { id, level, metric, audienceId, baseline, target, by, byInstant, measuredBy } = goal
  const audience = audiences.find((one) => one.id === audienceId)
  return {
    id,
    level,
    metric,
    audience: { id: audienceId, title: audience?.title ?? audienceId },
    baseline,
    target,
    targetText: String(targetOf(target)),
    by,
    byInstant: formatInstant(byInstant),
    measuredBy,
    /** Of its audience, as sourced; a share is of this. */
    population: audience?.population?.size ?? null,
  }
}

function messageOf(
  { id, channel, purpose, core }: MessageRow,
  variants: readonly { language: string; subject: string }[],
  languages: readonly string[],
) {
  const written = new Set(variants.map(({ language }) => language))
  return {
    id,
    channel,
    purpose,
    core,
    subject: variants.find(({ language }) => language === languages[0])?.subject ?? '',
    languages: languages.filter((language) => written.has(language)),
    /** Languages of the campaign in which people get the first one instead. */
    missing: languages.filter((language) => !written.has(language)),
  }
}

function materialOf(
  { id, kind, core }: MaterialRow,
  written: readonly { language: string; title: string }[],
  languages: readonly string[],
) {
  const has = new Set(written.map(({ language }) => language))
  return {
    id,
    kind,
    core,
    title: written.find(({ language }) => language === languages[0])?.title ?? id,
    languages: languages.filter((language) => has.has(language)),
    /** Languages of the campaign in which people get the first one instead. */
    missing: languages.filter((language) => !has.has(language)),
  }
}
