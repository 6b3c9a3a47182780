import { and, eq } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { activities, anchors, approvals, campaigns, messages, occurrences } from '../schema/index.ts'

export async function reviewedCampaign(rows: Rows, campaignId: string) {
  const found = await rows
    .select({
      id: campaigns.id,
      title: campaigns.title,
      service: campaigns.service,
      languages: campaigns.languages,
      budget: campaigns.budget,
      coreMessages: campaigns.coreMessages,
      isExample: campaigns.isExample,
      pausedAt: campaigns.pausedAt,
      cancelledAt: campaigns.cancelledAt,
    })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
  return found[0]
}

export async function datesOf(rows: Rows, campaignId: string) {
  return rows
    .select({ name: anchors.name, wall: anchors.wall, zone: anchors.zone, instant: anchors.instant })
    .from(anchors)
    .where(eq(anchors.campaignId, campaignId))
    .orderBy(anchors.instant, anchors.name)
}

/** Activities with the core messages they carry, and who approved what they are now, if anybody has. */
export async function reviewedActivities(rows: Rows, campaignId: string) {
  return rows
    .select({
      id: activities.id,
      channel: activities.channel,
      messageId: activities.messageId,
      materialId: activities.materialId,
      owner: activities.owner,
      core: messages.core,
      approver: approvals.approver,
      approvedAt: approvals.at,
    })
    .from(activities)
    .leftJoin(messages, and(eq(messages.campaignId, activities.campaignId), eq(messages.id, activities.messageId)))
    .leftJoin(
      approvals,
      and(
        eq(approvals.campaignId, activities.campaignId),
        eq(approvals.activityId, activities.id),
        eq(approvals.decision, 'approved'),
        eq(approvals.contentHash, activities.contentHash),
        eq(activities.approvedHash, activities.contentHash),
      ),
    )
    .where(eq(activities.campaignId, campaignId))
    .orderBy(activities.position, approvals.id)
}

export async function occurrencesOf(rows: Rows, campaignId: string) {
  return rows
    .select({
      activityId: occurrences.activityId,
      wall: occurrences.wall,
      zone: occurrences.zone,
      instant: occurrences.instant,
      status: occurrences.status,
      reason: occurrences.reason,
      finishedAt: occurrences.finishedAt,
      proof: occurrences.proof,
      doneBy: occurrences.doneBy,
    })
    .from(occurrences)
    .where(eq(occurrences.campaignId, campaignId))
    .orderBy(occurrences.instant, occurrences.activityId, occurrences.ordinal)
}
