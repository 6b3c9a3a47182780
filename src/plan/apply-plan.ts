import type { Rows } from '../../db/index.ts'
import { exampleListsAmong, planRows } from '../../db/queries/plan.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { Invalid } from '../errors.ts'
import { isWallTime, wallOf } from '../schedule/index.ts'
import type { Applied } from './applied.ts'
import type { CampaignPlan } from './campaign-plan.ts'
import { changeCampaign } from './change-campaign.ts'
import { createCampaign } from './create-campaign.ts'
import { launchOf } from './rows-of-plan.ts'

export interface ApplyInput {
  readonly plan: CampaignPlan
  /** A wall time in the launch's zone, or `now` for this minute, instead of the launch in the file. Only for a new campaign. */
  readonly launch?: string
  /** Marks a new campaign as an example: it only ever reaches the built-in inbox, and may use lists of examples. */
  readonly isExample?: boolean
}

/**
 * Creates the campaign of a plan, or brings it up to the plan, in one transaction. The same plan twice changes nothing.
 * An anchor keeps the date it first had, also while the plan is without it; a plan that dates it otherwise moves nothing
 * and says so. What a person
 * approved is void as soon as it changes. What was handed off keeps its date.
 *
 * Throws `NotAllowed` without the role planner, `Invalid` for a launch that cannot be, `Conflict` for a cancelled campaign.
 */
export async function applyPlan(ctx: Ctx, input: ApplyInput): Promise<Applied> {
  requireRole(ctx.actor, 'planner')
  const plan = input.launch === undefined ? input.plan : withLaunch(input.plan, input.launch, ctx.now)
  return ctx.db.write(async (tx) => {
    const before = await planRows(tx, plan.id)
    await refuseExampleLists(tx, plan, before?.campaign.isExample ?? input.isExample ?? false)
    if (before === undefined) return createCampaign(tx, ctx, plan, input.isExample ?? false)
    const launch = before.anchors.find(({ name }) => name === 'launch')!
    if (input.launch !== undefined && launch.wall !== launchOf(plan.anchors).wall) {
      const is = `the launch of ${plan.id} is ${launch.wall} ${launch.zone}`
      throw new Invalid([{ path: 'launch', message: `${is}; launch moves are not available yet`, severity: 'error' }])
    }
    return changeCampaign(tx, ctx, before, plan)
  })
}

function withLaunch(plan: CampaignPlan, launch: string, now: Date): CampaignPlan {
  const { zone } = launchOf(plan.anchors)
  const wall = launch === 'now' ? wallOf(now.getTime(), zone) : launch.replace(' ', 'T')
  if (!isWallTime(wall)) {
    const message = `“${launch}” is no date and time of the calendar; expected one such as 2027-03-01T09:00, or now`
    throw new Invalid([{ path: 'launch', message, severity: 'error' }])
  }
  return { ...plan, anchors: { ...plan.anchors, launch: { wall, zone } } }
}

/** People on an example's list are made up; a real campaign that wrote to them would count them. */
async function refuseExampleLists(tx: Rows, plan: CampaignPlan, isExample: boolean): Promise<void> {
  if (isExample) return
  const named = plan.audiences.flatMap(({ list }) => list ?? [])
  const examples = new Set(named.length > 0 ? await exampleListsAmong(tx, named) : [])
  const problems = plan.audiences.flatMap(({ id, list }) =>
    list !== undefined && examples.has(list)
      ? [
          {
            path: `audiences.${id}.list`,
            message: `“${list}” is a list of the examples, which only example campaigns use; import your own contacts and name their list`,
            severity: 'error' as const,
          },
        ]
      : [],
  )
  if (problems.length > 0) throw new Invalid(problems)
}
