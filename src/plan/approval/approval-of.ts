import type { DecisionRow, VersionRow } from '../../../db/queries/approvals.ts'
import { formatInstant } from '../../schedule/index.ts'

/** Hashes over what an activity is now and over what was approved of it. */
export interface ApprovedHashes {
  readonly contentHash: string
  readonly approvedHash: string | null
}

/** How an activity stands with its approval. Void: approved once, and changed since. */
export type ApprovalState = 'approved' | 'never approved' | 'void' | 'changes asked'

/** The latest decision on an activity, and whether any was an approval. */
export interface LastDecision extends Pick<DecisionRow, 'decision' | 'contentHash' | 'approver' | 'at'> {
  readonly approvedBefore: boolean
}

/** Whether an activity is approved exactly as it is now. */
export function isApproved({ contentHash, approvedHash }: ApprovedHashes): boolean {
  return approvedHash === contentHash
}

/** Changes are asked of a version: what was changed since is free of that, and not approved. */
export function approvalState(activity: ApprovedHashes, last?: LastDecision): ApprovalState {
  if (isApproved(activity)) return 'approved'
  if (last?.decision === 'changes-asked' && last.contentHash === activity.contentHash) return 'changes asked'
  return activity.approvedHash !== null || last?.approvedBefore === true ? 'void' : 'never approved'
}

/** How an activity stands with its approval, in words; `last` is the latest decision on it, where there is one. */
export function approvalOf(activity: ApprovedHashes, last?: LastDecision): string {
  const state = approvalState(activity, last)
  if (state === 'approved') return state
  if (last === undefined) return state === 'void' ? 'void: changed since it was approved' : state
  const act = last.decision === 'approved' ? 'approved it' : 'asked for changes'
  const who = `${last.approver} ${act} at ${formatInstant(last.at)}`
  return state === 'changes asked' ? `${state}: ${who}` : `${state}: changed since ${who}`
}

/** Who made the versions since the one last approved; `versions` are of one activity, the oldest first. */
export function authorsSinceApproval(versions: readonly VersionRow[], approvedHash: string | null): string[] {
  const approved = versions.findLastIndex(({ contentHash }) => contentHash === approvedHash)
  return [...new Set(versions.slice(approved + 1).map(({ author }) => author))]
}
