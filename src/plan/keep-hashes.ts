import type { PlanRows } from '../../db/queries/plan.ts'
import { activityHash } from './content-of-activity.ts'
import { planOfRows } from './plan-of-rows.ts'
import type { RowsOfPlan } from './rows-of-plan.ts'

/**
 * The rows of a plan in which every activity whose content is what it was has the hash that it had. A hash may have been
 * made when a content was read otherwise, with fewer fields or fewer ways to write a date: it is the content that has to
 * change to make an approval void, so what is there is hashed as what comes is, and compared with that.
 */
export function keepingHashes(before: PlanRows, rows: RowsOfPlan): RowsOfPlan {
  const old = new Map(before.activities.map((activity) => [activity.id, activity]))
  const isOther = rows.activities.some(({ id, contentHash }) => old.get(id)?.contentHash !== contentHash)
  if (!isOther) return rows
  const plan = planOfRows(before)
  const known = new Map(plan.activities.map((activity) => [activity.id, activity]))
  return {
    ...rows,
    activities: rows.activities.map((activity) => {
      const was = old.get(activity.id)
      if (was === undefined || was.contentHash === activity.contentHash) return activity
      const isSame = activityHash(plan, known.get(activity.id)!, before.launchesHad) === activity.contentHash
      return isSame ? { ...activity, contentHash: was.contentHash } : activity
    }),
  }
}
