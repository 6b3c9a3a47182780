import { type DueRow, occurrencesOfCampaign } from '../../db/queries/occurrences.ts'
import { activityLines, type LineRow } from '../../db/queries/plan-pages.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { activityLine } from '../plan/index.ts'
import { backlogOf, mayGoOn } from './hold-backlog.ts'
import { blackoutOf, mayFreeze, standingOf, stoodStill, whyPaused } from './standing.ts'

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
  /** A person puts it up, and its date has come. */
  | 'to-do-now'
  /** A person puts it up on its date. */
  | 'to-do-later'

/** What becomes of one date, and what keeps it back where something does. */
interface Outcome {
  readonly comesToBe: ComesToBe
  readonly reason: string | null
}

/** What becomes of some of an activity's dates. */
export interface OnceReinstated extends Outcome {
  readonly activity: string
  readonly dates: number
}

/**
 * Says what each date of a campaign that is not over would come to if its launch were no longer postponed, summed up by
 * activity: messages in the order of the plan, then what people put up in the order of its dates. Role planner or operator.
 */
export async function onceReinstated(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<OnceReinstated[]> {
  requireRole(ctx.actor, 'planner', 'operator')
  const now = ctx.now.getTime()
  const rows = (await occurrencesOfCampaign(ctx.db.rows, campaignId))
    .filter(({ finishedAt, ended }) => finishedAt === null && ended === null)
    .map((row) => ({ ...row, postponedAt: null }))
  const due = rows.filter(({ dueAt }) => dueAt <= now)
  const backlog = new Set(backlogOf(mayGoOn(due, now), now))
  const offline = (await activityLines(ctx.db.rows, campaignId)).filter(isStillToPutUp)
  const dates = [
    ...rows.map((row) => ({ activity: row.activityId, ...outcomeOf(row, backlog.has(row), now) })),
    ...offline.map((row) => ({ activity: row.activityId, ...outcomeOfOffline(row, now) })),
  ]
  const alike = Map.groupBy(dates, ({ activity, comesToBe, reason }) => `${activity} ${comesToBe} ${reason}`)
  return [...alike.values()].map((same) => ({ ...same[0]!, dates: same.length }))
}

function plain(comesToBe: ComesToBe): Outcome {
  return { comesToBe, reason: null }
}

function outcomeOf(row: DueRow, isBacklog: boolean, now: number): Outcome {
  const standing = standingOf(row, now)
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

function isStillToPutUp({ messageId, finishedAt, endedAt }: LineRow): boolean {
  return messageId === null && finishedAt === null && endedAt === null
}

function outcomeOfOffline(row: LineRow, now: number): Outcome {
  const reason = whyPaused(row)
  if (reason !== undefined) return { comesToBe: 'held', reason }
  const { status } = lineAt(row, now)
  if (status === 'draft' || status === 'in review') return plain('needs-approval')
  const isAhead = row.instant > now
  // What has to go out first may have by then.
  const on = isAhead ? lineAt({ ...row, mayFollow: 1 }, row.instant) : lineAt(row, now)
  if (on.status === 'held') return { comesToBe: 'held', reason: on.reason }
  return plain(isAhead ? 'to-do-later' : 'to-do-now')
}

function lineAt(row: LineRow, moment: number) {
  return activityLine({ ...row, postponedAt: null }, moment)
}
