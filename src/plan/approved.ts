import type { ApprovalRow, VersionRow } from '../../db/queries/approvals.ts'
import { type Actor, requireRole } from '../access/index.ts'
import { type ApprovedContent, authorsSinceApproval, isApproved } from './approval-of.ts'

/** An activity as an approver finds it. */
export interface ActivityToApprove extends ApprovedContent {
  readonly id: string
  readonly endedAt: number | null
  /** Its versions, the oldest first. */
  readonly versions: readonly VersionRow[]
  /** What its checks find wrong now, in sentences. */
  readonly faults: readonly string[]
}

export type Verdict =
  | { readonly kind: 'approved'; readonly approval: ApprovalRow }
  | { readonly kind: 'already' }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * What comes of a person approving an activity as it is at `now`: an approval bound to exactly this content, or why not.
 * Throws `NotAllowed` for anybody but a person with the role approver.
 */
export function approved(activity: ActivityToApprove, actor: Actor, now: Date): Verdict {
  const approver = approverNamed(actor)
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

function approverNamed(actor: Actor): string {
  requireRole(actor, 'approver')
  return actor.kind === 'person' ? actor.email : actor.kind
}

function refused(reason: string): Verdict {
  return { kind: 'refused', reason }
}
