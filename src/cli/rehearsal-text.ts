import type { GoalForecast, RehearsedDate, Rehearsal } from '../platform/rehearse.ts'
import { count, figureInWords, metricInWords, skippedInWords, targetInWords } from '../review/index.ts'
import { wallWithZone, withWalls } from './wall-of-instants.ts'

/**
 * A rehearsal for a terminal: what it supposed, the sums, then date by date, hour by hour and goal by goal; in `zone`, the
 * launch's, what belongs to no date with a zone of its own.
 */
export function rehearsalAsText(rehearsal: Rehearsal, zone: string): string {
  const { dates, load, goals, peak } = rehearsal
  return [
    `Rehearsal of ${rehearsal.title} (${rehearsal.campaign}), seed ${rehearsal.seed}`,
    'Nothing was sent and nothing was changed.',
    ...suppositions(rehearsal, zone),
    '',
    `${counted(dates.length, 'date', 'dates')}, ${counted(rehearsal.deliveries, 'delivery', 'deliveries')}${equation(rehearsal)}`,
    ...skips(rehearsal.skippedBecause, '  '),
    peak.instant === null
      ? 'Nothing would be handed over.'
      : `Busiest minute: ${wallWithZone(peak.instant, zone)}, ${count(peak.perMinute)} handed over`,
    ...section('WHAT WOULD GO OUT', dates.flatMap(dateLines)),
    ...section(
      'LOAD',
      load.map(
        ({ hour, handedOver, busiestMinute }) =>
          `  ${wallWithZone(hour, zone)}  ${count(handedOver)} in the hour, ${count(busiestMinute)} in its busiest minute`,
      ),
    ),
    ...section(
      'GOALS',
      goals.flatMap((goal) => goalLines(goal, zone)),
    ),
    ...section(
      'CLASHES',
      rehearsal.clashes.map((sentence) => `  ${sentence}`),
    ),
  ].join('\n')
}

function suppositions(rehearsal: Rehearsal, zone: string): string[] {
  const { supposed, notApproved, withoutEnd, paused, postponed, failures } = rehearsal
  const { mailsPerSecond, rate, refused, refusedForNow } = supposed
  const refusals = [
    ...(refused > 0 ? [`refuses ${percent(refused)} of the addresses for good`] : []),
    ...(refusedForNow > 0 ? [`first tells ${percent(refusedForNow)} of the mails to come later`] : []),
  ]
  return [
    `From now until ${wallWithZone(rehearsal.until, zone)}, ${rate === null ? 'without a rate' : `at a rate of ${rate}`}.`,
    `Supposed: the provider takes about ${count(mailsPerSecond)} mails a second and ${refusals.join(' and ') || 'accepts every one'}.`,
    ...(notApproved.length > 0
      ? [
          `${notApproved.length === 1 ? '1 activity is not approved yet and was rehearsed as if it were' : `${notApproved.length} activities are not approved yet and were rehearsed as if they were`}: ${notApproved.join(', ')}`,
        ]
      : []),
    ...(withoutEnd.length > 0
      ? [`Rehearsed as far as it is dated now, for it repeats without end: ${withoutEnd.join(', ')}`]
      : []),
    ...(postponed ? ['The launch is postponed and stayed so: what hangs on it waits for a date.'] : []),
    ...(paused ? ['The campaign is paused and stayed so: what is not resumed in time does not go out.'] : []),
    ...failures.map(({ activity, reason }) => `${activity} stopped on a fault: ${reason}`),
  ]
}

function dateLines(date: RehearsedDate): string[] {
  const { activity, channel, audience, zone, status, reason, begins, ends, alreadySent } = date
  const went =
    begins === null || ends === null ? '' : `, ${wallWithZone(begins, zone)} until ${wallWithZone(ends, zone)}`
  return [
    `  ${date.wall.replace('T', ' ')} ${zone}  ${activity}  ${channel}${audience === null ? '' : ` → ${audience}`}  ${status}${went}`,
    ...(date.people > 0 ? [`      ${counted(date.people, 'person', 'people')}${equation(date)}`] : []),
    ...(alreadySent > 0 ? [`      ${count(alreadySent)} of them sent before the rehearsal`] : []),
    ...skips(date.skippedBecause, '      '),
    ...(reason === null ? [] : [`      ${withWalls(reason, zone)}`]),
  ]
}

const FORECASTS: Readonly<Record<GoalForecast['forecast'], string>> = {
  'would-be-met': 'WOULD BE MET',
  'would-not-be-met': 'WOULD NOT BE MET',
  unclear: 'NOT CLEAR',
  'no-forecast': 'NO FORECAST',
}

function goalLines(goal: GoalForecast, zone: string): string[] {
  return [
    `  ${goal.id} (${metricInWords(goal.metric)}): ${FORECASTS[goal.forecast]}`,
    ...(goal.figure === null ? [] : [`    ${figureInWords(goal)}`]),
    `    target ${targetInWords(goal)}, by ${wallWithZone(goal.deadline, zone)}; audience ${goal.audience.title}`,
    `    ${goal.how}`,
  ]
}

function equation(rows: RehearsedDate | Rehearsal): string {
  const { sent, failed, skipped, unknown, cancelled, stillToGo } = rows
  const parts = { sent, failed, skipped, unknown, cancelled, 'still to go': stillToGo }
  const some = Object.entries(parts).filter(([, people]) => people > 0)
  return some.length === 0 ? '' : ` = ${some.map(([name, people]) => `${count(people)} ${name}`).join(' + ')}`
}

function skips(because: Rehearsal['skippedBecause'], indent: string): string[] {
  return because.map(({ reason, rows }) => `${indent}skipped ${count(rows)}: ${skippedInWords(reason)}`)
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines]
}

function counted(number: number, one: string, many: string): string {
  return `${count(number)} ${number === 1 ? one : many}`
}

function percent(share: number): string {
  return `${count(share * 100)}%`
}
