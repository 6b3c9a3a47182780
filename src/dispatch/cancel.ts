import { endQueued } from '../../db/queries/ledger.ts'
import { changeOccurrence, moveCounters } from '../../db/queries/occurrences.ts'
import { setActivityEnded, setCampaignCancelled } from '../../db/queries/steering.ts'
import type { Rows } from '../../db/index.ts'
import { audit, type Ctx, requireRole } from '../access/index.ts'
import { steerable, type Steered, type SteeredActivity, type SteerInput } from './steer.ts'

const WHY = 'cancelled by a person'

/** Ends a campaign, or one activity, for good: nobody who is still to go is written to. Takes effect with the next batch. */
export async function cancel(ctx: Ctx, input: SteerInput): Promise<Steered> {
  requireRole(ctx.actor, 'operator', 'planner')
  const { campaignId, activityId } = input
  return ctx.db.write(async (tx) => {
    const { activities } = await steerable(tx, input, ctx.now.getTime())
    const now = ctx.now.getTime()
    let people = 0
    for (const activity of activities) people += await cancelActivity(tx, campaignId, activity, now)
    if (activityId === undefined) await setCampaignCancelled(tx, campaignId, now)
    const changed = activities.map((activity) => activity.id)
    const subject = [campaignId, activityId].filter(Boolean).join('/')
    await audit(tx, ctx, 'cancel', subject, { open: changed }, { cancelled: changed, peopleNotWrittenTo: people })
    return { changed }
  })
}

/** Ends an activity and its open occurrences; hand-offs under way are still settled. Answers how many rows were cancelled. */
async function cancelActivity(tx: Rows, campaignId: string, activity: SteeredActivity, now: number): Promise<number> {
  await setActivityEnded(tx, campaignId, activity.id, now)
  let people = 0
  for (const { occurrenceId, handedOff } of activity.open) {
    const cancelled = await endQueued(tx, occurrenceId, 'cancelled', WHY, now)
    await moveCounters(tx, occurrenceId, { queued: -cancelled, cancelled })
    const finishes = handedOff === 0 && { finishedAt: now }
    await changeOccurrence(tx, occurrenceId, { status: 'cancelled', reason: WHY, ...finishes })
    people += cancelled
  }
  return people
}
