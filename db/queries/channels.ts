import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

export async function reserveSlots(rows: Rows, campaignId: string, channel: string, nextSlotAt: number): Promise<void> {
  await rows.run(
    sql`UPDATE channels SET next_slot_at = ${nextSlotAt} WHERE campaign_id = ${campaignId} AND id = ${channel}`,
  )
}

/** Notes that a channel's provider cannot be reached, or (without `down`) that it can again. */
export async function markChannel(
  rows: Rows,
  campaignId: string,
  channel: string,
  down?: { until: number; reason: string },
): Promise<void> {
  const where = sql`WHERE campaign_id = ${campaignId} AND id = ${channel}`
  await rows.run(
    down
      ? sql`UPDATE channels SET down_until = ${down.until}, down_reason = ${down.reason}, down_count = down_count + 1 ${where}`
      : sql`UPDATE channels SET down_until = NULL, down_reason = NULL, down_count = 0 ${where} AND down_count > 0`,
  )
}

export async function downCount(rows: Rows, campaignId: string, channel: string): Promise<number> {
  const found = await rows.all<{ downCount: number }>(
    sql`SELECT down_count AS downCount FROM channels WHERE campaign_id = ${campaignId} AND id = ${channel}`,
  )
  return found[0]?.downCount ?? 0
}
