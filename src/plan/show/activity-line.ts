import type { LineRow } from '../../../db/queries/plan-pages.ts'
import { approvalOf, approvalState, type ApprovalState, type LastDecision } from '../approval/approval-of.ts'
import { hasGoneOut } from '../dates/dated-occurrence.ts'
import { heldByBlackout, waitsForFirst } from '../dates/held-back.ts'
import type { Blackout } from '../../schedule/index.ts'
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
  /** The subject of its message, or the title of what is put up; in the first language of the campaign. */
  readonly label: string
  /** Null, as its message: people put something up, and nobody is written to. */
  readonly audience: { readonly id: string; readonly title: string } | null
  /** The id of its message. */
  readonly message: string | null
  /** The material that people put up; without a version the newest that is published by then. */
  readonly putsUp: { readonly material: string; readonly version: number | null } | null
  /** What shows that it was put up, and who said so. */
  readonly done: { readonly proof: string; readonly by: string } | null
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
  const isOffline = row.messageId === null
  const heldBack = isOffline ? whyHeldBack(row, now) : undefined
  const state = { ...row, approval, isOffline, heldBack, isPaused, isPostponed, isFinished, isEnded }
  const status = statusWord(state, now)
  return {
    activity: row.activityId,
    ordinal: row.ordinal,
    channel: row.channel,
    label: row.subject ?? '',
    audience: row.audienceId === null ? null : { id: row.audienceId, title: row.audienceTitle ?? row.audienceId },
    message: row.messageId,
    putsUp: isOffline ? { material: row.materialId ?? '', version: row.materialVersion } : null,
    done: row.proof === null ? null : { proof: row.proof, by: row.doneBy ?? '' },
    when: row.when,
    repeat: row.repeat,
    clock: row.clock,
    notBeforeActivity: row.notBeforeActivity,
    blackoutOverride: overrideIn(row.blackoutOverride),
    withoutZone: row.withoutZone,
    late: row.late,
    owner: row.owner,
    ...shownDate(row),
    status,
    reason: status === 'held' ? (heldBack ?? null) : row.reason,
    approval,
    approvalWords: wentOut ? 'approved' : approvalOf(row, last),
    counts: { audience, queued, handedOff, sent, failed, skipped, unknown, cancelled },
    isPaused: isPaused && !isFinished && !isEnded,
    isPostponed: isPostponed && !isFinished && !isEnded,
    isOver: isFinished || isEnded,
  }
}

/** As a dispatcher asks of messages: what has to go out first, and then blackouts. */
function whyHeldBack(row: LineRow, now: number): string | undefined {
  if (row.mayFollow === 0) return waitsForFirst(row.notBeforeActivity, row.firstEnded === 1)
  if (row.calendar === null || row.launchZone === null) return undefined
  const { blackouts = [] }: { blackouts?: Blackout[] } = JSON.parse(row.calendar)
  return heldByBlackout(blackouts, row.launchZone, now)?.reason
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
