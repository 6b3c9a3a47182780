import type { OccurrenceRow } from '../../../db/queries/plan.ts'
import type { DatedMoment } from '../../schedule/index.ts'
import { hasBegun } from './dated-occurrence.ts'

/**
 * The last dates of activities that keep theirs because something of it was sent already: what comes after such an
 * activity counts from there. Of others nothing, for their dates are still to be reckoned.
 */
export function keptDates(occurrences: readonly OccurrenceRow[]): (activityId: string) => DatedMoment | undefined {
  const stored = Map.groupBy(occurrences, ({ activityId }) => activityId)
  return (activityId) => {
    const last = latestOf(stored.get(activityId) ?? [])
    return last !== undefined && hasBegun(last) ? last : undefined
  }
}

export function latestOf<Dated extends DatedMoment>(dates: readonly Dated[]): Dated | undefined {
  return dates.reduce<Dated | undefined>((last, one) => (last && last.instant >= one.instant ? last : one), undefined)
}
