import type { Rows } from '../../../db/index.ts'
import type { PlanRows } from '../../../db/queries/plan.ts'
import { actorName, type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import { instantOf } from '../../schedule/index.ts'
import { isApproved } from '../approval/approval-of.ts'
import { keepApprovals } from '../approval/keep-approvals.ts'
import { changeCampaign } from '../apply/change-campaign.ts'
import type { CampaignPlan, OfflineActivity } from '../campaign-plan.ts'
import { launchOf } from '../dates/plan-anchors.ts'
import { tomorrowAtTen } from '../dates/tomorrow-at-ten.ts'
import { freeId } from '../free-id.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import { planAhead } from '../stored/plan-of-rows.ts'

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
 * and a channel on which none is due by then gets one. What is new is approved by whoever publishes the version, in whose
 * transaction it is done; an activity that was approved stays so, and any other waits as before. Answers the ids of these
 * activities; none in a campaign that was cancelled. Throws `Invalid` for a date that is over, or an owner that is none.
 */
export async function planReissue(tx: Rows, ctx: Ctx, reissue: Reissue): Promise<string[]> {
  const { campaignId, materialId } = reissue
  const rows = await storedPlan(tx, campaignId)
  const [plan, wall] = [planAhead(rows), wallWanted(rows, reissue, ctx.now.getTime())]
  const owner = ownerNamed(reissue.owner)
  if (rows.campaign.cancelledAt !== null) return []
  const ahead = aheadOf(rows, materialId)
  const turned = plan.activities.map((one) =>
    one.kind === 'offline' && ahead.has(one.id) ? { ...one, materialVersion: reissue.version } : one,
  )
  const due = instantOf(wall, launchOf(plan.anchors).zone)
  const covered = new Set(rows.activities.flatMap(({ id, channel }) => ((ahead.get(id) ?? Infinity) <= due ? [channel] : []))) // prettier-ignore
  const added = reissue.channels
    .filter((channel) => !covered.has(channel))
    .map((channel) => putUpAnew(plan, { ...reissue, owner }, channel, wall))
  if (ahead.size + added.length === 0) return []
  const missing = added.filter(({ channel }) => !plan.channels.some(({ id }) => id === channel))
  const renewed: CampaignPlan = {
    ...plan,
    channels: [...plan.channels, ...missing.map(({ channel: id }) => ({ id, kind: 'offline' as const }))],
    activities: [...turned, ...added],
  }
  const subject = `${campaignId}/${materialId}`
  const [author = actorName(ctx.actor)] = reissue.authors
  await changeCampaign(tx, ctx, rows, renewed, { action: 'material.reissue', subject, author })
  const approved = rows.activities.filter((one) => ahead.has(one.id) && isApproved(one))
  const ids = new Set([...approved, ...added].map(({ id }) => id))
  const changed = await storedPlan(tx, campaignId)
  const decided = { approver: actorName(ctx.actor), at: ctx.now.getTime() }
  const approvals = changed.activities
    .filter(({ id }) => ids.has(id))
    .map((activity) => {
      const { id: activityId, contentHash } = activity
      return { activity, approval: { activityId, contentHash, ...decided } }
    })
  await keepApprovals(tx, ctx, changed, approvals)
  return [...ahead.keys(), ...added.map(({ id }) => id)]
}

/** Activities that are to put an earlier version of a material up, each with when it is next due. */
function aheadOf({ activities, occurrences }: PlanRows, materialId: string): ReadonlyMap<string, number> {
  const named = activities.filter(
    (one) =>
      one.messageId === null && one.materialId === materialId && one.materialVersion !== null && one.endedAt === null,
  )
  return new Map(
    named.flatMap(({ id }): [string, number][] => {
      const open = occurrences.filter((one) => one.activityId === id && one.finishedAt === null)
      return open.length === 0 ? [] : [[id, Math.min(...open.map(({ instant }) => instant))]]
    }),
  )
}

/** Activities that are to put an earlier version of a material up. For every role. Throws `NotFound`. */
export async function namingEarlier(
  ctx: Ctx,
  { campaignId, materialId }: Pick<Reissue, 'campaignId' | 'materialId'>,
): Promise<string[]> {
  requireRole(ctx.actor, ...ROLES)
  return [...aheadOf(await storedPlan(ctx.db.rows, campaignId), materialId).keys()]
}

/** When it is to be up everywhere, as a wall time in the launch's zone. */
function wallWanted({ anchors }: PlanRows, { at }: Reissue, now: number): string {
  const { zone } = anchors.find(({ name }) => name === 'launch')!
  const tomorrow = tomorrowAtTen(zone, now).replace(' ', 'T')
  const wall = at ?? tomorrow
  const wrong = (message: string) => new Invalid([{ path: 'at', message, severity: 'error' }])
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(wall) || Number.isNaN(Date.parse(`${wall}Z`)))
    throw wrong(`“${wall}” is no date and time; expected one such as ${tomorrow}`)
  if (instantOf(wall, zone) > now) return wall
  throw wrong(`“${wall}” is over already; expected a date and time ahead, by when it is put up everywhere`)
}

/** One line, as the campaign file has it. */
function ownerNamed(owner: string | undefined): string | undefined {
  const named = owner?.trim()
  if (named === undefined || named === '') return undefined
  if (named.length <= 200 && !/[\p{Cc}\u2028\u2029]/u.test(named)) return named
  const message = 'is too long or not in one line; expected one line of at most 200 characters'
  throw new Invalid([{ path: 'owner', message, severity: 'error' }])
}

function putUpAnew(plan: CampaignPlan, reissue: Reissue, channel: string, wall: string): OfflineActivity {
  const name = reissue.materialId.slice(0, 36).replace(/[-_]+$/, '')
  const isTaken = (id: string) => plan.activities.some((one) => one.id === id)
  return {
    kind: 'offline',
    id: freeId(`${name}-${reissue.version}-${channel.slice(0, 12)}`, isTaken),
    channel,
    material: reissue.materialId,
    materialVersion: reissue.version,
    when: wall.replace('T', ' '),
    late: 'ask',
    ...(reissue.owner !== undefined && { owner: reissue.owner }),
  }
}
