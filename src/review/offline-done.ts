import type { occurrencesOf, reviewedActivities } from '../../db/queries/review.ts'
import { formatInstant } from '../schedule/index.ts'
import type { OfflineDone } from './review-shape.ts'

type Occurrence = Awaited<ReturnType<typeof occurrencesOf>>[number]

/** What people were to put up, and what shows that they did. Pure. */
export function offlineDone(
  activities: Awaited<ReturnType<typeof reviewedActivities>>,
  occurrences: readonly Occurrence[],
): OfflineDone[] {
  // There is a row for each approval; the last is of who approved it as it is now.
  const last = new Map(activities.filter(({ messageId }) => messageId === null).map((row) => [row.id, row]))
  return [...last.values()].map(({ id, channel, materialId, owner, approver }) => ({
    id,
    channel,
    material: materialId ?? '',
    owner,
    approvedBy: approver,
    occurrences: occurrences.filter(({ activityId }) => activityId === id).map(dateOf),
  }))
}

function dateOf({ wall, zone, instant, finishedAt, proof, doneBy }: Occurrence): OfflineDone['occurrences'][number] {
  const done = finishedAt === null || proof === null ? null : { at: formatInstant(finishedAt), proof, by: doneBy ?? '' }
  const status = done !== null ? 'done' : finishedAt === null ? 'planned' : 'cancelled'
  return { wall, zone, instant: formatInstant(instant), status, done }
}
