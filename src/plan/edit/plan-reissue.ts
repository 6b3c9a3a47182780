import type { Rows } from '../../../db/index.ts'
import { saveDecision } from '../../../db/queries/approvals.ts'
import { actorName, type Ctx } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import { instantOf, wallOf } from '../../schedule/index.ts'
import { contentOf } from '../approval/content-of-activity.ts'
import { changeCampaign } from '../apply/change-campaign.ts'
import type { CampaignPlan, OfflineActivity } from '../campaign-plan.ts'
import { launchOf } from '../dates/plan-anchors.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import { planAhead, planOfRows } from '../stored/plan-of-rows.ts'

/** A version that takes the place of others where they are. */
export interface Reissue {
  readonly campaignId: string
  readonly materialId: string
  readonly version: number
  /** Offline channels on which an earlier version is somewhere. */
  readonly channels: readonly string[]
  /** By when it is to be there, a wall time in the launch's zone; absent: tomorrow at 10:00. */
  readonly at?: string | undefined
  readonly owner?: string | undefined
  /** Who wrote what is put up: they are the authors of its activities, and the publisher approves them. */
  readonly authors: readonly string[]
}

/**
 * Plans that a version is put up where an earlier one is: activities ahead that name an earlier version of it get this one,
 * and a channel without such an activity gets one. They are approved by whoever publishes the version, in whose transaction
 * it is done. Answers the ids of these activities; none in a campaign that was cancelled. Throws `Invalid` for a date that
 * is over.
 */
export async function planReissue(tx: Rows, ctx: Ctx, reissue: Reissue): Promise<string[]> {
  const { campaignId, channels } = reissue
  const rows = await storedPlan(tx, campaignId)
  if (channels.length === 0 || rows.campaign.cancelledAt !== null) return []
  const plan = planAhead(rows)
  const over = new Set(plan.activities.map(({ id }) => id).filter((id) => rows.occurrences.filter((one) => one.activityId === id).every(({ finishedAt }) => finishedAt !== null))) // prettier-ignore
  const isAhead = (activity: CampaignPlan['activities'][number]): activity is OfflineActivity =>
    activity.kind === 'offline' && activity.material === reissue.materialId && activity.materialVersion !== undefined && !over.has(activity.id) // prettier-ignore
  const turned: CampaignPlan['activities'] = plan.activities.map((one) =>
    isAhead(one) ? { ...one, materialVersion: reissue.version } : one,
  )
  const covered = turned.filter(isAhead)
  const added = channels
    .filter((channel) => !covered.some((one) => one.channel === channel))
    .map((channel) => putUpAnew(plan, reissue, channel, ctx.now.getTime()))
  const missing = added.filter(({ channel }) => !plan.channels.some(({ id }) => id === channel))
  const renewed: CampaignPlan = {
    ...plan,
    channels: [...plan.channels, ...missing.map(({ channel: id }) => ({ id, kind: 'offline' as const }))],
    activities: [...turned, ...added],
  }
  const subject = `${campaignId}/${reissue.materialId}`
  const [author = actorName(ctx.actor)] = reissue.authors
  await changeCampaign(tx, ctx, rows, renewed, { action: 'material.reissue', subject, author })
  const ids = [...covered, ...added].map(({ id }) => id)
  await approveAll(tx, ctx, campaignId, ids)
  return ids
}

function putUpAnew(plan: CampaignPlan, reissue: Reissue, channel: string, now: number): OfflineActivity {
  const { zone } = launchOf(plan.anchors)
  const tomorrow = wallOf(instantOf(wallOf(now, zone), 'UTC') + 86_400_000, 'UTC')
  const wall = reissue.at ?? `${tomorrow.slice(0, 10)}T10:00`
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) || Number.isNaN(Date.parse(`${wall}Z`))) {
    const message = `“${wall}” is no date and time; expected one such as ${tomorrow.slice(0, 10)}T10:00`
    throw new Invalid([{ path: 'at', message, severity: 'error' }])
  }
  if (instantOf(wall, zone) <= now) {
    const message = 'is over already; expected a date and time ahead, by when it is put up everywhere'
    throw new Invalid([{ path: 'at', message, severity: 'error' }])
  }
  return {
    kind: 'offline',
    id: freeId(plan, `${reissue.materialId.slice(0, 36)}-${reissue.version}-${channel.slice(0, 12)}`),
    channel,
    material: reissue.materialId,
    materialVersion: reissue.version,
    when: wall.replace('T', ' '),
    late: 'ask',
    ...(reissue.owner !== undefined && { owner: reissue.owner }),
  }
}

function freeId({ activities }: CampaignPlan, wanted: string): string {
  for (let number = 1; ; number++) {
    const id = number === 1 ? wanted : `${wanted}-${number}`
    if (!activities.some((one) => one.id === id)) return id
  }
}

async function approveAll(tx: Rows, ctx: Ctx, campaignId: string, ids: readonly string[]): Promise<void> {
  const rows = await storedPlan(tx, campaignId)
  const plan = planOfRows(rows)
  const decided = { approver: actorName(ctx.actor), at: ctx.now.getTime(), decision: 'approved', reason: null } as const
  for (const { id: activityId, contentHash } of rows.activities.filter(({ id }) => ids.includes(id))) {
    const activity = plan.activities.find(({ id }) => id === activityId)!
    const content = contentOf(plan, activity, rows.launchesHad)
    await saveDecision(tx, campaignId, { activityId, contentHash, ...decided, content })
  }
}
