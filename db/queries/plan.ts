import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { inOneCell } from '../one-cell.ts'
import type { Rows } from '../open.ts'
import {
  activities,
  anchors,
  audiences,
  campaigns,
  channels,
  goals,
  launchMoves,
  lists,
  messages,
  messageVariants,
  occurrences,
} from '../schema/index.ts'
import { materialContentRows, materialRows } from './materials.ts'

const campaignColumns = {
  id: campaigns.id,
  title: campaigns.title,
  service: campaigns.service,
  languages: campaigns.languages,
  quietHours: campaigns.quietHours,
  attributes: campaigns.attributes,
  jargon: campaigns.jargon,
  allowedDomains: campaigns.allowedDomains,
  helplines: campaigns.helplines,
  budget: campaigns.budget,
  coreMessages: campaigns.coreMessages,
  department: campaigns.department,
  calendar: campaigns.calendar,
  frequencyCap: campaigns.frequencyCap,
  clashWithin: campaigns.clashWithin,
  isExample: campaigns.isExample,
  scheduleEpoch: campaigns.scheduleEpoch,
  pausedAt: campaigns.pausedAt,
  cancelledAt: campaigns.cancelledAt,
  postponedAt: campaigns.postponedAt,
}

export async function campaignRow(rows: Rows, id: string) {
  return (await rows.select(campaignColumns).from(campaigns).where(eq(campaigns.id, id)))[0]
}

/** Every campaign with its launch, the earliest launch first. */
export async function campaignRows(rows: Rows) {
  return rows
    .select({
      ...campaignColumns,
      wall: anchors.wall,
      zone: anchors.zone,
      instant: anchors.instant,
      activities: sql<number>`(SELECT count(*) FROM activities a WHERE a.campaign_id = campaigns.id)`,
    })
    .from(campaigns)
    .innerJoin(anchors, and(eq(anchors.campaignId, campaigns.id), eq(anchors.name, 'launch')))
    .orderBy(asc(anchors.instant), asc(campaigns.id))
}

export async function anchorRows(rows: Rows, campaignId: string) {
  return rows
    .select({ name: anchors.name, wall: anchors.wall, zone: anchors.zone, instant: anchors.instant })
    .from(anchors)
    .where(eq(anchors.campaignId, campaignId))
    .orderBy(anchors.instant, anchors.name)
}

/** The anchors of every campaign. */
export async function allAnchorRows(rows: Rows) {
  const { campaignId, name, wall, zone } = anchors
  return rows.select({ campaignId, name, wall, zone }).from(anchors)
}

export async function audienceRows(rows: Rows, campaignId: string) {
  const { id, title, population, rule, list, received, position } = audiences
  return rows
    .select({ id, title, population, rule, list, received, position })
    .from(audiences)
    .where(eq(audiences.campaignId, campaignId))
    .orderBy(position, id)
}

export async function channelRows(rows: Rows, campaignId: string) {
  const { id, kind, rate } = channels
  return rows.select({ id, kind, rate }).from(channels).where(eq(channels.campaignId, campaignId)).orderBy(id)
}

export async function messageRows(rows: Rows, campaignId: string) {
  const { id, channel, purpose, core, position } = messages
  return rows
    .select({ id, channel, purpose, core, position })
    .from(messages)
    .where(eq(messages.campaignId, campaignId))
    .orderBy(position, id)
}

async function variantRows(rows: Rows, campaignId: string) {
  const { messageId, language, subject, body } = messageVariants
  return rows
    .select({ messageId, language, subject, body })
    .from(messageVariants)
    .where(eq(messageVariants.campaignId, campaignId))
    .orderBy(messageId, language)
}

export async function goalRows(rows: Rows, campaignId: string) {
  const { id, level, metric, audienceId, baseline, target, by, byInstant, measuredBy, position } = goals
  return rows
    .select({ id, level, metric, audienceId, baseline, target, by, byInstant, measuredBy, position })
    .from(goals)
    .where(eq(goals.campaignId, campaignId))
    .orderBy(position, id)
}

