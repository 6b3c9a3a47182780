import { type DueRow, occurrencesOfCampaign } from '../../db/queries/occurrences.ts'
import { recentHandOffs } from '../../db/queries/recent-hand-offs.ts'
import { campaignState } from '../../db/queries/steering.ts'
import type { Rows } from '../../db/index.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { parseRate } from '../schedule/index.ts'
import { countsOfRows, type RowCounts } from './counts-of-rows.ts'
import { standingOf } from './standing.ts'
import { type Wait, whatWaits } from './what-waits.ts'

/** How an activity's sending stands at this moment. Instants in milliseconds. */
export interface Progress {
  readonly activity: string
  /** Which of its dates it is, from 1. */
  readonly ordinal: number
  readonly status: string
  readonly reason: string | null
  /** When it is, or was, to begin. */
  readonly at: number
  readonly zone: string
  readonly isFinished: boolean
  readonly paused: boolean
  readonly approved: boolean
  readonly counts: RowCounts
  /** Hand-offs in the last minute. */
  readonly perMinute: number
  /** When the last would go at this rate; absent where nothing goes, or where some wait for a later moment. */
  readonly endsAt: number | null
  /** Why people wait, and until when. */
  readonly waits: readonly Wait[]
}

const MINUTE = 60_000

/** Live progress of a campaign's activities in the order of the plan, or of one. Any role. Throws `NotFound`. */
export async function progressOf(
  ctx: Ctx,
  { campaignId, activityId }: { readonly campaignId: string; readonly activityId?: string | undefined },
): Promise<Progress[]> {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const found = await occurrencesOfCampaign(rows, campaignId, activityId)
  if (found.length === 0 && (activityId !== undefined || !(await campaignState(rows, campaignId)))) {
    throw new NotFound(
      `there is no ${activityId === undefined ? 'campaign' : `activity ${activityId} in`} ${campaignId}`,
    )
  }
  const shown: Progress[] = []
  for (const row of found) shown.push(await progressOfRow(rows, row, ctx.now.getTime()))
  return shown
}

async function progressOfRow(rows: Rows, row: DueRow, now: number): Promise<Progress> {
  const isFinished = row.finishedAt !== null
  const waits = isFinished ? [] : await waitsOf(rows, row, now)
  const isRecent = row.frozenAt !== null && (row.finishedAt ?? now) > now - MINUTE
  const perMinute = isRecent ? await rateOf(rows, row.id, now) : 0
  return {
    activity: row.activityId,
    ordinal: row.ordinal,
    status: row.status,
    reason: row.reason,
    at: row.instant,
    zone: row.zone,
    isFinished,
    paused: row.campaignPaused !== null || row.activityPaused !== null,
    approved: row.approvedHash === row.contentHash,
    counts: countsOfRows(row),
    perMinute,
    endsAt: isFinished || waits.length > 0 || row.frozenAt === null ? null : endOf(row, perMinute, now),
    waits,
  }
}

async function waitsOf(rows: Rows, row: DueRow, now: number): Promise<readonly Wait[]> {
  const standing = standingOf(row, now)
  if (standing.kind === 'hold') return [{ reason: standing.reason, until: standing.until ?? null }]
  if (standing.kind === 'missed') return [{ reason: standing.reason, until: null }]
  if (standing.kind !== 'go' || row.dueAt > now) return []
  return (await whatWaits(rows, row, now)).waits
}

async function rateOf(rows: Rows, occurrenceId: number, now: number): Promise<number> {
  const { handedOff, earliest, isAll } = await recentHandOffs(rows, occurrenceId, now - MINUTE)
  if (isAll || earliest === null) return handedOff
  return Math.round((handedOff * MINUTE) / Math.max(now - earliest, 1000))
}

function endOf(row: DueRow, perMinute: number, now: number): number | null {
  if (row.queued === 0) return null
  const allowed = row.rate === null ? undefined : parseRate(row.rate)
  const atBest = allowed === undefined ? 0 : (allowed.count * MINUTE) / allowed.perMs
  const rate = perMinute > 0 ? perMinute : atBest
  return rate === 0 ? null : Math.round(Math.max(now, row.nextSlotAt) + (row.queued / rate) * MINUTE)
}
