import { readFileSync } from 'node:fs'
import type { Database } from '../../db/index.ts'
import { addPerson, type Ctx, personActor } from '../../src/access/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { applyPlan, approve, readCampaignFile } from '../../src/plan/index.ts'
import { APPROVER, writePeople, writeSmallCampaign } from './small-campaign.ts'

/** Brings people in and has the small campaign applied by one and approved by another, as the commands do; it is due now. */
export async function applyDueCampaign(
  db: Database,
  secret: string,
  folder: string,
  people: number,
  change: Parameters<typeof writeSmallCampaign>[1] = {},
): Promise<void> {
  const ctx: Ctx = { db, actor: { kind: 'command-line' }, now: new Date() }
  await importContacts(ctx, [readFileSync(writePeople(folder, people))] as never, { list: 'people' }, secret)
  await addPerson(ctx, { email: APPROVER, roles: ['approver'] })
  const file = writeSmallCampaign(folder, { late: 'send', ...change })
  const { plan, problems } = readCampaignFile(readFileSync(file, 'utf8'), { file })
  if (!plan) throw new Error(JSON.stringify(problems))
  await applyPlan(ctx, { plan, launch: 'now' })
  const { refused } = await approve({ ...ctx, actor: await personActor(db, APPROVER) }, { campaignId: 'renew-online' })
  if (refused.length > 0) throw new Error(JSON.stringify(refused))
}
