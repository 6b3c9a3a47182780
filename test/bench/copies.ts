import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderCopies } from '../../src/materials/index.ts'
import type { CampaignPlan } from '../../src/plan/index.ts'
import { copiesInFolder } from '../../src/platform/copies-in-folder.ts'
import { withExampleMaterials } from './example-materials.ts'
import type { Figure } from './main.ts'
import { median } from './measured-process.ts'
import { type FamilyUsage, familyUsage } from './process-family.ts'

const COPIES = Number(process.env['FANFARE_BENCH_COPIES'] ?? 2_500)
const LIMITS = { perSecond: 15, growth: 1.1 }
/** Two processors have so much time for each sheet at that rate. Milliseconds. */
const TIME_OF_TWO = 2_000 / LIMITS.perSecond
/** Memory is looked at fifty times. */
const EVERY = Math.ceil(COPIES / 50)

/** The example's information sheet as PDF for 2,500 municipalities, each with its own office, hours, telephone number and code. */
export async function benchCopies(): Promise<Figure[]> {
  return withExampleMaterials(async ({ ctx, ports, folder }) => {
    await ports.pages.pdf({ html: '<!doctype html><title>Warm</title>' })
    const samples: FamilyUsage[] = [familyUsage()]
    const began = performance.now()
    const input = {
      campaignId: 'driving-licence',
      materialId: 'how-to-renew',
      format: 'pdf',
      languages: ['en'],
    } as const
    const store = copiesInFolder(join(folder, 'sheets'))
    const { made } = await renderCopies(
      ctx,
      ports,
      { ...input, rows: table() },
      () => store,
      (counts) => {
        if (counts.made % EVERY === 0) samples.push(familyUsage())
      },
    )
    const seconds = (performance.now() - began) / 1000
    if (made !== COPIES) throw new Error(`copies: ${made} of ${COPIES} were made`)
    return figuresOf(made / seconds, samples)
  }, forOffices)
}

function figuresOf(perSecond: number, samples: readonly FamilyUsage[]): Figure[] {
  const memory = samples.map(({ mebibytes }) => mebibytes)
  const cpu = (samples.at(-1)!.cpuMilliseconds - samples[0]!.cpuMilliseconds) / COPIES
  return [
    {
      name: `${COPIES} copies of a sheet to PDF`,
      value: perSecond,
      unit: 'per second',
      peer: 'its limit',
      peerValue: LIMITS.perSecond,
      better: 'higher',
    },
    {
      name: `  processor time each, load ${loadavg()[0]!.toFixed(1)}`,
      value: cpu,
      unit: 'ms',
      peer: 'what two processors have',
      peerValue: TIME_OF_TWO,
      better: 'lower',
    },
    ...memoryAtQuarters(memory),
    {
      name: '  memory of the last quarter over the second',
      value: median(quarterOf(memory, 4)) / median(quarterOf(memory, 2)),
      unit: 'times',
      peer: 'its limit',
      peerValue: LIMITS.growth,
      better: 'lower',
    },
  ]
}

/** Of this process and the browser’s together. */
function memoryAtQuarters(memory: readonly number[]): Figure[] {
  const early = quarterOf(memory, 1).at(-1)!
  return ['a quarter', 'half', 'three quarters', 'the end'].map((when, index) => ({
    name: `  memory with the browser, at ${when}`,
    value: quarterOf(memory, index + 1).at(-1)!,
    unit: 'MiB',
    peer: 'at a quarter',
    peerValue: early,
    better: 'lower',
  }))
}

/** The samples of a quarter of the run, the first to the fourth; in the first the browser takes what it needs. */
function quarterOf(samples: readonly number[], quarter: number): readonly number[] {
  const end = (of: number) => Math.ceil((samples.length * of) / 4)
  return samples.slice(end(quarter - 1), end(quarter))
}

/** The example's plan, whose sheet says where the nearest office is. */
function forOffices(plan: CampaignPlan): CampaignPlan {
  const help = {
    text: 'Call us, or come to {{office}}. The help is free.',
    phone: '{{phone}}',
    hours: '{{hours}}',
    places: [{ name: '{{office}}', address: '{{street}}', hours: '{{hours}}' }],
  }
  return {
    ...plan,
    materials: plan.materials.map((material) =>
      material.kind === 'infographic'
        ? material
        : { ...material, contents: material.contents.map((one) => ({ ...one, content: { ...one.content, help } })) },
    ),
  }
}

async function* table(): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode('id,office,street,hours,phone,address\n')
  for (let n = 1; n <= COPIES; n++) {
    const hours = `"Monday to Friday, ${8 + (n % 3)}am to 5pm"`
    yield encoder.encode(
      `m-${n},Town hall ${n},${n} High Street,${hours},0300 ${100_000 + n},https://renew.licence.example/m/${n}\n`,
    )
  }
}

/** Such as `FANFARE_BENCH_COPIES=500 node test/bench/copies.ts`. */
if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchCopies())
