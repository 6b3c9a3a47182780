import { type DueRow, occurrencesOfCampaign } from '../../db/queries/occurrences.ts'
import type { SteeredActivity } from '../../db/queries/steering.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { countAudience } from '../audience/index.ts'
import { steerable, type SteerInput } from './steer.ts'

export type SteeringAct = 'pause' | 'resume' | 'cancel'

/** What an act would mean for one activity. Instants in milliseconds. */
export interface SteeredShown {
  readonly activity: string
  readonly status: string
  /** Whether the act puts it into another state. */
  readonly changes: boolean
  /** It is over its time: resumed by its name it is sent late, resumed with the campaign it stays as it is. */
  readonly overdue: boolean
  /** People still to go; before the audience is frozen an estimate: who is in it now. */
  readonly toGo: number
  readonly isEstimate: boolean
  readonly handedOff: number
  readonly sent: number
  readonly at: number | null
  readonly zone: string | null
}

/** What a confirmation page says before anything is done. The sums are over the activities that change, as messages. */
export interface SteeringPreview {
  readonly act: SteeringAct
  readonly activities: readonly SteeredShown[]
  readonly toGo: number
  readonly isEstimate: boolean
  readonly handedOff: number
  readonly sent: number
  readonly overdue: number
  /** The next moment at which one of those that change is to begin; absent: none lies ahead. */
  readonly nextAt: number | null
}

/**
 * Says what pausing, resuming or cancelling a campaign or an activity would do, and does nothing. Role operator or planner;
 * throws what the act would throw.
 */
export async function steeringPreview(
  ctx: Ctx,
  { act, ...input }: SteerInput & { readonly act: SteeringAct },
): Promise<SteeringPreview> {
  requireRole(ctx.actor, 'operator', 'planner')
  const { rows } = ctx.db
  const now = ctx.now.getTime()
  const { paused, activities } = await steerable(rows, input, now)
  const whole = input.activityId === undefined
  const occurrences = new Map((await occurrencesOfCampaign(rows, input.campaignId)).map((row) => [row.activityId, row]))
  const shown: SteeredShown[] = []
  for (const activity of activities) {
    const changes = changesBy(act, activity, { paused, whole })
    shown.push(await shownOf(ctx, activity, occurrences.get(activity.id), changes))
  }
  const changing = shown.filter(({ changes }) => changes)
  const sum = (count: (one: SteeredShown) => number) => changing.reduce((total, one) => total + count(one), 0)
  const ahead = changing.flatMap(({ at }) => (at !== null && at > now ? [at] : []))
  return {
    act,
    activities: shown,
    toGo: sum(({ toGo }) => toGo),
    isEstimate: changing.some(({ isEstimate }) => isEstimate),
    handedOff: sum(({ handedOff }) => handedOff),
    sent: sum(({ sent }) => sent),
    overdue: shown.filter(({ overdue }) => overdue).length,
    nextAt: ahead.length === 0 ? null : Math.min(...ahead),
  }
}

function changesBy(
  act: SteeringAct,
  activity: SteeredActivity,
  { paused, whole }: { paused: boolean; whole: boolean },
) {
  switch (act) {
    case 'pause':
      return activity.pausedAt === null && !(whole && paused)
    case 'resume':
      return activity.pausedAt !== null || (whole ? paused : activity.overdue === 1)
    case 'cancel':
      return true
    default:
      return act satisfies never
  }
}

async function shownOf(
  ctx: Ctx,
  activity: SteeredActivity,
  row: DueRow | undefined,
  changes: boolean,
): Promise<SteeredShown> {
  const isEstimate = row !== undefined && row.frozenAt === null
  const settled = row === undefined ? 0 : row.audience - row.queued
  const inAudience = isEstimate ? await audienceOf(ctx, row) : 0
  return {
    activity: activity.id,
    status: row?.status ?? 'planned',
    changes,
    overdue: activity.overdue === 1,
    toGo: isEstimate ? Math.max(0, inAudience - settled) : (row?.queued ?? 0),
    isEstimate,
    handedOff: activity.handedOff,
    sent: row?.sent ?? 0,
    at: row?.instant ?? null,
    zone: row?.zone ?? null,
  }
}

function audienceOf(ctx: Ctx, { rule, list }: DueRow): Promise<number> {
  return countAudience(ctx, { ...(rule !== null && { rule: JSON.parse(rule) }), ...(list !== null && { list }) })
}
