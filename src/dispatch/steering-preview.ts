import { type DueRow, occurrencesOfCampaign } from '../../db/queries/occurrences.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { audienceOfRow, countAudience } from '../audience/index.ts'
import { steerable, type SteeredActivity, type SteerInput } from './steer.ts'

export type SteeringAct = 'pause' | 'resume' | 'cancel'

/** What an act would mean for one activity. Instants in milliseconds. */
export interface SteeredShown {
  readonly activity: string
  /** People put it up, and nobody is written to. */
  readonly isOffline: boolean
  readonly status: string
  /** Whether the act puts it into another state. */
  readonly changes: boolean
  /** It is over its time: resumed by its name it is sent late, resumed with the campaign it stays as it is. */
  readonly overdue: boolean
  /** Messages still to go, over all dates; before an audience is frozen an estimate: who is in it now. */
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
  const occurrences = Map.groupBy(await occurrencesOfCampaign(rows, input.campaignId), ({ activityId }) => activityId)
  const shown: SteeredShown[] = []
  for (const activity of activities) {
    const changes = changesBy(act, activity, { paused, whole })
    shown.push(await shownOf(ctx, activity, occurrences.get(activity.id) ?? [], changes))
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
      return activity.pausedAt !== null || (whole ? paused : isOverdue(activity))
    case 'cancel':
      return true
    default:
      return act satisfies never
  }
}

function isOverdue({ open }: SteeredActivity): boolean {
  return open.some(({ overdue }) => overdue === 1)
}

/** An activity with all its dates that are not finished; of a rule without end, with those that are planned. */
async function shownOf(
  ctx: Ctx,
  activity: SteeredActivity,
  rows: readonly DueRow[],
  changes: boolean,
): Promise<SteeredShown> {
  const open = rows.filter(({ finishedAt }) => finishedAt === null)
  const first = open[0] ?? rows.at(-1)
  let toGo = 0
  for (const row of open) toGo += await stillToGo(ctx, row)
  const sum = (count: (row: DueRow) => number) => open.reduce((total, row) => total + count(row), 0)
  return {
    activity: activity.id,
    isOffline: activity.isOffline,
    status: first?.status ?? 'planned',
    changes,
    overdue: isOverdue(activity),
    toGo,
    isEstimate: open.some(({ frozenAt }) => frozenAt === null),
    handedOff: sum(({ handedOff }) => handedOff),
    sent: sum(({ sent }) => sent),
    at: first?.instant ?? null,
    zone: first?.zone ?? null,
  }
}

async function stillToGo(ctx: Ctx, row: DueRow): Promise<number> {
  if (row.frozenAt !== null) return row.queued
  return Math.max(0, (await countAudience(ctx, audienceOfRow(row))) - (row.audience - row.queued))
}
