import { asc, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { launchMoves, removedOccurrences } from '../schema/index.ts'

export type LaunchMoveValues = Omit<typeof launchMoves.$inferInsert, 'id'>

export async function addLaunchMove(rows: Rows, values: LaunchMoveValues): Promise<void> {
  await rows.insert(launchMoves).values(values)
}

/** How a campaign's anchors were moved, the first move first. */
export async function launchMoveRows(rows: Rows, campaignId: string) {
  const { id, anchor, kind, fromWall, fromZone, toWall, toZone, reason, actor, at } = launchMoves
  return rows
    .select({ id, anchor, kind, fromWall, fromZone, toWall, toZone, reason, actor, at })
    .from(launchMoves)
    .where(eq(launchMoves.campaignId, campaignId))
    .orderBy(asc(id))
}

/** When something of a campaign was last handed off, at or after `since`; null: nothing was. Milliseconds. */
export async function lastHandOff(rows: Rows, campaignId: string, since: number): Promise<number | null> {
  const [found] = await rows.all<{ last: number | null }>(sql`SELECT max(d.handed_off_at) AS last
    FROM occurrences o CROSS JOIN deliveries d ON d.occurrence_id = o.id
    WHERE o.campaign_id = ${campaignId} AND (o.finished_at IS NULL OR o.finished_at >= ${since})
      AND o.handed_off + o.sent + o.failed + o.unknown > 0 AND d.handed_off_at >= ${since}`)
  return found?.last ?? null
}

type Removed = Pick<typeof removedOccurrences.$inferInsert, 'activityId' | 'ordinal' | 'wall' | 'zone' | 'instant'>

/** Remembers an occurrence that leaves the plan before anything of it was sent, with the schedule epoch it leaves under. */
export async function noteRemoved(
  rows: Rows,
  campaignId: string,
  { activityId, ordinal, wall, zone, instant }: Removed,
  sequence: number,
  now: number,
): Promise<void> {
  const values = { wall, zone, instant, sequence, removedAt: now }
  const { campaignId: campaign, activityId: activity, ordinal: which } = removedOccurrences
  await rows
    .insert(removedOccurrences)
    .values({ campaignId, activityId, ordinal, ...values })
    .onConflictDoUpdate({ target: [campaign, activity, which], set: values })
}
