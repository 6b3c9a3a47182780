import type { CampaignSummary, ClashShown, ShownDate, ShownPlan } from '../plan/index.ts'
import { withWalls } from './wall-of-instants.ts'

/** The dated plan as lines for a terminal: when, what, to whom, where it stands, and below it why it waits. */
export function planTable(plan: ShownPlan, clashes: readonly ClashShown[]): string {
  const { launch, isPostponed, occurrences } = plan
  const rows = inColumns(
    occurrences.map((occurrence) => [
      written(occurrence),
      occurrence.activity,
      occurrence.audience === null ? occurrence.channel : `${occurrence.channel} → ${occurrence.audience}`,
      occurrence.status,
      occurrence.approved ? 'approved' : 'not approved',
      countsOf(occurrence),
    ]),
  )
  const lines = occurrences.flatMap(({ reason, zone }, index) => [
    rows[index]!,
    ...(reason === null ? [] : [`    ${withWalls(reason, zone)}`]),
  ])
  const heading = `${plan.title} (${plan.campaign})${plan.isExample ? ', an example' : ''}`
  const postponed = isPostponed ? ['The launch is postponed: nothing goes out until it has a date again.'] : []
  const warned = clashes.length === 0 ? [] : ['', 'Clashes', ...clashes.map(({ sentence }) => `  ${sentence}`)]
  return [heading, `Launch ${written(launch)} (${launch.instant})`, ...postponed, '', ...lines, ...warned].join('\n')
}

/** Every campaign on a line. */
export function campaignTable(campaigns: readonly CampaignSummary[]): string {
  const rows = campaigns.map(({ campaign, title, launch, activities, status, isExample }) => [
    campaign,
    isExample ? `${title} (example)` : title,
    `launch ${written(launch)}`,
    `${activities} activities`,
    status,
  ])
  return inColumns(rows).join('\n')
}

function written({ wall, zone }: ShownDate): string {
  return `${wall.replace('T', ' ')} ${zone}`
}

function countsOf({ counts }: ShownPlan['occurrences'][number]): string {
  const { audience, ...parts } = counts
  if (audience === 0) return ''
  const some = Object.entries(parts).filter(([, count]) => count > 0)
  const words = some.map(([name, count]) => `${count} ${name === 'handedOff' ? 'being handed off' : name}`)
  return `${audience} = ${words.join(' + ')}`
}

function inColumns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), [])
  return rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}
