import { calendarRow, removedRows } from '../../db/queries/calendar.ts'
import { anchorRows, campaignRow } from '../../db/queries/plan.ts'
import { activityLines, type LineRow } from '../../db/queries/plan-pages.ts'
import type { Ctx } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { activityLine } from '../plan/index.ts'
import type { Settings } from '../ports.ts'
import { opensCalendar } from './calendar-address.ts'
import { calendarEntries } from './calendar-entries.ts'
import { calendarText } from './calendar-text.ts'
import type { DatedCampaign, PlannedOccurrence } from './dated-campaign.ts'

/**
 * The calendar of a campaign (iCalendar, RFC 5545), for whoever knows its address: its anchors and every occurrence, at most
 * two thousand. As long as nothing changes it is the same bytes. No personal data but the owners as written. Throws
 * `NotFound`, and does not tell a wrong token from a campaign that is not there.
 */
export async function calendarFeed(
  { db, now }: Pick<Ctx, 'db' | 'now'>,
  { campaignId, token }: { readonly campaignId: string; readonly token: string },
  settings: Pick<Settings, 'baseUrl' | 'secret'>,
): Promise<string> {
  const { rows } = db
  const calendar = await calendarRow(rows, campaignId)
  const campaign = opensCalendar(token, settings, campaignId, calendar) && (await campaignRow(rows, campaignId))
  if (!campaign || !calendar) {
    throw new NotFound('there is no calendar at this address; ask whoever gave it to you for the one that counts now')
  }
  const { changedAt } = calendar
  const dated: DatedCampaign = {
    id: campaign.id,
    title: campaign.title,
    sequence: campaign.scheduleEpoch,
    changedAt,
    isCancelled: campaign.cancelledAt !== null,
    isPostponed: campaign.postponedAt !== null,
    anchors: await anchorRows(rows, campaignId),
    occurrences: (await activityLines(rows, campaignId)).map((row) => plannedOccurrence(row, changedAt, now)),
    removed: (await removedRows(rows, campaignId)).map(({ activityId, removedAt, ...one }) => ({
      ...one,
      activity: activityId,
      changedAt: removedAt,
    })),
  }
  const { baseUrl } = settings
  return calendarText({
    name: campaign.title,
    url: `${baseUrl}/campaigns/${campaign.id}`,
    entries: calendarEntries(dated, baseUrl),
  })
}

function plannedOccurrence(row: LineRow, changedAt: number, now: Date): PlannedOccurrence {
  const { activity, label, audience, putsUp, owner, status, isOver } = activityLine(row, now.getTime())
  const { wall, zone, instant, ordinal, scheduleEpoch, finishedAt, clock } = row
  return {
    activity,
    ordinal,
    wall,
    zone,
    instant,
    sequence: scheduleEpoch,
    changedAt: Math.max(changedAt, finishedAt ?? 0),
    subject: label,
    audience: audience?.title ?? null,
    putsUp: putsUp && { channel: row.channel, material: putsUp.material },
    owner,
    clock,
    status,
    isOver,
  }
}
