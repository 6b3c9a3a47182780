import { campaignRow, campaignRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { Invalid, type Problem } from '../../errors.ts'
import { checkCampaign } from '../file/check-campaign.ts'
import { createCampaign } from '../apply/create-campaign.ts'
import type { WrittenCampaign } from '../file/file-of-plan.ts'
import { fillIn } from './fill-in-part.ts'
import type { FormValues } from './form-values.ts'
import { CAMPAIGN_FIELDS } from './part-fields.ts'
import { problemsBeside } from './part-problems.ts'

/** A campaign that was just started. */
export interface Started {
  readonly campaign: string
  readonly changes: readonly string[]
  readonly warnings: readonly Problem[]
}

const LONGEST_ID = 60

/** What the form leaves out stays empty here, and the checks of the file say so. */
const BLANK: Partial<WrittenCampaign> = { anchors: {}, audiences: {}, messages: {}, activities: [] }

/** The values that the form of a new campaign begins with. Role planner. */
export function newCampaignForm(ctx: Ctx): { values: Readonly<Record<string, string>> } {
  requireRole(ctx.actor, 'planner')
  return { values: Object.fromEntries(CAMPAIGN_FIELDS.map(({ name }) => [name, name === 'languages' ? 'en' : ''])) }
}

/**
 * Starts a campaign with its facts and its launch; audiences, messages and activities are added to it part by part. An
 * id that is left out is made from the title. Role planner. Throws `Invalid` with the names of the form's fields as paths.
 */
export async function startCampaign(ctx: Ctx, { values }: { values: FormValues }): Promise<Started> {
  requireRole(ctx.actor, 'planner')
  const filled = fillIn(BLANK, [], CAMPAIGN_FIELDS, values)
  return ctx.db.write(async (tx) => {
    const file = { ...filled.file }
    if (file.campaign === undefined) {
      const id = idFrom(file.title ?? '', new Set((await campaignRows(tx)).map((campaign) => campaign.id)))
      if (id !== undefined) file.campaign = id
    }
    const { plan, findings } = checkCampaign(file, { now: ctx.now })
    const told = problemsBeside(findings, { place: [], fields: CAMPAIGN_FIELDS })
    const problems = [...filled.problems, ...told.filter(({ severity }) => severity === 'error')]
      // Without a title there is nothing to make an id from; that it is missing too is no news.
      .filter(({ path }) => path !== 'campaign' || file.title !== undefined || file.campaign !== undefined)
    if (file.anchors?.launch?.zone === undefined && !problems.some(({ path }) => path === 'launch.zone')) {
      const message = 'is missing; expected a time zone such as Europe/London'
      problems.push({ path: 'launch.zone', message, severity: 'error' })
    }
    if (plan !== undefined && (await campaignRow(tx, plan.id)) !== undefined) {
      const message = `there is a campaign ${plan.id} already; choose another id`
      problems.push({ path: 'campaign', message, severity: 'error' })
    }
    if (plan === undefined || problems.length > 0) throw new Invalid(problems)
    const { campaign, changes } = await createCampaign(tx, ctx, plan, false, 'campaign.start')
    return { campaign, changes, warnings: told.filter(({ path }) => path !== '') }
  })
}

/** An id from a title, with a number behind it where it is taken; nothing from a title without Latin letters. */
function idFrom(title: string, taken: ReadonlySet<string>): string | undefined {
  const words = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const id = words.replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '')
  if (id === '') return undefined
  const cut = id.slice(0, LONGEST_ID - 4).replace(/-+$/, '')
  const free = [cut, ...Array.from({ length: 98 }, (_, index) => `${cut}-${index + 2}`)]
  return free.find((one) => !taken.has(one)) ?? cut
}
