import { endlessRunningOut } from '../../db/queries/endless-rules.ts'
import { planRows } from '../../db/queries/plan.ts'
import { addOccurrences } from '../../db/queries/plan-edits.ts'
import type { Database } from '../../db/index.ts'
import { datedOccurrence } from './dated-occurrence.ts'
import { datesOfActivities } from './dates-of-activities.ts'
import { planOfRows } from './plan-of-rows.ts'

/** Planned ahead at least; a rule is dated for a year at a time. */
const AHEAD = 180 * 86_400_000

/**
 * Plans the next dates of rules without end, so that they never run out at `now` (milliseconds). Dates that are there
 * stay as they are. Answers how many were added.
 */
export async function prolongRepeats(db: Database, now: number): Promise<number> {
  const short = await endlessRunningOut(db.rows, now + AHEAD)
  if (short.length === 0) return 0
  const campaigns = Map.groupBy(short, ({ campaignId }) => campaignId)
  let added = 0
  for (const [campaignId, rules] of campaigns) {
    const ids = new Set(rules.map(({ activityId }) => activityId))
    added += await db.write(async (tx) => {
      const rows = await planRows(tx, campaignId)
      if (rows === undefined) return 0
      const { anchors, calendar, activities: planned } = planOfRows(rows)
      const known = new Map(rows.activities.map((activity) => [activity.id, activity]))
      const stored = Map.groupBy(rows.occurrences, ({ activityId }) => activityId)
      const dates = datesOfActivities(planned, { anchors, calendar, now })
      const values = [...ids].flatMap((id) => {
        const there = stored.get(id)?.length ?? 0
        const next = dates.get(id)?.dates.slice(there) ?? []
        return next.map((moment, index) => datedOccurrence(known.get(id)!, moment, { ordinal: there + index + 1, now }))
      })
      await addOccurrences(tx, campaignId, rows.campaign.scheduleEpoch, values)
      return values.length
    })
  }
  return added
}
