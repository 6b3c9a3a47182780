import { HOUR } from './duration.ts'

/** A date on which a message would go out now. Instants in milliseconds. */
export interface GoingOut {
  /** Who would get it. */
  readonly audience: string
  readonly instant: number
  /** When its time is over everywhere: its instant, or when the last of the recipients' clocks showed it. */
  readonly overAt: number
  /** No person decided to send it: it is its late policy that lets it go. */
  readonly isPatient: boolean
}

/** What is later than this is a backlog and not merely slow. Milliseconds. */
const SLOW = HOUR

/**
 * Of dates that would all go out at `now` (milliseconds), those that are to be left because a later message to the same
 * people goes out in their place. What was planned for the same moment goes together. Pure.
 */
export function backlogAmong<T extends GoingOut>(dates: readonly T[], now: number): T[] {
  const latest = new Map<string, number>()
  for (const { audience, instant } of dates) {
    latest.set(audience, Math.max(latest.get(audience) ?? -Infinity, instant))
  }
  return dates.filter(
    ({ audience, instant, overAt, isPatient }) => isPatient && now - overAt > SLOW && instant < latest.get(audience)!,
  )
}
