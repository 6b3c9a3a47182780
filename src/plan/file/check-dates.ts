import { dateOf, parseDeadline, parseWhen } from '../../schedule/index.ts'
import { blackoutFindings, quietFindings } from './check-silent-times.ts'
import { datedText } from '../dates/dated-occurrence.ts'
import { findDates, type FoundDates } from '../dates/dates-of-activities.ts'
import { type FileDraft, whenOf } from './file-draft.ts'
import { workingCalendar } from '../dates/plan-anchors.ts'
import { faultsOf } from './file-fields.ts'
import { error, type Finding, warning } from './shape-problems.ts'

/** Anchors that are missing, dates that hang on none or fall in the quiet hours, and a plan that lies all before `now`. */
export function dateFindings(draft: FileDraft, now?: Date): Finding[] {
  const findings = [...launchFindings(draft), ...deadlineFindings(draft), ...activityFindings(draft)]
  const wrong = findings.some(({ severity }) => severity === 'error')
  return wrong || now === undefined ? findings : [...findings, ...pastFindings(draft, now.getTime())]
}

function pastFindings(draft: FileDraft, now: number): Finding[] {
  const launch = draft.anchors.launch
  if (launch === undefined) return []
  const dates = [...draftDates(draft, now).dates.values()].flatMap((activity) => activity.dates)
  const launchAt = dateOf(parseWhen('launch'), draft.anchors, launch.zone)
  if ([launchAt, ...dates].some(({ instant }) => instant >= now)) return []
  const message = `everything of it lies in the past: its launch, ${launch.wall} ${launch.zone}, and every date of its activities; give a launch that lies ahead`
  return [warning(['anchors', 'launch'], message)]
}

function launchFindings({ anchorEntries }: FileDraft): Finding[] {
  if (anchorEntries === undefined) return []
  const launch = anchorEntries.find(({ id }) => id === 'launch')
  if (launch === undefined) {
    return [
      error(['anchors'], '`launch` is missing; expected launch: { at: 2027-03-01T09:00, zone: Europe/London }', 'key'),
    ]
  }
  if (launch.keys.length === 0 || launch.keys.includes('zone')) return []
  return [error(launch.path, '`zone` is missing; expected the zone of the launch, such as zone: Europe/London', 'key')]
}

function deadlineFindings(draft: FileDraft): Finding[] {
  const deadlines = [
    ...draft.objectives.map(({ path, value: { by } }) => ({ path: [...path, 'by'], by })),
    ...draft.materials.map(({ path, value }) => ({ path: [...path, 'next_review'], by: value.next_review })),
    ...draft.materials.flatMap(momentsOf),
  ]
  return deadlines.flatMap(({ path, by }) => {
    if (by === undefined || !isKnown(draft, anchorIn(by))) return []
    return faultsOf(() => parseDeadline(by, draft.anchors, zoneOf(draft), workingCalendar(draft.calendar))).map(
      (message) => error(path, message),
    )
  })
}

/** The moments of the timelines of a material. */
function momentsOf({ path, value: { figures = {} } }: FileDraft['materials'][number]) {
  return Object.entries(figures).flatMap(([name, figure]) =>
    figure.chart === 'timeline'
      ? figure.moments.map(({ at }, index) => ({ path: [...path, 'figures', name, 'moments', index, 'at'], by: at }))
      : [],
  )
}

/** Dates do not depend on it but where a rule has no end. Milliseconds. */
const ANY_MOMENT = 0

/** The dates of those activities whose words can be read and whose anchors are right. */
function draftDates(draft: FileDraft, now = ANY_MOMENT): FoundDates {
  const scheduled = draft.activities.flatMap((activity) => {
    const { value } = activity
    const when = whenOf(value)
    if (when === undefined || !isKnown(draft, anchorIn(when))) return []
    return isRepeatKnown(draft, value.repeat) ? [{ ...value, id: keyOf(draft, activity), when }] : []
  })
  return findDates(scheduled, { anchors: draft.anchors, calendar: draft.calendar, now })
}

/** The id that other activities name it by; one that is there twice is the first's alone. */
function keyOf({ activities }: FileDraft, activity: Activity): string {
  const isFirst = activity.id !== '' && activities.find(({ id }) => id === activity.id) === activity
  return isFirst ? activity.id : `#${activities.indexOf(activity)}`
}

function activityFindings(draft: FileDraft): Finding[] {
  const found = draftDates(draft)
  return draft.activities.flatMap((activity) => {
    const { path, value } = activity
    const id = keyOf(draft, activity)
    const faults = found.faults.get(id)
    const where = [...path, value.when === undefined ? 'after' : 'when']
    if (faults !== undefined) {
      const faulty = isEndMissing(draft, value) ? [...path, 'repeat'] : where
      return faults.map(({ message }) => error(faulty, message))
    }
    const { dates = [], endless = false } = found.dates.get(id) ?? {}
    if (found.dates.has(id) && dates.length === 0) {
      return [
        error([...path, 'repeat'], 'this rule comes to no date at all; look at its end and at what it leaves out'),
      ]
    }
    return [
      ...precedence(activity, found),
      ...quietFindings(draft, activity, where, dates),
      ...blackoutFindings(draft, activity, where, dates),
      ...(endless
        ? [warning([...path, 'repeat'], 'this rule has no end; give it COUNT or UNTIL, or end it by hand')]
        : []),
    ]
  })
}

/** The hard rule that one activity goes out before another. */
function precedence({ id, path, value }: Activity, { dates }: FoundDates): Finding[] {
  const first = value.not_before_activity
  if (first === undefined) return []
  const [own, other] = [dates.get(id)?.dates[0], dates.get(first)?.dates[0]]
  if (first === id) return [error([...path, 'not_before_activity'], 'an activity cannot wait for itself')]
  if (own === undefined || other === undefined || own.instant >= other.instant) return []
  const message = `it goes out on ${datedText(own)}, before ${first} on ${datedText(other)}; move one of them`
  return [error([...path, 'not_before_activity'], message)]
}

type Activity = FileDraft['activities'][number]

/** Nothing is said about a date whose anchor is wrong itself, nor once more about a launch that is missing. */
function isKnown({ anchorEntries, anchors }: FileDraft, anchor: string | undefined): boolean {
  if (anchor === 'launch') return anchors.launch !== undefined
  return anchor === undefined || anchors[anchor] !== undefined || !anchorEntries?.some(({ id }) => id === anchor)
}

/** The anchor that a date hangs on, if any; what follows an activity hangs on none. */
function anchorIn(text: string): string | undefined {
  return /^\s*after\s/.test(text) ? undefined : /^\s*([a-z][a-z0-9_]*)/.exec(text)?.[1]
}

function isRepeatKnown(draft: FileDraft, repeat: string | undefined): boolean {
  return isKnown(draft, endAnchorIn(repeat))
}

/** Whether the rule ends at an anchor that is not there, while the date it begins on can be read. */
function isEndMissing({ anchors }: FileDraft, value: Activity['value']): boolean {
  const end = endAnchorIn(value.repeat)
  if (end === undefined || anchors[end] !== undefined) return false
  const when = whenOf(value) ?? ''
  const begin = anchorIn(when)
  return faultsOf(() => parseWhen(when)).length === 0 && (begin === undefined || anchors[begin] !== undefined)
}

function endAnchorIn(repeat: string | undefined): string | undefined {
  return /UNTIL=([a-z][a-z0-9_]*)/.exec(repeat ?? '')?.[1]
}

function zoneOf({ anchors }: FileDraft): string {
  return anchors.launch?.zone ?? 'UTC'
}
