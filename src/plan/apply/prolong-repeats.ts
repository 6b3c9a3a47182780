import { endlessRunningOut } from '../../../db/queries/endless-rules.ts'
import { planRows } from '../../../db/queries/plan.ts'
import { addOccurrences } from '../../../db/queries/plan-edits.ts'
import type { Rows } from '../../../db/index.ts'
import type { Ports } from '../../ports.ts'
import { datedOccurrence, freeOrdinal } from '../dates/dated-occurrence.ts'
import { datesOfActivities } from '../dates/dates-of-activities.ts'
import { keptDates } from '../dates/kept-dates.ts'
import { eachCampaign } from './each-campaign.ts'
import { planAhead } from '../stored/plan-of-rows.ts'

/** Planned ahead at least; a rule is dated for a year at a time. */
const AHEAD = 180 * 86_400_000

/**
 * Plans the next dates of rules without end, so that they never run out at `now` (milliseconds). Dates that are there
 * stay as they are. Answers how many were added.
 */
export async function prolongRepeats(ports: Pick<Ports, 'db' | 'log'>, now: number): Promise<number> {
  const short = await endlessRunningOut(ports.db.rows, now + AHEAD)
  const rules = Map.groupBy(short, ({ campaignId }) => campaignId)
  return eachCampaign(ports, rules.keys(), 'a rule without end could not be prolonged', (tx, campaignId) => {
    const ids = new Set(rules.get(campaignId)!.map(({ activityId }) => activityId))
    return prolong(tx, campaignId, ids, now)
  })
}

async function prolong(tx: Rows, campaignId: string, ids: ReadonlySet<string>, now: number): Promise<number> {
  const rows = await planRows(tx, campaignId)
  if (rows === undefined) return 0
  const { anchors, calendar, activities } = planAhead(rows)
  const known = new Map(rows.activities.map((activity) => [activity.id, activity]))
  const stored = Map.groupBy(rows.occurrences, ({ activityId }) => activityId)
  const lastOf = (id: string) => Math.max(...(stored.get(id) ?? []).map(({ instant }) => instant))
  const dates = datesOfActivities(activities, {
    anchors,
    calendar,
    now,
    lastDate: keptDates(rows.occurrences),
    // After a long standstill what is long past is not made up for, apart from the latest.
    planned: (id) => ({ count: stored.get(id)?.length ?? 0, ...(lastOf(id) >= now && { from: lastOf(id) + 1 }) }),
  })
  const values = [...ids].flatMap((id) => {
    const next = dates.get(id)?.dates.filter(({ instant }) => instant > lastOf(id)) ?? []
    const free = freeOrdinal(stored.get(id) ?? [])
    return next.map((moment, index) => datedOccurrence(known.get(id)!, moment, { ordinal: free + index, now }))
  })
  await addOccurrences(tx, campaignId, rows.campaign.scheduleEpoch, values)
  return values.length
}
