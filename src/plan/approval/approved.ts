import type { DecisionRow, VersionRow } from '../../../db/queries/approvals.ts'
import { type Actor, actorName, requireRole } from '../../access/index.ts'
import { type ApprovedHashes, authorsSinceApproval, isApproved } from './approval-of.ts'

/** An activity as an approver finds it. */
export interface ActivityToApprove extends ApprovedHashes {
  readonly id: string
  readonly endedAt: number | null
  /** Its versions, the oldest first. */
  readonly versions: readonly VersionRow[]
  /** What its checks find wrong now, in sentences. */
  readonly faults: readonly string[]
}

/** An approval, bound to content by its hash. */
export type Approval = Pick<DecisionRow, 'activityId' | 'contentHash' | 'approver' | 'at'>

export type Verdict =
  | { readonly kind: 'approved'; readonly approval: Approval }
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * What comes of a person approving an activity as it is at `now`: an approval bound to exactly this content, or why not.
 * Throws `NotAllowed` for anybody but a person with the role approver.
 */
export function approved(activity: ActivityToApprove, actor: Actor, now: Date): Verdict {
  requireRole(actor, 'approver')
  const approver = actorName(actor)
  const { id, contentHash, approvedHash } = activity
  if (activity.endedAt !== null) return refused('it has ended')
  if (isApproved(activity)) return { kind: 'already' }
  const authors = authorsSinceApproval(activity.versions, approvedHash)
  if (authors.includes(approver)) {
    return refused(`${approver} is an author of it; somebody else with the role approver must approve it`)
  }
  if (activity.faults.length > 0) return refused(activity.faults.join('; '))
  return { kind: 'approved', approval: { activityId: id, contentHash, approver, at: now.getTime() } }
}

function refused(reason: string): Verdict {
  return { kind: 'refused', reason }
}
