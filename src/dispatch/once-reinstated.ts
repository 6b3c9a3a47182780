import { type DueRow, occurrencesOfCampaign } from '../../db/queries/occurrences.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { backlogOf, mayGoOn } from './hold-backlog.ts'
import { blackoutOf, mayFreeze, standingOf, stoodStill } from './standing.ts'

/** What becomes of a date when a postponed launch has its date again. */
export type ComesToBe =
  /** It goes out with the next turn of the scheduler. */
  | 'goes-now'
  /** It is late, and a person decides. */
  | 'late'
  | 'needs-approval'
  /** Something else keeps it back. */
  | 'held'
  /** Begun before, and too late for those who were still to go. */
  | 'left-out'
  /** It lies ahead, and nothing keeps it back so far, nor a blackout when its time comes. */
  | 'goes-later'

/** What becomes of some of an activity's dates. */
export interface OnceReinstated {
  readonly activity: string
  readonly comesToBe: ComesToBe
  /** What keeps it back; of what is held only. */
  readonly reason: string | null
  readonly dates: number
}

/**
 * Says what each date of a campaign that is not over would come to if its launch were no longer postponed, summed up by
 * activity in the order of the plan. Role planner or operator.
 */
export async function onceReinstated(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<OnceReinstated[]> {
  requireRole(ctx.actor, 'planner', 'operator')
  const now = ctx.now.getTime()
  const rows = (await occurrencesOfCampaign(ctx.db.rows, campaignId))
    .filter(({ finishedAt, ended }) => finishedAt === null && ended === null)
    .map((row) => ({ ...row, postponedAt: null }))
  const due = rows.filter(({ dueAt }) => dueAt <= now)
  const backlog = new Set(backlogOf(mayGoOn(due, now), now))
  const dates = rows.map((row) => ({ activity: row.activityId, ...outcomeOf(row, backlog.has(row), now) }))
  const alike = Map.groupBy(dates, ({ activity, comesToBe, reason }) => `${activity} ${comesToBe} ${reason}`)
  return [...alike.values()].map((same) => ({ ...same[0]!, dates: same.length }))
}

function outcomeOf(row: DueRow, isBacklog: boolean, now: number): { comesToBe: ComesToBe; reason: string | null } {
  const standing = standingOf(row, now)
  const plain = (comesToBe: ComesToBe) => ({ comesToBe, reason: null })
  if (isBacklog || standing.kind === 'missed' || isLate(row, now)) return plain('late')
  if (standing.kind === 'too-late') return plain('left-out')
  const isPaused = (row.campaignPaused ?? row.activityPaused) !== null
  if (!isPaused && row.approvedHash !== row.contentHash) return plain('needs-approval')
  if (row.dueAt > now && !isPaused) {
    const blackout = blackoutOf(row, row.dueAt)
    return blackout === undefined ? plain('goes-later') : { comesToBe: 'held', reason: blackout.reason }
  }
  if (mayFreeze(standing) || standing.kind !== 'hold') return plain('goes-now')
  return { comesToBe: 'held', reason: standing.reason }
}

function isLate(row: DueRow, now: number): boolean {
  return (row.status === 'missed' && row.sendLate === 0) || stoodStill(row, now) !== undefined
}
