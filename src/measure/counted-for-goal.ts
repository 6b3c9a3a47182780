import type { ActivityRow, EventCountRow, GoalRow } from '../../db/queries/measure.ts'
import type { ReachingRow } from '../../db/queries/reach.ts'
import type { Counted } from './goal-result.ts'
import type { ReachOf } from './reach-of.ts'

/** What there is of a campaign to count by. */
export interface Countable {
  readonly isExample: boolean
  readonly activities: readonly ActivityRow[]
  readonly occurrences: readonly ReachingRow[]
  readonly reachOf: ReachOf
  /** What happened until an instant (milliseconds). */
  readonly eventsUntil: (until: number) => Promise<readonly EventCountRow[]>
}

/** Counts for one goal until the earlier of `now` (milliseconds) and its deadline. Visits only where it is measured by them. */
export async function countedForGoal(
  goal: GoalRow,
  counts: Countable,
  now: number,
): Promise<Omit<Counted, 'contacts'>> {
  const until = Math.min(now, goal.byInstant)
  const { activityIds, occurrences } = addressing(counts, goal.audienceId)
  const { people, caughtMessages, caughtOnly } = await counts.reachOf(occurrences, until)
  const visits = goal.metric === 'visits' ? visitsOf(await counts.eventsUntil(until), activityIds) : 0
  return { people, caught: { messages: caughtMessages, onlyPeople: caughtOnly, count: counts.isExample }, visits }
}

/** The activities for an audience, and their occurrences. */
export function addressing(
  { activities, occurrences }: Pick<Countable, 'activities' | 'occurrences'>,
  audienceId: string,
) {
  const activityIds = new Set(activities.filter((one) => one.audienceId === audienceId).map(({ id }) => id))
  return { activityIds, occurrences: occurrences.filter(({ activityId }) => activityIds.has(activityId)) }
}

function visitsOf(events: readonly EventCountRow[], activityIds: ReadonlySet<string>): number {
  return events
    .filter(({ kind, automated, activityId }) => kind === 'visit' && automated === 0 && activityIds.has(activityId))
    .reduce((sum, row) => sum + row.events, 0)
}
