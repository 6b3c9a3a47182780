import { saveDecision } from '../../../db/queries/approvals.ts'
import { actorName, audit, type Ctx, requireRole } from '../../access/index.ts'
import { Conflict } from '../../errors.ts'
import { readFreeText } from '../free-text.ts'
import { activityOf, refuseUnseen, storedPlan } from '../stored/activity-of-plan.ts'
import { contentOf } from './content-of-activity.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'

export interface AskInput {
  readonly campaignId: string
  readonly activityId: string
  /** What is to be changed, for the author: 1 to 2000 characters. */
  readonly reason: string
  /** The hash of the content that the approver saw. */
  readonly seen?: string
}

const LONGEST_REASON = 2000

/**
 * Sends an activity back to its authors with a reason. A standing approval is void, and nothing more of it goes out until
 * somebody approves it. Authors may ask too.
 *
 * Throws `NotAllowed` for anybody but a person with the role approver, `Invalid` for a reason that is none, `NotFound`, and
 * `Conflict` for an activity that is over or not what was seen.
 */
export async function askForChanges(ctx: Ctx, input: AskInput): Promise<{ readonly activity: string }> {
  requireRole(ctx.actor, 'approver')
  const { campaignId, activityId, seen } = input
  const reason = readFreeText(input.reason, {
    path: 'reason',
    expected: 'what is to be changed',
    longest: LONGEST_REASON,
  })
  return ctx.db.write(async (tx) => {
    const rows = await storedPlan(tx, campaignId)
    const activity = activityOf(rows, activityId)
    refuseUnseen(activity, seen)
    const occurrences = rows.occurrences.filter((occurrence) => occurrence.activityId === activityId)
    const isFinished = occurrences.length > 0 && occurrences.every(({ finishedAt }) => finishedAt !== null)
    if (activity.endedAt !== null || isFinished || rows.campaign.cancelledAt !== null) {
      throw new Conflict(`activity ${activityId} is over; changes reach nobody any more`)
    }
    const plan = planOfRows(rows)
    const content = contentOf(
      plan,
      plan.activities.find(({ id }) => id === activityId)!,
      rows.launchesHad,
    )
    await saveDecision(tx, campaignId, {
      activityId,
      contentHash: activity.contentHash,
      approver: actorName(ctx.actor),
      at: ctx.now.getTime(),
      decision: 'changes-asked',
      reason,
      content,
    })
    const before = { approved: activity.approvedHash }
    const after = { approved: null, changesAskedOf: activity.contentHash, reason }
    await audit(tx, ctx, 'changes.ask', `${campaignId}/${activityId}`, before, after)
    return { activity: activityId }
  })
}
