import type { Rows } from '../../../db/index.ts'
import { addVersions } from '../../../db/queries/approvals.ts'
import { addLaunchMove, lastHandOff } from '../../../db/queries/launch-moves.ts'
import type { PlanRows } from '../../../db/queries/plan.ts'
import { saveActivities, saveAnchors, saveGoals, updateCampaign } from '../../../db/queries/plan-edits.ts'
import { setPostponed } from '../../../db/queries/steering.ts'
import { actorName, audit, contentHash, type Ctx, requireRole } from '../../access/index.ts'
import { Conflict, NotFound } from '../../errors.ts'
import type { Anchor } from '../../schedule/index.ts'
import { readFreeTextOrNone } from '../free-text.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import { type BrokenOrder, refuseBrokenOrder } from '../dates/broken-order.ts'
import { canonicalJson } from '../canonical-json.ts'
import { occurrenceSentences, saveOccurrences } from '../apply/change-occurrences.ts'
import { clashesAmong, meetingsIn } from '../dates/clashing-occurrences.ts'
import { datedText } from '../dates/dated-occurrence.ts'
import { launchWall } from './launch-wall.ts'
import { type MovedOccurrence, type PlannedMove, plannedMove } from './launch-move.ts'
import type { ActivitySteps } from '../dates/plan-occurrences.ts'
import { nearestOr } from '../file/shape-problems.ts'

export interface MoveInput {
  readonly campaignId: string
  /** The anchor that moves; absent: the launch. */
  readonly anchor?: string | undefined
  /** A wall time in the anchor's zone, or `now` for this minute. */
  readonly to: string
  readonly reason?: string | undefined
  /** What `previewMove` gave; a plan that has changed since is refused. */
  readonly seen?: string | undefined
}

/** A move of the launch, or of another anchor, as it would be or was. Instants in milliseconds. */
export interface Move {
  readonly campaign: string
  readonly anchor: string
  readonly zone: string
  readonly from: string
  readonly to: string
  readonly occurrences: readonly MovedOccurrence[]
  readonly approvalsLost: readonly string[]
  /** What would go out before what has to go out first: while there is any, it is not moved. */
  readonly brokenOrder: readonly BrokenOrder[]
  readonly steps: readonly ActivitySteps[]
  /** Nothing is another than before. */
  readonly isNothing: boolean
  readonly seen: string
}

/**
 * Says what a move would do to each occurrence, and does nothing; also which hard rule would refuse it. Role planner. Throws
 * what the move would throw otherwise.
 */
export async function previewMove(ctx: Ctx, input: MoveInput): Promise<Move> {
  requireRole(ctx.actor, 'planner')
  return (await worked(ctx.db.rows, ctx, input)).move
}

/**
 * Moves the launch, or another anchor, and everything that hangs on it, in one transaction that raises the schedule
 * epoch: what a dispatcher was about to send under the old date is not sent. What was sent keeps its date; what is left of
 * an activity under way waits for the new one. Messages that print the date lose their approval. A postponed launch has
 * a date again. Role planner. The same date again changes nothing.
 *
 * Throws `Invalid` for what is no date, `NotFound` for another anchor, `Conflict` for a cancelled campaign, for a plan
 * that is not what was seen, and where an activity would go out before one that has to go out first.
 */
export async function moveLaunch(ctx: Ctx, input: MoveInput): Promise<Move> {
  requireRole(ctx.actor, 'planner')
  return ctx.db.write((tx) => moveWithin(tx, ctx, input))
}

/** The move, in the caller's write transaction. */
export async function moveWithin(tx: Rows, ctx: Ctx, input: MoveInput): Promise<Move> {
  const reason = readFreeTextOrNone(input.reason ?? '', 'reason')
  const { before, planned, move, target } = await worked(tx, ctx, input)
  if (move.isNothing) return move
  if (input.seen !== undefined && input.seen !== move.seen) {
    throw new Conflict('the plan was changed since you saw what the move would do; look at it again, and move it then')
  }
  refuseBrokenOrder(move.brokenOrder)
  const at = await timeOfMove(tx, ctx, move.campaign)
  await save(tx, ctx, before, planned)
  if (move.anchor === 'launch') await setPostponed(tx, move.campaign, null)
  const { wall, zone } = before.anchors.find(({ name }) => name === move.anchor)!
  await addLaunchMove(tx, {
    campaignId: move.campaign,
    anchor: move.anchor,
    kind: 'moved',
    fromWall: wall,
    fromZone: zone,
    toWall: target.wall,
    toZone: target.zone,
    reason,
    actor: actorName(ctx.actor),
    at,
  })
  const moved = move.occurrences.map(({ activity, ordinal, before: was, after, effect }) => ({
    activity,
    ordinal,
    from: was?.wall ?? null,
    to: after?.wall ?? null,
    effect,
  }))
  const now = { [move.anchor]: target, reason, occurrences: moved }
  await audit(tx, ctx, 'launch.move', move.campaign, { [move.anchor]: { wall, zone } }, now)
  return move
}

