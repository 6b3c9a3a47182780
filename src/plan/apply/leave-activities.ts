import type { Rows } from '../../../db/index.ts'
import { endQueued } from '../../../db/queries/ledger.ts'
import { changeOccurrence, moveCounters } from '../../../db/queries/occurrences.ts'
import type { ActivityRow, OccurrenceRow, PlanRows } from '../../../db/queries/plan.ts'
import { noteRemoved } from '../../../db/queries/launch-moves.ts'
import { endActivity, removeOccurrence, removeParts } from '../../../db/queries/plan-edits.ts'
import type { PlanChange } from './change-sentences.ts'
import { hasBegun } from '../dates/dated-occurrence.ts'

const WHY = 'taken out of the plan'

/**
 * Takes activities out of the plan that the file no longer has: removed where nothing of them was handed off, else
 * ended and kept, with those who were still to go cancelled.
 */
export async function leaveActivities(
  tx: Rows,
  { campaign, occurrences }: PlanRows,
  leaving: readonly ActivityRow[],
  { scheduleEpoch, now }: { scheduleEpoch: number; now: number },
): Promise<PlanChange[]> {
  const removed: string[] = []
  const changes: PlanChange[] = []
  for (const activity of leaving) {
    const subject = `activity ${activity.id}`
    const own = occurrences.filter(({ activityId }) => activityId === activity.id)
    const begun = own.some(hasBegun)
    let stopped = 0
    for (const occurrence of own) {
      if (begun && hasBegun(occurrence)) stopped += await endOccurrence(tx, occurrence, now)
      else {
        await noteRemoved(tx, campaign.id, occurrence, scheduleEpoch, now)
        await removeOccurrence(tx, occurrence.id)
      }
    }
    if (begun) {
      await endActivity(tx, campaign.id, activity.id, now)
      const lost = stopped > 0 ? `; ${stopped} people still to go get nothing` : ''
      changes.push({ sentence: `${subject} ended: ${WHY} after it went out${lost}`, subject, before: activity })
    } else {
      removed.push(activity.id)
      changes.push({ sentence: `${subject} removed`, subject, before: activity })
    }
  }
  await removeParts(tx, 'activities', campaign.id, removed)
  return changes
}

/** Hand-offs under way are still settled; whoever finds the last of them settled finishes the occurrence. Answers how many get nothing. */
async function endOccurrence(tx: Rows, occurrence: OccurrenceRow, now: number): Promise<number> {
  if (occurrence.finishedAt !== null) return 0
  const cancelled = await endQueued(tx, occurrence.id, 'cancelled', WHY, now)
  await moveCounters(tx, occurrence.id, { queued: -cancelled, cancelled })
  await changeOccurrence(tx, occurrence.id, {
    status: cancelled > 0 ? 'part-sent' : 'sent',
    reason: cancelled > 0 ? `${cancelled} cancelled: ${WHY}` : null,
    ...(occurrence.handedOff === 0 && { finishedAt: now }),
  })
  return cancelled
}
