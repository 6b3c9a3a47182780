import { endMissed, goOn, sendLate, setActivityPaused, setCampaignPaused } from '../../db/queries/steering.ts'
import type { Rows } from '../../db/index.ts'
import { audit, type Ctx, requireRole } from '../access/index.ts'
import { steerable, type Steered, type SteeredActivity, type SteerInput } from './steer.ts'

/**
 * Lets a paused campaign or activity go on where it stopped. An activity that was missed, or stopped on the way, is sent
 * late when it is named: the latest of its dates, and those before it end as missed. What waited and is late by now goes
 * as the scheduler sees fit, which never sends a backlog at once.
 */
export async function resume(ctx: Ctx, input: SteerInput): Promise<Steered> {
  requireRole(ctx.actor, 'operator', 'planner')
  const { campaignId, activityId } = input
  const now = ctx.now.getTime()
  return ctx.db.write(async (tx) => {
    const { paused, activities } = await steerable(tx, input, now)
    const whole = activityId === undefined
    const resumed = activities.filter((activity) => activity.pausedAt !== null || (whole && paused))
    const late = whole ? [] : activities.filter(({ open }) => open.some(({ overdue }) => overdue === 1))
    const changed = [...new Set([...resumed, ...late].map((activity) => activity.id))]
    if (changed.length === 0) return { changed }
    if (whole && paused) await setCampaignPaused(tx, campaignId, null)
    for (const activity of resumed) {
      await setActivityPaused(tx, campaignId, activity.id, null)
      for (const { occurrenceId } of activity.open) await goOn(tx, occurrenceId, now)
    }
    for (const { open } of late)
      await sendLatest(
        tx,
        open.filter(({ overdue }) => overdue === 1),
        now,
      )
    const subject = [campaignId, activityId].filter(Boolean).join('/')
    await audit(tx, ctx, 'resume', subject, { paused: changed }, { running: changed, sentLate: late.length > 0 })
    return { changed }
  })
}

type Open = SteeredActivity['open']

/** Sends the latest of what is over its time; what was begun is never left behind. */
async function sendLatest(tx: Rows, overdue: Open, now: number): Promise<void> {
  await leaveBacklog(tx, overdue, now)
  for (const { occurrenceId } of overdue) await sendLate(tx, occurrenceId)
}

/** All but the last of several late dates end as missed where nothing of them has begun. */
async function leaveBacklog(tx: Rows, late: Open, now: number): Promise<void> {
  for (const { occurrenceId } of late.slice(0, -1)) {
    await endMissed(tx, occurrenceId, 'missed: a later date of the activity went out in its place', now)
  }
}
