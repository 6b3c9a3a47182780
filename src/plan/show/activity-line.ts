import type { LineRow } from '../../../db/queries/plan-pages.ts'
import { approvalOf, approvalState, type ApprovalState, type LastDecision } from '../approval/approval-of.ts'
import { hasGoneOut } from '../dates/dated-occurrence.ts'
import { type ShownDate, shownDate } from './show-plan.ts'
import { type StatusWord, statusWord } from './status-word.ts'

/** Rows of the ledger; `audience` is the sum of the others. */
export type LedgerCounts = Readonly<
  Record<'audience' | 'queued' | 'handedOff' | 'sent' | 'failed' | 'skipped' | 'unknown' | 'cancelled', number>
>

/** One date of an activity as lists show it. */
export interface ActivityLine extends ShownDate {
  readonly activity: string
  /** Which of its dates it is, from 1. */
  readonly ordinal: number
  readonly channel: string
  readonly audience: { readonly id: string; readonly title: string }
  /** The subject is in the first language of the campaign. */
  readonly message: { readonly id: string; readonly subject: string }
  /** As written, such as `launch-14d 09:00`. */
  readonly when: string
  /** The rule as written; absent: it happens once, or on dates that are named. */
  readonly repeat: string | null
  /** `recipient`: at its time of day where each recipient is. */
  readonly clock: 'campaign' | 'recipient'
  /** The activity that has to have gone out before. */
  readonly notBeforeActivity: string | null
  /** Who allowed it to go out during a blackout, and why. */
  readonly blackoutOverride: { readonly name: string; readonly reason: string } | null
  /** People who get it by the campaign's clock because their own zone is not known. */
  readonly withoutZone: number
  readonly late: string
  readonly owner: string | null
  readonly status: StatusWord
  /** Why it waits, was missed or is part-sent. */
  readonly reason: string | null
  /** What went out was approved when it did. */
  readonly approval: ApprovalState
  /** The same with who and when. */
  readonly approvalWords: string
  readonly counts: LedgerCounts
  readonly isPaused: boolean
  /** The launch has no date for now, so nothing goes out. */
  readonly isPostponed: boolean
  /** Finished, ended or cancelled: nothing more of it goes out. */
  readonly isOver: boolean
}

/** Pure: the same row and moment (milliseconds) give the same line. */
export function activityLine(row: LineRow, now: number): ActivityLine {
  const { audience, queued, handedOff, sent, failed, skipped, unknown, cancelled } = row
  const last = lastDecisionOf(row)
  const wentOut = hasGoneOut(row)
  const approval = wentOut ? 'approved' : approvalState(row, last)
  const isPaused = (row.campaignPaused ?? row.activityPaused) !== null
  const isFinished = row.finishedAt !== null
  const isEnded = (row.endedAt ?? row.cancelledAt) !== null
  const isPostponed = row.postponedAt !== null
  return {
    activity: row.activityId,
    ordinal: row.ordinal,
    channel: row.channel,
    audience: { id: row.audienceId, title: row.audienceTitle ?? row.audienceId },
    message: { id: row.messageId, subject: row.subject ?? '' },
    when: row.when,
    repeat: row.repeat,
    clock: row.clock,
    notBeforeActivity: row.notBeforeActivity,
    blackoutOverride: overrideIn(row.blackoutOverride),
    withoutZone: row.withoutZone,
    late: row.late,
    owner: row.owner,
    ...shownDate(row),
    status: statusWord({ ...row, approval, isPaused, isPostponed, isFinished, isEnded }, now),
    reason: row.reason,
    approval,
    approvalWords: wentOut ? 'approved' : approvalOf(row, last),
    counts: { audience, queued, handedOff, sent, failed, skipped, unknown, cancelled },
    isPaused: isPaused && !isFinished && !isEnded,
    isPostponed: isPostponed && !isFinished && !isEnded,
    isOver: isFinished || isEnded,
  }
}

function overrideIn(json: string | null): ActivityLine['blackoutOverride'] {
  if (json === null) return null
  const { name, reason }: { name: string; reason: string } = JSON.parse(json)
  return { name, reason }
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
