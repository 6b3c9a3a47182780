import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contactLines } from '../../campaigns/make-contacts.ts'
import type { Figure } from './main.ts'
import { measured, type Measured, median } from './measured-process.ts'

const PEOPLE = 100_000
const RUNS = 3

/** Importing 100,000 contacts into an empty database, as a whole process, beside a bare parse and insert. */
export async function benchImport(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const file = join(folder, 'people.csv')
  writeFileSync(file, [...contactLines(PEOPLE)].join('\n'))
  const ours: Measured[] = []
  const bare: Measured[] = []
  for (let run = 0; run < RUNS; run++) {
    const database = join(folder, `ours-${run}.db`)
    ours.push(
      await measured(['src/cli/run.mjs', 'contacts', 'import', file, '--json'], {
        FANFARE_DATABASE_URL: `file:${database}`,
      }),
    )
    bare.push(await measured(['test/bench/bare-import.ts', file, join(folder, `bare-${run}.db`)]))
  }
  rmSync(folder, { recursive: true, force: true })
  const peer = 'csv-parse + bare INSERT'
  const seconds = (runs: Measured[]) => median(runs.map((run) => run.seconds))
  const memory = (runs: Measured[]) => median(runs.map((run) => run.peakMiB))
  return [
    {
      name: `import ${PEOPLE} contacts`,
      value: seconds(ours),
      unit: 's',
      peer,
      peerValue: seconds(bare),
      better: 'lower',
    },
    { name: '  peak memory', value: memory(ours), unit: 'MiB', peer, peerValue: memory(bare), better: 'lower' },
  ]
}
