import type { ActivityRow, AnchorRow, CampaignRow, OccurrenceRow } from '../../../db/queries/plan.ts'
import { isApproved } from '../approval/approval-of.ts'
import { heldByBlackout, waitsForFirst } from '../dates/held-back.ts'

/** The status of a date as a plan lists it: that of the ledger, and what follows from it and from the time. */
export type StatusInPlan = OccurrenceRow['status'] | 'paused' | 'to do' | 'done'

interface Plan {
  readonly campaign: CampaignRow
  readonly launch: AnchorRow
  readonly activities: ReadonlyMap<string, ActivityRow>
  readonly occurrences: readonly OccurrenceRow[]
}

interface Standing {
  readonly status: StatusInPlan
  /** Why it waits, was missed or is part-sent. */
  readonly reason: string | null
}

/** How the dates of a plan stand at `now` (milliseconds). Pure. */
export function standingInPlan(plan: Plan, now: number): (activity: ActivityRow, date: OccurrenceRow) => Standing {
  const { campaign, occurrences } = plan
  const gone = new Set(
    occurrences.flatMap((one) =>
      one.finishedAt !== null && (one.sent > 0 || one.proof !== null) ? [one.activityId] : [],
    ),
  )
  return (activity, date) => {
    const { status, reason } = date
    if (date.proof !== null) return { status: 'done', reason }
    const isOver = date.finishedAt !== null
    if ((campaign.pausedAt ?? activity.pausedAt) !== null && !isOver) return { status: 'paused', reason }
    const isEnded = (activity.endedAt ?? campaign.cancelledAt) !== null
    const isAhead = date.instant > now || campaign.postponedAt !== null || !isApproved(activity)
    if (activity.messageId !== null || isOver || isEnded || isAhead) return { status, reason }
    const heldBack = whyHeldBack(plan, activity, gone, now)
    return heldBack === undefined ? { status: 'to do', reason } : { status: 'held', reason: heldBack }
  }
}

/** What has to go out first, and then blackouts. */
function whyHeldBack(
  { campaign, launch, activities }: Plan,
  { notBeforeActivity: first }: ActivityRow,
  gone: ReadonlySet<string>,
  now: number,
): string | undefined {
  if (first !== null && !gone.has(first)) return waitsForFirst(first, activities.get(first)?.endedAt != null)
  return heldByBlackout(campaign.calendar?.blackouts ?? [], launch.zone, now)?.reason
}
