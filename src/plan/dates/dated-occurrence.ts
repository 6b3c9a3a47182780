import type { OccurrenceRow } from '../../../db/queries/plan.ts'
import type { ActivityValues, OccurrenceValues } from '../../../db/queries/plan-edits.ts'
import { type DatedMoment, latestStart, type Late, parseLate, shownFirst, shownLast } from '../../schedule/index.ts'

/** Which of an activity's occurrences is dated, and under which circumstances. */
export interface Dating {
  /** From 1; stays the same when the date moves. */
  readonly ordinal: number
  /** Milliseconds. */
  readonly now: number
  /** A person has decided to send it although it is over its time. */
  readonly sendLate?: boolean
}

/**
 * An occurrence of an activity as it stands when it is planned at `now`: what is over its time already is missed and a
 * person decides, unless its late policy says to send. By the recipients' clocks it is looked at from the moment the
 * first of them show its time, and over when the last of them have. What people put up is never missed: it is to do until it is done.
 */
export function datedOccurrence(
  activity: Pick<ActivityValues, 'id' | 'messageId' | 'late' | 'clock'>,
  { wall, zone, instant }: DatedMoment,
  { ordinal, now, sendLate = false }: Dating,
): OccurrenceValues {
  const late = parseLate(activity.late)
  const byRecipient = activity.clock === 'recipient'
  const latestAt = latestStart(late, byRecipient ? shownLast(wall) : instant) ?? null
  const missed = activity.messageId !== null && latestAt !== null && now > latestAt && !sendLate
  return {
    activityId: activity.id,
    ordinal,
    wall,
    zone,
    instant,
    dueAt: byRecipient ? shownFirst(wall) : instant,
    latestAt,
    status: missed ? 'missed' : 'planned',
    reason: missed ? whyMissed(late, wall, zone) : null,
  }
}

/** The ordinal that the next occurrence of an activity takes: above all that it has, for one that was sent never gets another. */
export function freeOrdinal(there: readonly Pick<OccurrenceRow, 'ordinal'>[]): number {
  return Math.max(0, ...there.map(({ ordinal }) => ordinal)) + 1
}

/** Whether a provider has been handed anything of it, whatever became of that, or a person has done it. */
export function hasBegun({ handedOff, sent, failed, unknown, proof }: HandedOver): boolean {
  return proof !== null || handedOff + sent + failed + unknown > 0
}

type HandedOver = Pick<OccurrenceRow, 'handedOff' | 'sent' | 'failed' | 'unknown' | 'proof'>

/** Whether it went out and is over: it was approved when it did, whatever the plan has become since. */
export function hasGoneOut(occurrence: HandedOver & Pick<OccurrenceRow, 'finishedAt'>): boolean {
  return occurrence.finishedAt !== null && hasBegun(occurrence)
}

/** A date as people read it. @example datedText({ wall: '2027-03-01T09:00', zone: 'Europe/London' }) // '2027-03-01 09:00 Europe/London' */
export function datedText({ wall, zone }: { wall: string; zone: string }): string {
  return `${wall.replace('T', ' ')} ${zone}`
}

function whyMissed(late: Late, wall: string, zone: string): string {
  const over = late.kind === 'skip' ? 'past the latest time its late policy allows' : 'over an hour past'
  return `missed: its date, ${datedText({ wall, zone })}, was ${over} when it was planned; resume the activity to send it now, or cancel it`
}
