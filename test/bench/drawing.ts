import { loadavg } from 'node:os'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import type { Pages } from '../../src/ports.ts'
import { browserProcesses } from '../support/browser-processes.ts'
import type { Figure } from './main.ts'
import { median } from './measured-process.ts'
import { residentMiB } from './resident-memory.ts'
import { standInInfographic, standInSheet } from './stand-in-sheet.ts'

const WARM_UPS = 20
const RUNS = 60
const SHEETS = 2_500

/** Milliseconds, milliseconds, and sheets per second. */
const LIMITS = { sheet: 150, infographic: 200, perSecond: 15 }

/** The sheets are asked for as a bulk job asks: no more at once than this, so that none waits in memory for long. */
const ASKED_AT_ONCE = 8

export interface Drawn {
  readonly sheet: number
  readonly infographic: number
  readonly infographicTwice: number
  readonly perSecond: number
  /** Of Node and of all of Chromium's processes, in MiB: at one fifth of the sheets, then after each further fifth. */
  readonly memory: readonly { readonly node: number; readonly chromium: number }[]
  readonly load: number
}

/** PDF and PNG of stand-in materials, warm, in one Chromium; and how much memory a bulk job holds as it goes on. */
export async function measureDrawing(pages: Pages): Promise<Drawn> {
  const pdf = (office: number) => pages.pdf({ html: standInSheet(office) })
  const png = (scale: 1 | 2) => (seed: number) =>
    pages.png({ html: standInInfographic(seed), width: 1080, height: 1080, scale })
  const sheet = await medianOf(pdf)
  const infographic = await medianOf(png(1))
  const infographicTwice = await medianOf(png(2))
  const memory: { node: number; chromium: number }[] = []
  let next = 0
  let done = 0
  const began = performance.now()
  const lane = async () => {
    while (next < SHEETS) {
      await pdf(next++)
      if (++done % (SHEETS / 5) === 0) memory.push({ node: residentMiB([process.pid]), chromium: chromiumMiB() })
    }
  }
  await Promise.all(Array.from({ length: ASKED_AT_ONCE }, lane))
  const perSecond = SHEETS / ((performance.now() - began) / 1000)
  return { sheet, infographic, infographicTwice, perSecond, memory, load: loadavg()[0]! }
}

function chromiumMiB(): number {
  return residentMiB([...browserProcesses('browser'), ...browserProcesses('renderer'), ...browserProcesses('other')])
}

async function medianOf(draw: (seed: number) => Promise<unknown>): Promise<number> {
  for (let seed = 0; seed < WARM_UPS; seed++) await draw(seed)
  const times: number[] = []
  for (let seed = 0; seed < RUNS; seed++) {
    const began = performance.now()
    await draw(seed)
    times.push(performance.now() - began)
  }
  return median(times)
}

/** Each figure beside the most it may be. */
export async function benchDrawing(): Promise<Figure[]> {
  const pages = chromiumPages()
  const drawn = await measureDrawing(pages)
  await pages.close()
  const [first, last] = [drawn.memory[0]!, drawn.memory.at(-1)!]
  const limited = { unit: 'ms', peer: 'its limit', better: 'lower' } as const
  const held = { unit: 'MiB', peer: `after ${SHEETS / 5} of them`, better: 'lower' } as const
  return [
    { name: 'a sheet of two pages to PDF, median', value: drawn.sheet, peerValue: LIMITS.sheet, ...limited },
    { name: 'an infographic to PNG, median', value: drawn.infographic, peerValue: LIMITS.infographic, ...limited },
    {
      name: `${SHEETS} sheets to PDF`,
      value: drawn.perSecond,
      unit: '/s',
      peer: 'its limit',
      peerValue: LIMITS.perSecond,
      better: 'higher',
    },
    { name: '  memory of Chromium after them', value: last.chromium, peerValue: first.chromium, ...held },
    { name: '  memory of Node after them', value: last.node, peerValue: first.node, ...held },
  ]
}

if (import.meta.main) {
  const pages = chromiumPages()
  const { memory, ...figures } = await measureDrawing(pages)
  console.table([figures])
  console.table(memory)
  await pages.close()
}
