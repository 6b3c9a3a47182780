import type { ActivityRow, OccurrenceRow, PlanRows } from '../../db/queries/plan.ts'
import type { ActivityValues, OccurrenceValues } from '../../db/queries/plan-edits.ts'
import { latestStart, parseLate } from '../schedule/index.ts'
import type { PlanChange } from './change-sentences.ts'
import { datedOccurrence, datedText, hasBegun } from './dated-occurrence.ts'
import type { Anchors } from './rows-of-plan.ts'

/** What is to be done with the occurrences of a campaign whose plan changed. */
export interface OccurrenceChanges {
  readonly added: OccurrenceValues[]
  readonly replanned: { id: number; sendLate: boolean; values: OccurrenceValues }[]
  readonly latestStarts: { id: number; latestAt: number | null }[]
  readonly changes: PlanChange[]
}

/**
 * Decides, for activities that are new or have another content, what becomes of their occurrence. Nothing of it handed
 * off: it is planned anew, and an audience frozen for the old content goes. Begun or finished: it keeps its date.
 */
export function occurrenceChanges(
  before: PlanRows,
  activities: readonly ActivityValues[],
  anchors: Anchors,
  now: number,
): OccurrenceChanges {
  const result: OccurrenceChanges = { added: [], replanned: [], latestStarts: [], changes: [] }
  for (const activity of activities) {
    const old = before.activities.find(({ id }) => id === activity.id)
    const occurrence = before.occurrences.find(({ activityId }) => activityId === activity.id)
    if (old === undefined || occurrence === undefined) addOccurrence(result, activity, anchors, now)
    else if (old.contentHash === activity.contentHash || old.endedAt !== null) continue
    else if (hasBegun(occurrence) || occurrence.finishedAt !== null) keepOccurrence(result, old, activity, occurrence)
    else replanOccurrence(result, old, activity, occurrence, datedAnew(old, activity, occurrence, anchors, now))
  }
  return result
}

function addOccurrence(result: OccurrenceChanges, activity: ActivityValues, anchors: Anchors, now: number): void {
  const values = datedOccurrence(activity, anchors, now)
  result.added.push(values)
  note(result, activity.id, values.reason ?? `planned for ${datedText(values)}`)
}

function keepOccurrence(
  result: OccurrenceChanges,
  old: ActivityRow,
  activity: ActivityValues,
  occurrence: OccurrenceRow,
): void {
  const date = `${datedText(occurrence)}${old.when === activity.when ? '' : ', its date,'}`
  if (occurrence.finishedAt !== null) {
    note(result, activity.id, `finished on ${date} and stays so; the change reaches nobody any more`)
    return
  }
  note(result, activity.id, `already going out since ${date} and keeps the audience it began with`)
  if (old.late === activity.late) return
  const latestAt = latestStart(parseLate(activity.late), occurrence.instant) ?? null
  result.latestStarts.push({ id: occurrence.id, latestAt })
}

function datedAnew(
  old: ActivityRow,
  activity: ActivityValues,
  occurrence: OccurrenceRow,
  anchors: Anchors,
  now: number,
): OccurrenceChanges['replanned'][number] {
  const sendLate = occurrence.sendLate && old.when === activity.when
  return { id: occurrence.id, sendLate, values: datedOccurrence(activity, anchors, now, sendLate) }
}

function replanOccurrence(
  result: OccurrenceChanges,
  old: ActivityRow,
  activity: ActivityValues,
  occurrence: OccurrenceRow,
  replanned: OccurrenceChanges['replanned'][number],
): void {
  const { values } = replanned
  result.replanned.push(replanned)
  if (old.when !== activity.when)
    note(result, activity.id, `moves from ${datedText(occurrence)} to ${datedText(values)}`)
  if (values.reason !== null && occurrence.status !== 'missed') note(result, activity.id, values.reason)
}

function note(result: OccurrenceChanges, activityId: string, text: string): void {
  result.changes.push({ sentence: `activity ${activityId} ${text}`, subject: `activity ${activityId}` })
}
