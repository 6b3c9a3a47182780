import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ctx } from '../access/index.ts'
import { importContacts } from '../audience/index.ts'
import { Invalid } from '../errors.ts'
import { applyPlan, type CampaignPlan, listCampaigns, readCampaignFile } from '../plan/index.ts'
import { DAY, wallOf } from '../schedule/index.ts'

const FOLDER = join(import.meta.dirname, '../../campaigns')

/**
 * Loads the example campaigns that are not there yet with their synthetic contacts, marked as examples: they only ever reach
 * the built-in inbox. What an earlier attempt began is finished.
 */
export async function loadExamples(ctx: Ctx, secret: string): Promise<void> {
  const known = new Set((await listCampaigns(ctx)).map(({ campaign }) => campaign))
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'))) {
    const plan = readExample(file)
    if (known.has(plan.id)) continue
    const contacts = join(FOLDER, file.replace(/\.yaml$/, '.contacts.csv'))
    const list = `${file.replace(/\.yaml$/, '')}-example`
    await importContacts(ctx, createReadStream(contacts), { list, isExample: true }, secret)
    await applyPlan(ctx, { plan, isExample: true, launch: launchAhead(plan, ctx.now) })
  }
}

/** Four weeks from now, at the hour the example launches: whatever day it is started, its plan lies ahead. */
function launchAhead(plan: CampaignPlan, now: Date): string {
  const { wall, zone } = plan.anchors['launch']!
  return `${wallOf(now.getTime() + 28 * DAY, zone).slice(0, 10)}${wall.slice(10)}`
}

function readExample(file: string): CampaignPlan {
  const { plan, problems } = readCampaignFile(readFileSync(join(FOLDER, file), 'utf8'), {
    file: `campaigns/${file}`,
    readBeside: (name) => readFileSync(join(FOLDER, name), 'utf8'),
    readBytesBeside: (name) => new Uint8Array(readFileSync(join(FOLDER, name))),
  })
  if (!plan) throw new Invalid(problems)
  return plan
}
