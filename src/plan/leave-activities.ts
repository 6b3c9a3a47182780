import type { Rows } from '../../db/index.ts'
import { endQueued } from '../../db/queries/ledger.ts'
import { changeOccurrence, moveCounters } from '../../db/queries/occurrences.ts'
import type { ActivityRow, OccurrenceRow, PlanRows } from '../../db/queries/plan.ts'
import { endActivity, removeOccurrence, removeParts } from '../../db/queries/plan-edits.ts'
import type { PlanChange } from './change-sentences.ts'
import { hasBegun } from './dated-occurrence.ts'

const WHY = 'taken out of the plan'

/**
 * Takes activities out of the plan that the file no longer has: removed where nothing of them was handed off, else
 * ended and kept, with those who were still to go cancelled.
 */
export async function leaveActivities(
  tx: Rows,
  { campaign, occurrences }: PlanRows,
  leaving: readonly ActivityRow[],
  now: number,
): Promise<PlanChange[]> {
  const removed: string[] = []
  const changes: PlanChange[] = []
  for (const activity of leaving) {
    const occurrence = occurrences.find(({ activityId }) => activityId === activity.id)
    const subject = `activity ${activity.id}`
    if (occurrence !== undefined && hasBegun(occurrence)) {
      const stopped = await endOccurrence(tx, occurrence, now)
      await endActivity(tx, campaign.id, activity.id, now)
      changes.push({ sentence: `${subject} ended: ${WHY} after it went out${stopped}`, subject, before: activity })
    } else {
      if (occurrence !== undefined) await removeOccurrence(tx, occurrence.id)
      removed.push(activity.id)
      changes.push({ sentence: `${subject} removed`, subject, before: activity })
    }
  }
  await removeParts(tx, 'activities', campaign.id, removed)
  return changes
}

/** Hand-offs under way are still settled; whoever finds the last of them settled finishes the occurrence. */
async function endOccurrence(tx: Rows, occurrence: OccurrenceRow, now: number): Promise<string> {
  if (occurrence.finishedAt !== null) return ''
  const cancelled = await endQueued(tx, occurrence.id, 'cancelled', WHY, now)
  await moveCounters(tx, occurrence.id, { queued: -cancelled, cancelled })
  await changeOccurrence(tx, occurrence.id, {
    status: cancelled > 0 ? 'part-sent' : 'sent',
    reason: cancelled > 0 ? `${cancelled} cancelled: ${WHY}` : null,
    ...(occurrence.handedOff === 0 && { finishedAt: now }),
  })
  return cancelled > 0 ? `; ${cancelled} people still to go get nothing` : ''
}
