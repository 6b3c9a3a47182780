import type { ActivityWithDates } from '../../plan/index.ts'

/** Rows of the table of activities at a time. */
export const ROWS = 100

/** Some of the activities of a campaign, as its table shows them at a time. */
export interface PageOfActivities {
  /** In the order of their first dates. */
  readonly activities: readonly ActivityWithDates[]
  /** The number of the first of them among all, from 1, and of the last. */
  readonly first: number
  readonly last: number
  readonly total: number
  /** The number that the page before begins with, and the one after; absent where there is none. */
  readonly previous?: number
  readonly next?: number
  /** It holds what goes out next, so the plain address of the campaign shows it. */
  readonly holdsNext: boolean
}

/** The page that holds the activity with the number `from`; without one, what is going out or goes out next. Pure. */
export function pageOfActivities(
  all: readonly ActivityWithDates[],
  from: number | undefined,
  now: Date,
): PageOfActivities {
  const upNext = beginOf(nextToGoOut(all, now))
  const begin = from === undefined ? upNext : beginOf(Math.min(Math.max(from, 1), Math.max(all.length, 1)) - 1)
  const activities = all.slice(begin, begin + ROWS)
  return {
    activities,
    first: begin + 1,
    last: begin + activities.length,
    total: all.length,
    ...(begin > 0 && { previous: begin - ROWS + 1 }),
    ...(begin + ROWS < all.length && { next: begin + ROWS + 1 }),
    holdsNext: begin === upNext,
  }
}

function beginOf(index: number): number {
  return Math.floor(index / ROWS) * ROWS
}

/** The index of what is going out, else of the earliest that lies ahead, else of the first that is not over. */
function nextToGoOut(all: readonly ActivityWithDates[], now: Date): number {
  const sending = all.findIndex(({ status }) => status === 'sending')
  if (sending !== -1) return sending
  let next = -1
  for (const [index, { isOver, instant }] of all.entries()) {
    if (isOver || Date.parse(instant) < now.getTime()) continue
    if (next === -1 || instant < all[next]!.instant) next = index
  }
  return Math.max(0, next === -1 ? all.findIndex(({ isOver }) => !isOver) : next)
}
