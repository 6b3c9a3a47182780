import { benchCopies } from './copies.ts'
import { benchDispatch } from './dispatch.ts'
import { benchDrawing } from './drawing.ts'
import { benchImport } from './import.ts'
import { benchLargePlan } from './large-plan.ts'
import { benchMessage } from './message.ts'
import { benchPages } from './pages.ts'
import { benchSchedule } from './schedule.ts'
import { benchRehearsal } from './rehearsal.ts'
import { benchStartUp } from './start-up.ts'
import { benchWorker } from './worker.ts'

/** One figure beside its peer of the same run; `ratio` is ours over the peer's, `better` says which way is good. */
export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly peer: string
  readonly peerValue: number
  readonly better: 'higher' | 'lower'
}

const figures = [
  ...(await benchImport()),
  ...(await benchDispatch()),
  ...(await benchRehearsal()),
  ...benchSchedule(),
  ...benchMessage(),
  ...(await benchCopies()),
  ...(await benchLargePlan()),
  ...(await benchStartUp()),
  ...(await benchPages()),
  ...(await benchDrawing()),
  ...(await benchWorker()),
]

if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify(figures)}\n`)
} else {
  const rows = figures.map(({ name, value, unit, peer, peerValue, better }) => [
    name,
    `${shown(value)} ${unit}`,
    `${shown(peerValue)} ${unit}`,
    peer,
    `${shown(value / peerValue)}× (${better} is better)`,
  ])
  const all = [['figure', 'Fanfare', 'peer', 'which peer', 'ratio'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  for (const row of all) console.log(row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)
}
