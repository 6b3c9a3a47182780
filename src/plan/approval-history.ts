import { type DecisionRow, decisionsOn, versionsOf } from '../../db/queries/approvals.ts'
import type { Rows } from '../../db/index.ts'
import type { PlanRows } from '../../db/queries/plan.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { formatInstant } from '../schedule/index.ts'
import { activityOf, storedPlan } from './activity-of-plan.ts'
import {
  approvalOf,
  approvalState,
  type ApprovalState,
  authorsSinceApproval,
  type LastDecision,
} from './approval-of.ts'
import { compareContent, type FieldChange } from './compare-content.ts'
import { type ApprovedContent, contentOf } from './content-of-activity.ts'
import { attributesNeeded, faultsOfMessage } from './faults-of-message.ts'
import { planOfRows } from './plan-of-rows.ts'

/** How an activity came to stand where it stands with its approval; instants are ISO 8601 in UTC. */
export interface ApprovalHistory {
  readonly activity: string
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
  const whole = planOfRows(plan)
  const now = contentOf(
    whole,
    whole.activities.find(({ id }) => id === activityId)!,
    plan.launchesHad,
  )
  const last = decisions.at(-1)
  const lastApproved = decisions.findLast(({ decision }) => decision === 'approved')
  const standing = last && ({ ...last, approvedBefore: lastApproved !== undefined } satisfies LastDecision)
  return {
    activity: activityId,
    state: approvalState(activity, standing),
    words: approvalOf(activity, standing),
    contentHash,
    decisions: decisions.toReversed().map(({ decision, approver, at, reason, ...row }) => {
      return { decision, by: approver, at: formatInstant(at), reason, isOfThisVersion: row.contentHash === contentHash }
    }),
    versions: versions.toReversed().map(({ author, at, ...row }) => {
      return { author, at: formatInstant(at), isThisVersion: row.contentHash === contentHash }
    }),
    mayNotApprove: authorsSinceApproval(versions, approvedHash),
    faults: faultsOfMessage(plan, activity, await attributesNeeded(rows, plan, [activity])),
    changedSinceApproved: changesSince(lastApproved, now),
    changedSinceAsked: last?.decision === 'changes-asked' ? changesSince(last, now) : undefined,
  }
}

function changesSince(decision: DecisionRow | undefined, now: ApprovedContent): FieldChange[] | undefined {
  if (decision === undefined || decision.content === null || decision.content === undefined) return undefined
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only contentOf is ever written there
  return compareContent(decision.content as ApprovedContent, now)
}
