import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ctx } from '../../src/access/index.ts'
import { besideCampaignFile } from '../../src/cli/beside-campaign-file.ts'
import { applyPlan, type CampaignPlan, readCampaignFile } from '../../src/plan/index.ts'
import { openNodeDatabase } from '../../src/platform/node-database.ts'
import { nodePorts } from '../../src/platform/node-ports.ts'
import { readSettings } from '../../src/platform/settings.ts'
import type { Ports } from '../../src/ports.ts'

const FILE = join(import.meta.dirname, '../../campaigns/driving-licence.yaml')

/** An installation with the driving licence in it, for as long as it is measured. */
export interface ExampleMaterials {
  readonly ctx: Ctx
  readonly ports: Ports
  /** Empty; gone afterwards. */
  readonly folder: string
}

/** `change` is made to the plan of the example beforehand. */
export async function withExampleMaterials<Found>(
  measure: (at: ExampleMaterials) => Promise<Found>,
  change: (plan: CampaignPlan) => CampaignPlan = (plan) => plan,
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const settings = readSettings({ FANFARE_DATABASE_URL: `file:${join(folder, 'materials.db')}` })
  const db = await openNodeDatabase(settings)
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const ports = nodePorts(settings, db, log)
  const ctx: Ctx = { db, actor: { kind: 'command-line' }, now: new Date('2026-11-01T09:00:00Z') }
  try {
    await applyPlan(ctx, { plan: change(examplePlan()) })
    return await measure({ ctx, ports, folder })
  } finally {
    await ports.pages.close()
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function examplePlan(): CampaignPlan {
  const { plan, problems } = readCampaignFile(readFileSync(FILE, 'utf8'), {
    file: FILE,
    ...besideCampaignFile(FILE),
  })
  if (!plan) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'))
  return plan
}