/**
 * When the date of before ended, in milliseconds: later than all that went out under it, also while the move waited for its
 * turn to write, so that whoever was told it is found by the time.
 */
async function timeOfMove(tx: Rows, { now }: Ctx, campaignId: string): Promise<number> {
  const last = await lastHandOff(tx, campaignId, now.getTime())
  return last === null ? now.getTime() : last + 1
}

/** A move in sentences. */
export function moveSentences({ anchor, zone, from, to, isNothing, steps, approvalsLost }: Move): string[] {
  if (isNothing) return []
  return [
    `${anchor} moves from ${datedText({ wall: from, zone })} to ${datedText({ wall: to, zone })}`,
    ...occurrenceSentences(steps).map(({ sentence }) => sentence),
    ...approvalsLost.map(
      (id) => `activity ${id} is not approved any more: it says the date, so it needs approving again`,
    ),
  ]
}

async function worked(
  rows: Rows,
  ctx: Ctx,
  { campaignId, anchor = 'launch', to }: MoveInput,
): Promise<{ before: PlanRows; planned: PlannedMove; move: Move; target: Anchor }> {
  const before = await storedPlan(rows, campaignId)
  const old = before.anchors.find(({ name }) => name === anchor)
  if (old === undefined) {
    const known = before.anchors.map(({ name }) => name)
    const choice = `it has ${known.join(', ')}`
    throw new NotFound(`${campaignId} has no anchor ${anchor}; ${nearestOr(anchor, known, choice)}`)
  }
  if (before.campaign.cancelledAt !== null) {
    throw new Conflict(`${campaignId} was cancelled; nothing of it moves any more`)
  }
  const target = { wall: launchWall(to, old.zone, ctx.now), zone: old.zone }
  const now = ctx.now.getTime()
  const planned = await plannedMove(before, { anchor, to: target, now }, async (dates) => {
    return meetingsIn(await clashesAmong(ctx, before, dates))
  })
  const reinstates = anchor === 'launch' && before.campaign.postponedAt !== null
  const isNothing = old.wall === target.wall && !reinstates
  const { occurrences, approvalsLost, brokenOrder, steps } = planned
  // Not what is sent meanwhile: while mail goes out, a move has to be possible.
  const dates = occurrences.map((one) => [one.activity, one.ordinal, one.after?.wall ?? null])
  const seen = contentHash(canonicalJson([before.campaign.scheduleEpoch, old.wall, target.wall, dates]))
  const move = { campaign: campaignId, anchor, zone: old.zone, from: old.wall, to: target.wall }
  return { before, planned, move: { ...move, occurrences, approvalsLost, brokenOrder, steps, isNothing, seen }, target }
}

async function save(tx: Rows, ctx: Ctx, before: PlanRows, { rows, steps }: PlannedMove): Promise<void> {
  const { id } = before.campaign
  const now = ctx.now.getTime()
  const scheduleEpoch = before.campaign.scheduleEpoch + 1
  await updateCampaign(tx, { ...rows.campaign, scheduleEpoch }, now)
  await saveAnchors(tx, id, rows.anchors)
  await saveGoals(tx, id, rows.goals)
  const hashes = new Map(before.activities.map((activity) => [activity.id, activity.contentHash]))
  const renewed = steps
    .map(({ activity, old }) => ({ ...activity, position: old?.position ?? activity.position }))
    .filter(({ id: activity, contentHash: hash }) => hashes.get(activity) !== hash)
  await saveActivities(tx, id, renewed)
  const versions = renewed.map((activity) => ({ activityId: activity.id, contentHash: activity.contentHash }))
  await addVersions(tx, id, versions, actorName(ctx.actor), now)
  await saveOccurrences(tx, id, steps, { scheduleEpoch, now })
}