const activityColumns = {
  id: activities.id,
  messageId: activities.messageId,
  audienceId: activities.audienceId,
  channel: activities.channel,
  materialId: activities.materialId,
  materialVersion: activities.materialVersion,
  when: activities.when,
  repeat: activities.repeat,
  exdate: activities.exdate,
  rdate: activities.rdate,
  clock: activities.clock,
  notBeforeActivity: activities.notBeforeActivity,
  blackoutOverride: activities.blackoutOverride,
  late: activities.late,
  owner: activities.owner,
  position: activities.position,
  contentHash: activities.contentHash,
  approvedHash: activities.approvedHash,
  pausedAt: activities.pausedAt,
  endedAt: activities.endedAt,
}

export async function activityRows(rows: Rows, campaignId: string) {
  return inOneCell(
    rows,
    activityColumns,
    sql`FROM ${activities} WHERE ${activities.campaignId} = ${campaignId} ORDER BY ${activities.position}, ${activities.id}`,
  )
}

const occurrenceColumns = {
  id: occurrences.id,
  activityId: occurrences.activityId,
  ordinal: occurrences.ordinal,
  wall: occurrences.wall,
  zone: occurrences.zone,
  instant: occurrences.instant,
  dueAt: occurrences.dueAt,
  scheduleEpoch: occurrences.scheduleEpoch,
  latestAt: occurrences.latestAt,
  status: occurrences.status,
  reason: occurrences.reason,
  sendLate: occurrences.sendLate,
  finishedAt: occurrences.finishedAt,
  proof: occurrences.proof,
  doneBy: occurrences.doneBy,
  audience: occurrences.audience,
  queued: occurrences.queued,
  handedOff: occurrences.handedOff,
  sent: occurrences.sent,
  failed: occurrences.failed,
  skipped: occurrences.skipped,
  unknown: occurrences.unknown,
  cancelled: occurrences.cancelled,
}

export async function occurrenceRows(rows: Rows, campaignId: string) {
  return inOneCell(
    rows,
    occurrenceColumns,
    sql`FROM ${occurrences} WHERE ${occurrences.campaignId} = ${campaignId}
      ORDER BY ${occurrences.instant}, ${occurrences.activityId}, ${occurrences.ordinal}`,
  )
}

/** The wall times that the launch had before it was moved, the first one first; one may be there twice. */
async function launchesHad(rows: Rows, campaignId: string): Promise<string[]> {
  const { id, anchor, kind, fromWall } = launchMoves
  const moved = and(eq(launchMoves.campaignId, campaignId), eq(anchor, 'launch'), eq(kind, 'moved'))
  const found = await rows.select({ fromWall }).from(launchMoves).where(moved).orderBy(asc(id))
  return found.map((row) => row.fromWall)
}

/** Everything a campaign's plan is made of, in the order of the file; undefined when there is no such campaign. */
export async function planRows(rows: Rows, campaignId: string) {
  const campaign = await campaignRow(rows, campaignId)
  if (campaign === undefined) return undefined
  return {
    campaign,
    anchors: await anchorRows(rows, campaignId),
    audiences: await audienceRows(rows, campaignId),
    channels: await channelRows(rows, campaignId),
    messages: await messageRows(rows, campaignId),
    variants: await variantRows(rows, campaignId),
    materials: await materialRows(rows, campaignId),
    materialContents: await materialContentRows(rows, campaignId),
    goals: await goalRows(rows, campaignId),
    activities: await activityRows(rows, campaignId),
    occurrences: await occurrenceRows(rows, campaignId),
    launchesHad: await launchesHad(rows, campaignId),
  }
}

export type PlanRows = NonNullable<Awaited<ReturnType<typeof planRows>>>
export type CampaignRow = PlanRows['campaign']
export type AnchorRow = PlanRows['anchors'][number]
export type AudienceRow = PlanRows['audiences'][number]
export type ChannelRow = PlanRows['channels'][number]
export type MessageRow = PlanRows['messages'][number]
export type VariantRow = PlanRows['variants'][number]
export type GoalRow = PlanRows['goals'][number]
export type ActivityRow = PlanRows['activities'][number]
export type OccurrenceRow = PlanRows['occurrences'][number]

/** Those of the named lists that belong to the examples. */
export async function exampleListsAmong(rows: Rows, names: readonly string[]): Promise<string[]> {
  const found = await rows
    .select({ name: lists.name })
    .from(lists)
    .where(and(inArray(lists.name, [...names]), eq(lists.isExample, true)))
  return found.map(({ name }) => name)
}
