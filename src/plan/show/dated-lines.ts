import type { LineRow } from '../../../db/queries/plan-pages.ts'
import type { Anchor } from '../../schedule/index.ts'
import { type ActivityLine, activityLine } from './activity-line.ts'
import { daysFromLaunch } from '../dates/days-from-launch.ts'

/** One date of an activity, beside the launch. */
export interface DatedLine extends ActivityLine {
  /** Calendar days from the day of the launch; before it is negative. */
  readonly daysFromLaunch: number
}

/** An activity with all its dates: what is said of it first is the date that is going out, or comes next, or its last. */
export interface ActivityWithDates extends DatedLine {
  /** In their order; of a rule without end, those that are planned. */
  readonly dates: readonly DatedLine[]
}

/** The rows of a campaign, one for each date, as activities in the order of their first dates, at `now` (milliseconds). Pure. */
export function activitiesWithDates(rows: readonly LineRow[], launch: Anchor, now: number): ActivityWithDates[] {
  const lines = rows.map((row): DatedLine => ({
    ...activityLine(row, now),
    daysFromLaunch: daysFromLaunch(row.instant, launch),
  }))
  return [...Map.groupBy(lines, ({ activity }) => activity).values()].map((dates) => ({
    ...shownFirst(dates)!,
    dates,
  }))
}

/** Of the dates of one activity in their order: the one that is going out, or comes next, or its last. */
function shownFirst(dates: readonly DatedLine[]): DatedLine | undefined {
  return dates.find(({ status }) => status === 'sending') ?? dates.find(({ isOver }) => !isOver) ?? dates.at(-1)
}
