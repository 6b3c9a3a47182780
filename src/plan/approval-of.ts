import type { ApprovalRow, VersionRow } from '../../db/queries/approvals.ts'
import { formatInstant } from '../schedule/index.ts'

/** Hashes over what an activity is now and over what was approved of it. */
export interface ApprovedContent {
  readonly contentHash: string
  readonly approvedHash: string | null
}

/** Whether an activity is approved exactly as it is now. */
export function isApproved({ contentHash, approvedHash }: ApprovedContent): boolean {
  return approvedHash === contentHash
}

/** How an activity stands with its approval, in words; `last` is its latest approval, where there is one. */
export function approvalOf(activity: ApprovedContent, last?: Pick<ApprovalRow, 'approver' | 'at'>): string {
  if (isApproved(activity)) return 'approved'
  if (activity.approvedHash === null) return 'never approved'
  return last === undefined
    ? 'void: changed since it was approved'
    : `void: changed since ${last.approver} approved it at ${formatInstant(last.at)}`
}

/** Who made the versions since the one last approved; `versions` are of one activity, the oldest first. */
export function authorsSinceApproval(versions: readonly VersionRow[], approvedHash: string | null): string[] {
  const approved = versions.findLastIndex(({ contentHash }) => contentHash === approvedHash)
  return [...new Set(versions.slice(approved + 1).map(({ author }) => author))]
}
