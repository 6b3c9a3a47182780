import type { OccurrenceRow } from '../../db/queries/plan.ts'
import type { ActivityValues, OccurrenceValues } from '../../db/queries/plan-edits.ts'
import { dateOf, latestStart, type Late, parseLate, parseWhen } from '../schedule/index.ts'
import { type Anchors, launchOf } from './rows-of-plan.ts'

/**
 * The occurrence of an activity as it stands when it is planned at `now` (milliseconds): what is over its time already
 * is missed and a person decides, unless its late policy says to send. `sendLate`: a person has decided so.
 */
export function datedOccurrence(
  activity: Pick<ActivityValues, 'id' | 'when' | 'late'>,
  anchors: Anchors,
  now: number,
  sendLate = false,
): OccurrenceValues {
  const late = parseLate(activity.late)
  const { wall, zone, instant } = dateOf(parseWhen(activity.when), anchors, launchOf(anchors).zone)
  const latestAt = latestStart(late, instant) ?? null
  const missed = latestAt !== null && now > latestAt && !sendLate
  return {
    activityId: activity.id,
    wall,
    zone,
    instant,
    latestAt,
    status: missed ? 'missed' : 'planned',
    reason: missed ? whyMissed(late, wall, zone) : null,
  }
}

/** Whether a provider has been handed anything of it, whatever became of that. */
export function hasBegun({ handedOff, sent, failed, unknown }: OccurrenceRow): boolean {
  return handedOff + sent + failed + unknown > 0
}

/** A date as people read it. @example datedText({ wall: '2027-03-01T09:00', zone: 'Europe/London' }) // '2027-03-01 09:00 Europe/London' */
export function datedText({ wall, zone }: { wall: string; zone: string }): string {
  return `${wall.replace('T', ' ')} ${zone}`
}

function whyMissed(late: Late, wall: string, zone: string): string {
  const over = late.kind === 'skip' ? 'past the latest time its late policy allows' : 'over an hour past'
  return `missed: its date, ${datedText({ wall, zone })}, was ${over} when it was planned; resume the activity to send it now, or cancel it`
}
