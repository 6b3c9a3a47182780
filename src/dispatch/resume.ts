import { goOn, sendLate, setActivityPaused, setCampaignPaused } from '../../db/queries/steering.ts'
import { audit, type Ctx, requireRole } from '../access/index.ts'
import { steerable, type Steered, type SteerInput } from './steer.ts'

/**
 * Lets a paused campaign or activity go on where it stopped. An activity that was missed, or stopped on the way, is sent late when it is named;
 * resuming a whole campaign never sends a backlog.
 */
export async function resume(ctx: Ctx, input: SteerInput): Promise<Steered> {
  requireRole(ctx.actor, 'operator', 'planner')
  const { campaignId, activityId } = input
  return ctx.db.write(async (tx) => {
    const { paused, activities } = await steerable(tx, input, ctx.now.getTime())
    const whole = activityId === undefined
    const resumed = activities.filter((activity) => activity.pausedAt !== null || (whole && paused))
    const late = whole ? [] : activities.filter((activity) => activity.overdue === 1)
    const changed = [...new Set([...resumed, ...late].map((activity) => activity.id))]
    if (changed.length === 0) return { changed }
    if (whole && paused) await setCampaignPaused(tx, campaignId, null)
    for (const activity of resumed) {
      await setActivityPaused(tx, campaignId, activity.id, null)
      if (activity.occurrenceId !== null) await goOn(tx, activity.occurrenceId, ctx.now.getTime())
    }
    for (const activity of late) await sendLate(tx, activity.occurrenceId!)
    const subject = [campaignId, activityId].filter(Boolean).join('/')
    await audit(tx, ctx, 'resume', subject, { paused: changed }, { running: changed, sentLate: late.length > 0 })
    return { changed }
  })
}
