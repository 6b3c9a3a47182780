import type { PlanRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { blackoutAt, type Clash } from '../../schedule/index.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import { clashesAmong, type PlannedDate, plannedDate } from './clashing-occurrences.ts'

/** Something that reaches the same people too often, or at a time that is blacked out, in a sentence. */
export interface ClashShown {
  readonly kind: 'near' | 'departments' | 'crowded' | 'blackout'
  /** The activity of this campaign that it is about; of two the later. */
  readonly activity: string
  readonly sentence: string
}

/**
 * What still lies ahead of a campaign and reaches the same people too often, also together with other campaigns, or falls
 * into a blackout of its own; nothing while the launch is postponed, for nothing goes out. Any role.
 */
export async function campaignClashes(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<ClashShown[]> {
  requireRole(ctx.actor, ...ROLES)
  return clashesOfPlan(ctx, await storedPlan(ctx.db.rows, campaignId))
}

/** The same of a plan that was just read. */
export async function clashesOfPlan(ctx: Pick<Ctx, 'db'>, plan: PlanRows): Promise<ClashShown[]> {
  if ((plan.campaign.cancelledAt ?? plan.campaign.postponedAt) !== null) return []
  const ahead = new Map(
    plan.activities.filter(({ endedAt }) => endedAt === null).map((activity) => [activity.id, activity]),
  )
  const open = plan.occurrences.filter(({ activityId, finishedAt }) => ahead.has(activityId) && finishedAt === null)
  const dates = open.flatMap((occurrence) => {
    const { audienceId } = ahead.get(occurrence.activityId)!
    return audienceId === null ? [] : [plannedDate(plan, { ...occurrence, audienceId })]
  })
  const { near, departments, crowded } = await clashesAmong(ctx, plan, dates)
  const own = ({ earlier, later }: Clash<PlannedDate>) =>
    later.campaign === plan.campaign.id ? later.activity : earlier.activity
  return [
    ...blackedOut(plan, open),
    ...near.map((clash) => ({
      kind: 'near' as const,
      activity: own(clash),
      sentence: `${inTurn(clash, plan)}, to some of the same people`,
    })),
    ...departments.map((clash) => ({
      kind: 'departments' as const,
      activity: own(clash),
      sentence: `${named(clash.later, plan)} of ${clash.later.department} and ${named(clash.earlier, plan)} of ${clash.earlier.department} go to some of the same people on ${clash.later.day}`,
    })),
    ...crowded.map(({ items, messages }) => ({
      kind: 'crowded' as const,
      activity: items.findLast(({ campaign }) => campaign === plan.campaign.id)?.activity ?? items[0]!.activity,
      sentence: `some people would get ${messages} messages from ${items[0]!.day} to ${items.at(-1)!.day}, more than the cap of ${plan.campaign.frequencyCap?.messages} per ${plan.campaign.frequencyCap?.per}; those above it are left out`,
    })),
  ]
}

/** Dates in a blackout that nobody allowed; emergencies are exempt. */
function blackedOut(plan: PlanRows, dates: PlanRows['occurrences']): ClashShown[] {
  const blackouts = plan.campaign.calendar?.blackouts ?? []
  const emergencies = new Set(plan.messages.filter(({ purpose }) => purpose === 'emergency').map(({ id }) => id))
  const allowed = new Set(
    plan.activities
      .filter((one) => one.blackoutOverride !== null || emergencies.has(one.messageId ?? ''))
      .map(({ id }) => id),
  )
  const { zone } = plan.anchors.find(({ name }) => name === 'launch')!
  return dates.flatMap((date) => {
    const activity = date.activityId
    const blackout = allowed.has(activity) ? undefined : blackoutAt(date.instant, zone, blackouts)
    if (blackout === undefined) return []
    const holds = blackout.policy === 'block' ? ', which holds it' : ''
    const sentence = `${named({ activity, campaign: plan.campaign.id, wall: date.wall }, plan)} is in the blackout ${blackout.name} (${blackout.from} to ${blackout.to})${holds}`
    return [{ kind: 'blackout' as const, activity, sentence }]
  })
}

function named(
  { activity, campaign, wall }: Pick<PlannedDate, 'activity' | 'campaign' | 'wall'>,
  plan: PlanRows,
): string {
  const which = campaign === plan.campaign.id ? activity : `${activity} of ${campaign}`
  return `${which} (${wall.replace('T', ' ')})`
}

function inTurn(clash: Clash<PlannedDate>, plan: PlanRows): string {
  const [earlier, later] = [named(clash.earlier, plan), named(clash.later, plan)]
  if (clash.earlier.instant === clash.later.instant) return `${earlier} and ${later} go out at the same time`
  return `${later} follows ${earlier} by ${hoursBetween(clash)}`
}

function hoursBetween({ earlier, later }: Clash<PlannedDate>): string {
  const minutes = Math.round((later.instant - earlier.instant) / 60_000)
  return minutes < 90 ? `${minutes} min` : `${Math.round(minutes / 60)} h`
}
