import { type DecisionRow, decisionsOn, versionsOf } from '../../../db/queries/approvals.ts'
import type { Rows } from '../../../db/index.ts'
import type { PlanRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { formatInstant } from '../../schedule/index.ts'
import { activityOf, storedPlan } from '../stored/activity-of-plan.ts'
import {
  approvalOf,
  approvalState,
  type ApprovalState,
  authorsSinceApproval,
  type LastDecision,
} from './approval-of.ts'
import { compareContent, type FieldChange } from './compare-content.ts'
import { type ApprovedContent, contentOf } from './content-of-activity.ts'
import { attributesNeeded, faultsOfMessage } from '../file/faults-of-message.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'
import { approvalSentUnder, contentDecidedOn, wasSent } from './what-was-sent.ts'

/** How an activity came to stand where it stands with its approval; instants are ISO 8601 in UTC. */
export interface ApprovalHistory {
  readonly activity: string
  /** It is over and went out: the version that counts is the one that was sent, and it was approved. */
  readonly wasSent: boolean
  readonly state: ApprovalState
  /** The same with who and when. */
  readonly words: string
  /** What the activity is now; goes back with a decision on it. */
  readonly contentHash: string
  /** The newest first. */
  readonly decisions: readonly {
    readonly decision: DecisionRow['decision']
    readonly by: string
    readonly at: string
    readonly reason: string | null
    readonly isOfThisVersion: boolean
  }[]
  /** The newest first. */
  readonly versions: readonly { readonly author: string; readonly at: string; readonly isThisVersion: boolean }[]
  /** Authors of it since the last approval; after changes were asked for, all of its authors. */
  readonly mayNotApprove: readonly string[]
  /** What its checks find wrong now; approving is refused while there is any. */
  readonly faults: readonly string[]
  /** Absent: never approved, or before contents were kept. */
  readonly changedSinceApproved: readonly FieldChange[] | undefined
  /** Present when the latest decision was to ask for changes. */
  readonly changedSinceAsked: readonly FieldChange[] | undefined
}

/** The decisions on an activity and what changed since, for every role. Throws `NotFound`. */
export async function approvalHistory(
  ctx: Ctx,
  { campaignId, activityId }: { campaignId: string; activityId: string },
): Promise<ApprovalHistory> {
  requireRole(ctx.actor, ...ROLES)
  return historyOf(ctx.db.rows, await storedPlan(ctx.db.rows, campaignId), activityId)
}

/** The same, of a plan that was read already. */
export async function historyOf(rows: Rows, plan: PlanRows, activityId: string): Promise<ApprovalHistory> {
  const activity = activityOf(plan, activityId)
  const { contentHash, approvedHash } = activity
  const decisions = await decisionsOn(rows, plan.campaign.id, activityId)
  const versions = await versionsOf(rows, plan.campaign.id, activityId)
  const dates = datesOver(plan, activity)
  const isSent = wasSent(dates)
  const sentUnder = isSent ? approvalSentUnder(dates, decisions) : undefined
  const counts = sentUnder?.contentHash ?? contentHash
  const whole = planOfRows(plan)
  const now =
    (sentUnder && contentDecidedOn(sentUnder)) ??
    contentOf(
      whole,
      whole.activities.find(({ id }) => id === activityId)!,
      plan.launchesHad,
    )
  const last = decisions.at(-1)
  const lastApproved = sentUnder ?? decisions.findLast(({ decision }) => decision === 'approved')
  const standing = last && ({ ...last, approvedBefore: lastApproved !== undefined } satisfies LastDecision)
  return {
    activity: activityId,
    wasSent: isSent,
    state: isSent ? 'approved' : approvalState(activity, standing),
    words: isSent ? 'approved' : approvalOf(activity, standing),
    contentHash,
    decisions: decisions.toReversed().map(({ decision, approver, at, reason, ...row }) => {
      return { decision, by: approver, at: formatInstant(at), reason, isOfThisVersion: row.contentHash === counts }
    }),
    versions: versions.toReversed().map(({ author, at, ...row }) => {
      return { author, at: formatInstant(at), isThisVersion: row.contentHash === counts }
    }),
    mayNotApprove: authorsSinceApproval(versions, approvedHash),
    faults: isSent ? [] : faultsOfMessage(plan, activity, await attributesNeeded(rows, plan, [activity])),
    changedSinceApproved: changesSince(lastApproved, now),
    changedSinceAsked: !isSent && last?.decision === 'changes-asked' ? changesSince(last, now) : undefined,
  }
}

function datesOver({ campaign, occurrences }: PlanRows, { id, endedAt }: PlanRows['activities'][number]) {
  const { cancelledAt } = campaign
  return occurrences
    .filter(({ activityId }) => activityId === id)
    .map((occurrence) => ({ ...occurrence, endedAt, cancelledAt }))
}

function changesSince(decision: DecisionRow | undefined, now: ApprovedContent): FieldChange[] | undefined {
  const content = decision && contentDecidedOn(decision)
  return content && compareContent(content, now)
}
