import type { LineRow } from '../../db/queries/plan-pages.ts'
import { approvalOf, approvalState, type ApprovalState, type LastDecision } from './approval-of.ts'
import { type ShownDate, shownDate } from './show-plan.ts'
import { type StatusWord, statusWord } from './status-word.ts'

/** Rows of the ledger; `audience` is the sum of the others. */
export type LedgerCounts = Readonly<
  Record<'audience' | 'queued' | 'handedOff' | 'sent' | 'failed' | 'skipped' | 'unknown' | 'cancelled', number>
>

/** A dated activity as lists show it. */
export interface ActivityLine extends ShownDate {
  readonly activity: string
  readonly channel: string
  readonly audience: { readonly id: string; readonly title: string }
  /** The subject is in the first language of the campaign. */
  readonly message: { readonly id: string; readonly subject: string }
  /** As written, such as `launch-14d 09:00`. */
  readonly when: string
  readonly late: string
  readonly owner: string | null
  readonly status: StatusWord
  /** Why it waits, was missed or is part-sent. */
  readonly reason: string | null
  readonly approval: ApprovalState
  /** The same with who and when. */
  readonly approvalWords: string
  readonly counts: LedgerCounts
  readonly isPaused: boolean
  /** Finished, ended or cancelled: nothing more of it goes out. */
  readonly isOver: boolean
}

/** Pure: the same row and moment (milliseconds) give the same line. */
export function activityLine(row: LineRow, now: number): ActivityLine {
  const { audience, queued, handedOff, sent, failed, skipped, unknown, cancelled } = row
  const last = lastDecisionOf(row)
  const approval = approvalState(row, last)
  const isPaused = (row.campaignPaused ?? row.activityPaused) !== null
  const isFinished = row.finishedAt !== null
  const isEnded = (row.endedAt ?? row.cancelledAt) !== null
  return {
    activity: row.activityId,
    channel: row.channel,
    audience: { id: row.audienceId, title: row.audienceTitle ?? row.audienceId },
    message: { id: row.messageId, subject: row.subject ?? '' },
    when: row.when,
    late: row.late,
    owner: row.owner,
    ...shownDate(row),
    status: statusWord({ ...row, approval, isPaused, isFinished, isEnded }, now),
    reason: row.reason,
    approval,
    approvalWords: approvalOf(row, last),
    counts: { audience, queued, handedOff, sent, failed, skipped, unknown, cancelled },
    isPaused: isPaused && !isFinished && !isEnded,
    isOver: isFinished || isEnded,
  }
}

function lastDecisionOf({
  decision,
  decidedHash,
  approver,
  decidedAt,
  approvedBefore,
}: LineRow): LastDecision | undefined {
  if (decision === null || decidedHash === null || approver === null || decidedAt === null) return undefined
  return { decision, contentHash: decidedHash, approver, at: decidedAt, approvedBefore: approvedBefore === 1 }
}
