import { endlessRunningOut } from '../../../db/queries/endless-rules.ts'
import { planRows } from '../../../db/queries/plan.ts'
import { addOccurrences } from '../../../db/queries/plan-edits.ts'
import type { Rows } from '../../../db/index.ts'
import { faultInWords } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { datedOccurrence, freeOrdinal } from '../dates/dated-occurrence.ts'
import { datesOfActivities } from '../dates/dates-of-activities.ts'
import { keptDates } from '../dates/kept-dates.ts'
import { planAhead } from '../stored/plan-of-rows.ts'

/** Planned ahead at least; a rule is dated for a year at a time. */
const AHEAD = 180 * 86_400_000

/**
 * Plans the next dates of rules without end, so that they never run out at `now` (milliseconds). Dates that are there
 * stay as they are. Answers how many were added.
 */
export async function prolongRepeats({ db, log }: Pick<Ports, 'db' | 'log'>, now: number): Promise<number> {
  const short = await endlessRunningOut(db.rows, now + AHEAD)
  if (short.length === 0) return 0
  const campaigns = Map.groupBy(short, ({ campaignId }) => campaignId)
  let added = 0
  for (const [campaignId, rules] of campaigns) {
    try {
      added += await db.write((tx) => prolong(tx, campaignId, new Set(rules.map(({ activityId }) => activityId)), now))
    } catch (fault) {
      // A plan that cannot be dated must not keep the mail of all the others.
      log.error('a rule without end could not be prolonged', { campaign: campaignId, reason: faultInWords(fault) })
    }
  }
  return added
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
