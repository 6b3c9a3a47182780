import {
  type AllowedTimes,
  blackoutAt,
  type DatedMoment,
  endOfBlackout,
  latestStart,
  nextAllowed,
  parseLate,
  parseQuietHours,
  type QuietHours,
  wallOf,
} from '../../schedule/index.ts'
import { datedText } from '../dates/dated-occurrence.ts'
import { isOffline } from './check-offline.ts'
import type { FileDraft } from './file-draft.ts'
import { faultsOf } from './file-fields.ts'
import type { FilePath } from './file-path.ts'
import { type Finding, warning } from './shape-problems.ts'

type Activity = FileDraft['activities'][number]

/** Dates that recipients in the zone of the plan would not get at that moment, and when they get them. */
export function quietFindings(
  draft: FileDraft,
  activity: Activity,
  where: FilePath,
  dates: readonly DatedMoment[],
): Finding[] {
  const allowed = allowedTimes(draft)
  if (allowed === undefined || isOffline(activity) || isEmergency(draft, activity.value)) return []
  const quiet = dates.filter(({ instant, zone }) => nextAllowed(instant, zone, allowed) !== instant)
  return inOneFinding(quiet, ({ wall, zone, instant }) => {
    const [planned, from] = [wall, wallOf(nextAllowed(instant, zone, allowed), zone)].map((one) =>
      one.replace('T', ' '),
    )
    return warning(where, `${planned} is in the quiet hours or on a quiet day; people in ${zone} get it from ${from}`)
  })
}

/** Dates on which the campaign keeps silent, and what becomes of them. */
export function blackoutFindings(
  draft: FileDraft,
  activity: Activity,
  where: FilePath,
  dates: readonly DatedMoment[],
): Finding[] {
  const { value } = activity
  const { blackouts = [] } = draft.calendar
  if (value.blackout_override !== undefined || isEmergency(draft, value)) return []
  const zone = draft.anchors.launch?.zone ?? 'UTC'
  const blackoutOn = ({ instant }: DatedMoment) => blackoutAt(instant, zone, blackouts)
  return inOneFinding(
    dates.filter((date) => blackoutOn(date) !== undefined),
    (date) => {
      const blackout = blackoutOn(date)!
      const { name, from, to } = blackout
      const became = blackout.policy === 'block' ? whatBecomes(activity, date, endOfBlackout(blackout, zone)) : ''
      return warning(where, `${datedText(date)} is in the blackout ${name} (${from} to ${to})${became}`)
    },
  )
}

/** Held until the blackout ends, which may be too late for it. */
function whatBecomes(activity: Activity, { instant }: DatedMoment, end: number): string {
  if (isOffline(activity)) return '; nothing is put up until that is over'
  const { late = 'ask' } = activity.value
  const latest = latestStart(parseLate(late), instant)
  const held =
    latest === undefined || latest >= end
      ? 'it is held until that is over'
      : 'it is held, and missed by the time that is over'
  return `; ${held}, unless somebody allows it by name`
}

/** What is said of the first of several dates, and of how many more it holds. */
function inOneFinding(dates: readonly DatedMoment[], finding: (date: DatedMoment) => Finding): Finding[] {
  const [first, ...others] = dates
  if (first === undefined) return []
  const one = finding(first)
  return [others.length === 0 ? one : { ...one, message: `${one.message}; the same of ${others.length} more dates` }]
}

function isEmergency(draft: FileDraft, { message }: Activity['value']): boolean {
  return draft.messages.find(({ id }) => id === message)?.value.purpose === 'emergency'
}

function allowedTimes(draft: FileDraft): AllowedTimes | undefined {
  const quietHours = quietHoursOf(draft)
  const { quietDays, holidays = [] } = draft.calendar
  if (quietHours === undefined && quietDays === undefined) return undefined
  return { ...(quietHours && { quietHours }), ...(quietDays && { quietDays, holidays }) }
}

function quietHoursOf({ quietHours, anchorEntries }: FileDraft): QuietHours | undefined {
  if (anchorEntries?.find(({ id }) => id === 'launch')?.value.zone === undefined) return undefined
  if (quietHours === undefined || faultsOf(() => parseQuietHours(quietHours)).length > 0) return undefined
  return parseQuietHours(quietHours)
}
