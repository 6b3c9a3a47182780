import { loadavg } from 'node:os'
import { renderMaterial } from '../../src/materials/index.ts'
import { benchCopies } from './copies.ts'
import { withExampleMaterials } from './example-materials.ts'
import type { Figure } from './main.ts'
import { median } from './measured-process.ts'

const WARM_UPS = 20
const RUNS = 60

/** Milliseconds. */
const LIMITS = { sheet: 150, infographic: 200 }

/** The example's information sheet to PDF, with fonts, chart and code, and its infographic to PNG: each beside the most it may take. */
export async function benchDrawing(): Promise<Figure[]> {
  const [sheet, infographic, twice] = await withExampleMaterials(async ({ ctx, ports }) => {
    const draw = (materialId: string, choice: { format: 'pdf' | 'png'; scale?: 2 }) => () =>
      renderMaterial(ctx, ports, { campaignId: 'driving-licence', materialId, ...choice })
    return [
      await medianOf(draw('how-to-renew', { format: 'pdf' })),
      await medianOf(draw('most-renew-online', { format: 'png' })),
      await medianOf(draw('most-renew-online', { format: 'png', scale: 2 })),
    ]
  })
  const limited = { unit: 'ms', peer: 'its limit', better: 'lower' } as const
  const load = `load ${loadavg()[0]!.toFixed(1)}`
  return [
    { name: `a sheet of two pages to PDF, median, ${load}`, value: sheet, peerValue: LIMITS.sheet, ...limited },
    { name: 'an infographic to PNG, median', value: infographic, peerValue: LIMITS.infographic, ...limited },
    {
      name: 'an infographic to PNG at twice its size, median',
      value: twice,
      peerValue: LIMITS.infographic,
      ...limited,
    },
  ]
}

async function medianOf(draw: () => Promise<unknown>): Promise<number> {
  for (let run = 0; run < WARM_UPS; run++) await draw()
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const began = performance.now()
    await draw()
    times.push(performance.now() - began)
  }
  return median(times)
}

/** Everything about drawing, also how many copies a second and with how much memory. */
if (import.meta.main) console.table([...(await benchDrawing()), ...(await benchCopies())])
