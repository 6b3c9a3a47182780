import { subjectInWords } from '../render/index.ts'
import type { CalendarEntry } from './calendar-text.ts'
import type { Dated, DatedCampaign, DatedOccurrence, PlannedOccurrence } from './dated-campaign.ts'

/** About a megabyte, which is as much as some programs take. */
const MOST_OCCURRENCES = 2_000

/**
 * What stands in the calendar of a campaign, in the order of time: its launch and other anchors, every occurrence, and those
 * that left the plan, as cancelled, so that they vanish where they were shown. Of more than two thousand occurrences the next
 * ones come first, and then the last that are over. `baseUrl` without a trailing slash.
 */
export function calendarEntries(campaign: DatedCampaign, baseUrl: string): CalendarEntry[] {
  const { toCome, over } = Object.groupBy(campaign.occurrences, ({ isOver }) => (isOver ? 'over' : 'toCome'))
  const removed = new Map(campaign.removed.map((one) => [keyOf(one), one]))
  const present = new Set(campaign.occurrences.map(keyOf))
  const subjects = new Map(campaign.occurrences.map(({ activity, subject }) => [activity, subject]))
  const planned = (one: PlannedOccurrence) => entryOfOccurrence(campaign, one, removed.get(keyOf(one)), baseUrl)
  const gone = [...removed.values()]
    .filter((one) => !present.has(keyOf(one)))
    .map((one) => entryOfRemoved(campaign, one, subjects.get(one.activity), baseUrl))
  const next = (toCome ?? []).map(planned).toSorted(inTime).slice(0, MOST_OCCURRENCES)
  const past = [...(over ?? []).map(planned), ...gone].toSorted(inTime)
  const anchors = campaign.anchors.map((anchor) => entryOfAnchor(campaign, anchor, baseUrl))
  return [...anchors, ...next, ...past.slice(Math.max(0, past.length + next.length - MOST_OCCURRENCES))].toSorted(
    inTime,
  )
}

function inTime(one: CalendarEntry, other: CalendarEntry): number {
  return one.instant - other.instant || (one.uid < other.uid ? -1 : 1)
}

function entryOfAnchor(campaign: DatedCampaign, anchor: DatedCampaign['anchors'][number], baseUrl: string) {
  const { id, title, sequence, changedAt, isCancelled, isPostponed } = campaign
  const isLaunch = anchor.name === 'launch'
  const isOpen = isLaunch && isPostponed && !isCancelled
  return entry({
    // Ordinals are digits and names of anchors begin with a letter, so that no activity has the same.
    uid: uidOf(baseUrl, id, 'anchor', anchor.name),
    sequence: sequence + Number(isCancelled),
    changedAt,
    instant: anchor.instant,
    summary: `${isLaunch ? 'Launch' : anchor.name} – ${title}${isOpen ? ' [postponed]' : ''}`,
    description: [isOpen ? `Postponed without a new date; it was ${wallText(anchor)}` : `At ${wallText(anchor)}`],
    url: `${baseUrl}/campaigns/${id}`,
    status: isCancelled ? 'cancelled' : isOpen ? 'tentative' : 'confirmed',
  })
}

function entryOfOccurrence(
  { id, isPostponed }: DatedCampaign,
  occurrence: PlannedOccurrence,
  removedBefore: DatedOccurrence | undefined,
  baseUrl: string,
) {
  const { activity, ordinal, sequence, changedAt, instant, subject, audience, putsUp, owner, clock } = occurrence
  const status = isPostponed && !occurrence.isOver ? 'postponed' : occurrence.status
  return entry({
    uid: uidOf(baseUrl, id, activity, ordinal),
    // One that came back is newer than its own removal, and one that is cancelled, which is for good, than itself.
    sequence: Math.max(sequence, (removedBefore?.sequence ?? -1) + 1) + Number(status === 'cancelled'),
    changedAt: Math.max(changedAt, removedBefore?.changedAt ?? 0),
    instant,
    summary: `${named(activity, subject)}${EXPECTED.has(status) ? '' : ` [${status}]`}`,
    description: [
      putsUp === null ? `Audience: ${audience}` : `To be put up: ${putsUp.material} (${putsUp.channel})`,
      `Status: ${status === 'approved' ? 'scheduled' : status}`,
      ...(owner === null ? [] : [`Owner: ${owner}`]),
      clock === 'recipient'
        ? `At ${wallText(occurrence)}, by each recipient’s own clock`
        : `At ${wallText(occurrence)}`,
    ],
    url: `${baseUrl}/campaigns/${id}/activities/${activity}`,
    status: status === 'cancelled' ? 'cancelled' : UNDECIDED.has(status) ? 'tentative' : 'confirmed',
  })
}

function entryOfRemoved({ id }: DatedCampaign, removed: DatedOccurrence, subject: string | undefined, baseUrl: string) {
  const { activity, ordinal, sequence, changedAt, instant } = removed
  return entry({
    uid: uidOf(baseUrl, id, activity, ordinal),
    sequence,
    changedAt,
    instant,
    summary: `${named(activity, subject ?? '')} [not planned any more]`,
    description: [`It was planned for ${wallText(removed)}`],
    url: `${baseUrl}/campaigns/${id}${subject === undefined ? '' : `/activities/${activity}`}`,
    status: 'cancelled',
  })
}

/** Whether it is about to go out is a matter of minutes: both are said in the same way, whenever it is asked. */
const EXPECTED: ReadonlySet<string> = new Set(['scheduled', 'approved'])

/** It goes out only if a person does something. */
const UNDECIDED: ReadonlySet<string> = new Set(['draft', 'in review', 'paused', 'missed', 'postponed', 'held'])

function entry({
  description,
  ...rest
}: Omit<CalendarEntry, 'description'> & { description: string[] }): CalendarEntry {
  return { ...rest, description: [...description, rest.url].join('\n') }
}

function named(activity: string, subject: string): string {
  return subject === '' ? activity : `${activity} – ${subjectInWords(subject, activity)}`
}

function keyOf({ activity, ordinal }: Pick<DatedOccurrence, 'activity' | 'ordinal'>): string {
  return `${activity}.${ordinal}`
}

function uidOf(baseUrl: string, ...of: readonly (string | number)[]): string {
  return `${of.join('.')}@${new URL(baseUrl).hostname}`
}

function wallText({ wall, zone }: Dated): string {
  return `${wall.replace('T', ' ')} ${zone}`
}
