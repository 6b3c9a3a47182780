import { eq, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { campaigns, removedOccurrences } from '../schema/index.ts'

export interface CalendarRow {
  /** Part of what the address of its calendar is made from; null: the address is made from its id alone. */
  key: string | null
  /** When a person last changed something of the campaign, in milliseconds. */
  changedAt: number
}

/** Asked by everybody who subscribed, so the audit log is looked up by its index alone. */
export function calendarQuery(campaignId: string): SQL {
  return sql`SELECT c.calendar_key AS key, max(c.updated_at, coalesce((SELECT l.at FROM audit_log l WHERE l.id = (
      SELECT max(id) FROM audit_log WHERE subject = c.id OR (subject > c.id || '/' AND subject < c.id || '0'))), 0)) AS changedAt
    FROM campaigns c WHERE c.id = ${campaignId}`
}

/** What the calendar of a campaign depends on beside its plan. */
export async function calendarRow(rows: Rows, campaignId: string): Promise<CalendarRow | undefined> {
  return (await rows.all<CalendarRow>(calendarQuery(campaignId)))[0]
}

export async function saveCalendarKey(rows: Rows, campaignId: string, key: string): Promise<void> {
  await rows.update(campaigns).set({ calendarKey: key }).where(eq(campaigns.id, campaignId))
}

/** What left a campaign's plan before anything of it was sent, by its own name. */
export async function removedRows(rows: Rows, campaignId: string) {
  const { activityId, ordinal, wall, zone, instant, sequence, removedAt } = removedOccurrences
  return rows
    .select({ activityId, ordinal, wall, zone, instant, sequence, removedAt })
    .from(removedOccurrences)
    .where(eq(removedOccurrences.campaignId, campaignId))
    .orderBy(activityId, ordinal)
}
