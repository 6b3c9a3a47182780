import { setActivityPaused, setCampaignPaused } from '../../db/queries/steering.ts'
import { audit, type Ctx, requireRole } from '../access/index.ts'
import { steerable, type Steered, type SteerInput } from './steer.ts'

/** Holds a campaign, or one activity. Takes effect with the next batch; only a person resumes. */
export async function pause(ctx: Ctx, input: SteerInput): Promise<Steered> {
  requireRole(ctx.actor, 'operator', 'planner')
  const { campaignId, activityId } = input
  return ctx.db.write(async (tx) => {
    const { paused, activities } = await steerable(tx, input, ctx.now.getTime())
    const running = activities.filter((activity) => activity.pausedAt === null && !(paused && activityId === undefined))
    if (running.length === 0) return { changed: [] }
    const at = ctx.now.getTime()
    if (activityId === undefined) await setCampaignPaused(tx, campaignId, at)
    else await setActivityPaused(tx, campaignId, activityId, at)
    const changed = running.map((activity) => activity.id)
    await audit(
      tx,
      ctx,
      'pause',
      [campaignId, activityId].filter(Boolean).join('/'),
      { running: changed },
      { paused: changed },
    )
    return { changed }
  })
}
