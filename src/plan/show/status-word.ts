import type { OccurrenceRow } from '../../../db/queries/plan.ts'
import type { ApprovalState } from '../approval/approval-of.ts'

/** Where an activity stands, in the one word that pages show; the reason stands beside it. */
export type StatusWord =
  | 'draft'
  | 'in review'
  | 'approved'
  | 'scheduled'
  | 'held'
  | 'to do'
  | 'done'
  | 'sending'
  | 'paused'
  | 'postponed'
  | 'sent'
  | 'part-sent'
  | 'failed'
  | 'missed'
  | 'cancelled'

/** What the word depends on. */
export interface ActivityState extends Pick<
  OccurrenceRow,
  'status' | 'instant' | 'audience' | 'handedOff' | 'sent' | 'failed' | 'unknown' | 'proof'
> {
  readonly approval: ApprovalState
  /** People put it up, and nobody is written to. */
  readonly isOffline: boolean
  /** Of what is put up: why it waits although its date has come; absent: nothing keeps it back. */
  readonly heldBack?: string | undefined
  /** The activity or its whole campaign. */
  readonly isPaused: boolean
  /** The launch has no date for now. */
  readonly isPostponed: boolean
  readonly isFinished: boolean
  /** Cancelled by a person or taken out of the plan, itself or with its whole campaign. */
  readonly isEnded: boolean
}

/**
 * The status of an activity at `now` (milliseconds). Draft is with its authors, who were asked for changes; in review
 * waits for an approver; postponed waits for the launch to have a date again; scheduled is approved and lies ahead; approved is due and begins with the next turn.
 * What people put up is to do from its date on, held while a blackout or another activity keeps it back, and then done. Pure.
 */
export function statusWord(activity: ActivityState, now: number): StatusWord {
  if (activity.isOffline) return offlineWord(activity, now)
  const { status, approval, audience, sent, failed } = activity
  const begun = activity.handedOff + sent + failed + activity.unknown > 0
  if (activity.isFinished || activity.isEnded) {
    if (!begun && status === 'missed') return 'missed'
    if (!begun) return activity.isEnded || status === 'cancelled' ? 'cancelled' : audience > 0 ? 'part-sent' : 'sent'
    if (sent === 0 && failed === audience) return 'failed'
    return status === 'sent' ? 'sent' : 'part-sent'
  }
  if (activity.isPaused) return 'paused'
  if (activity.isPostponed) return 'postponed'
  if (status === 'missed') return 'missed'
  if (begun || status === 'sending') {
    if (status === 'held' && approval === 'approved') return 'paused'
    if (approval === 'approved') return 'sending'
  }
  if (approval === 'changes asked') return 'draft'
  if (approval !== 'approved') return 'in review'
  return activity.instant > now ? 'scheduled' : 'approved'
}

function offlineWord(activity: ActivityState, now: number): StatusWord {
  if (activity.proof !== null) return 'done'
  if (activity.isFinished || activity.isEnded) return 'cancelled'
  if (activity.isPaused) return 'paused'
  if (activity.isPostponed) return 'postponed'
  if (activity.approval === 'changes asked') return 'draft'
  if (activity.approval !== 'approved') return 'in review'
  if (activity.instant > now) return 'scheduled'
  return activity.heldBack === undefined ? 'to do' : 'held'
}
