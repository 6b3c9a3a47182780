import type { ShownPlan } from '../plan/index.ts'

/** The dated plan as lines for a terminal: when, what, to whom, where it stands, and why it waits. */
export function planTable(plan: ShownPlan): string {
  const { launch, occurrences } = plan
  const rows = occurrences.map((occurrence) => [
    `${occurrence.wall.replace('T', ' ')} ${occurrence.zone}`,
    occurrence.activity,
    `${occurrence.channel} → ${occurrence.audience}`,
    occurrence.status,
    occurrence.approved ? 'approved' : 'not approved',
    countsOf(occurrence),
    occurrence.reason ?? '',
  ])
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, cell.length)), [])
  const lines = rows.map((row) =>
    row
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  const heading = `${plan.title} (${plan.campaign})${plan.isExample ? ', an example' : ''}`
  return [heading, `Launch ${launch.wall.replace('T', ' ')} ${launch.zone} (${launch.instant})`, '', ...lines].join(
    '\n',
  )
}

function countsOf({ counts }: ShownPlan['occurrences'][number]): string {
  const { audience, ...parts } = counts
  if (audience === 0) return ''
  const some = Object.entries(parts).filter(([, count]) => count > 0)
  return `${audience} = ${some.map(([name, count]) => `${count} ${name === 'handedOff' ? 'being handed off' : name}`).join(' + ')}`
}
