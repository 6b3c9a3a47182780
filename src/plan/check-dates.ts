import {
  dateOf,
  nextAllowed,
  parseDeadline,
  parseQuietHours,
  parseWhen,
  type QuietHours,
  wallOf,
} from '../schedule/index.ts'
import type { FileDraft } from './file-draft.ts'
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
  const whens = draft.activities.flatMap(({ value: { when } }) => when ?? [])
  if (whens.some((when) => !isKnown(draft, anchorIn(when)))) return []
  const dates = ['launch', ...whens].map((when) => dateOf(parseWhen(when), draft.anchors, zoneOf(draft)))
  if (dates.some(({ instant }) => instant >= now)) return []
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
  return draft.objectives.flatMap(({ path, value: { by } }) => {
    if (by === undefined || !isKnown(draft, anchorIn(by))) return []
    return faultsOf(() => parseDeadline(by, draft.anchors, zoneOf(draft))).map((message) =>
      error([...path, 'by'], message),
    )
  })
}

function activityFindings(draft: FileDraft): Finding[] {
  const quiet = quietHoursOf(draft)
  return draft.activities.flatMap(({ path, value: { when, message } }) => {
    if (when === undefined || !isKnown(draft, anchorIn(when))) return []
    const where = [...path, 'when']
    const faults = faultsOf(() => dateOf(parseWhen(when), draft.anchors, zoneOf(draft)))
    if (faults.length > 0) return faults.map((fault) => error(where, fault))
    const purpose = draft.messages.find(({ id }) => id === message)?.value.purpose
    if (quiet === undefined || purpose === 'emergency') return []
    const { wall, zone, instant } = dateOf(parseWhen(when), draft.anchors, zoneOf(draft))
    const allowed = nextAllowed(instant, zone, { quietHours: quiet })
    if (allowed === instant) return []
    return [warning(where, `${wall} is in the quiet hours; people in ${zone} get it from ${wallOf(allowed, zone)}`)]
  })
}

/** Nothing is said about a date whose anchor is wrong itself, nor once more about a launch that is missing. */
function isKnown({ anchorEntries, anchors }: FileDraft, anchor: string | undefined): boolean {
  if (anchor === 'launch') return anchors.launch !== undefined
  return anchor === undefined || anchors[anchor] !== undefined || !anchorEntries?.some(({ id }) => id === anchor)
}

function anchorIn(text: string): string | undefined {
  return /^\s*([a-z][a-z0-9_]*)/.exec(text)?.[1]
}

function zoneOf({ anchors }: FileDraft): string {
  return anchors.launch?.zone ?? 'UTC'
}

function quietHoursOf({ quietHours, anchorEntries }: FileDraft): QuietHours | undefined {
  if (anchorEntries?.find(({ id }) => id === 'launch')?.value.zone === undefined) return undefined
  if (quietHours === undefined || faultsOf(() => parseQuietHours(quietHours)).length > 0) return undefined
  return parseQuietHours(quietHours)
}
