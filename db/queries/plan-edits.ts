import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { campaigns, occurrences } from '../schema/index.ts'
import type {
  ActivityRow,
  AnchorRow,
  AudienceRow,
  CampaignRow,
  ChannelRow,
  GoalRow,
  MessageRow,
  OccurrenceRow,
  VariantRow,
} from './plan.ts'

export type CampaignValues = Omit<CampaignRow, 'pausedAt' | 'cancelledAt' | 'postponedAt'>
export type ActivityValues = Omit<ActivityRow, 'approvedHash' | 'pausedAt' | 'endedAt'>
export type OccurrenceValues = Pick<
  OccurrenceRow,
  'activityId' | 'ordinal' | 'wall' | 'zone' | 'instant' | 'dueAt' | 'latestAt' | 'status' | 'reason'
>

/** `calendarKey` is the part of the address of its calendar that no other campaign has, of the same id before or after it either. */
export async function insertCampaign(
  rows: Rows,
  values: CampaignValues & { calendarKey: string },
  now: number,
): Promise<void> {
  await rows.insert(campaigns).values({ ...values, createdAt: now, updatedAt: now })
}

export async function updateCampaign(
  rows: Rows,
  { id, ...values }: Omit<CampaignValues, 'isExample'>,
  now: number,
): Promise<void> {
  await rows
    .update(campaigns)
    .set({ ...values, updatedAt: now })
    .where(eq(campaigns.id, id))
}

export async function saveAnchors(rows: Rows, campaignId: string, saved: readonly AnchorRow[]): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO anchors (campaign_id, name, wall, zone, instant)
    SELECT ${campaignId}, v.value ->> 'name', v.value ->> 'wall', v.value ->> 'zone', v.value ->> 'instant' ${each(saved)}
    ON CONFLICT DO UPDATE SET wall = excluded.wall, zone = excluded.zone, instant = excluded.instant`)
}

export async function saveAudiences(rows: Rows, campaignId: string, saved: readonly AudienceRow[]): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO audiences (campaign_id, id, title, population, rule, list, received, position)
    SELECT ${campaignId}, v.value ->> 'id', v.value ->> 'title', nullif(v.value -> 'population', 'null'),
      nullif(v.value -> 'rule', 'null'), v.value ->> 'list', nullif(v.value -> 'received', 'null'), v.value ->> 'position' ${each(saved)}
    ON CONFLICT DO UPDATE SET title = excluded.title, population = excluded.population, rule = excluded.rule,
      list = excluded.list, received = excluded.received, position = excluded.position`)
}

export async function saveChannels(rows: Rows, campaignId: string, saved: readonly ChannelRow[]): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO channels (campaign_id, id, kind, rate)
    SELECT ${campaignId}, v.value ->> 'id', v.value ->> 'kind', v.value ->> 'rate' ${each(saved)}
    ON CONFLICT DO UPDATE SET kind = excluded.kind, rate = excluded.rate`)
}

export async function saveMessages(rows: Rows, campaignId: string, saved: readonly MessageRow[]): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO messages (campaign_id, id, channel, purpose, core, position)
    SELECT ${campaignId}, v.value ->> 'id', v.value ->> 'channel', v.value ->> 'purpose', v.value -> 'core',
      v.value ->> 'position' ${each(saved)}
    ON CONFLICT DO UPDATE SET channel = excluded.channel, purpose = excluded.purpose, core = excluded.core,
      position = excluded.position`)
}

export async function saveVariants(rows: Rows, campaignId: string, saved: readonly VariantRow[]): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO message_variants (campaign_id, message_id, language, subject, body)
    SELECT ${campaignId}, v.value ->> 'messageId', v.value ->> 'language', v.value ->> 'subject', v.value ->> 'body' ${each(saved)}
    ON CONFLICT DO UPDATE SET subject = excluded.subject, body = excluded.body`)
}

export async function saveGoals(rows: Rows, campaignId: string, saved: readonly GoalRow[]): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO goals
      (campaign_id, id, level, metric, audience_id, baseline, target, "by", by_instant, measured_by, position)
    SELECT ${campaignId}, v.value ->> 'id', v.value ->> 'level', v.value ->> 'metric', v.value ->> 'audienceId',
      v.value -> 'baseline', v.value -> 'target', v.value ->> 'by', v.value ->> 'byInstant', v.value ->> 'measuredBy',
      v.value ->> 'position' ${each(saved)}
    ON CONFLICT DO UPDATE SET level = excluded.level, metric = excluded.metric, audience_id = excluded.audience_id,
      baseline = excluded.baseline, target = excluded.target, "by" = excluded."by", by_instant = excluded.by_instant,
      measured_by = excluded.measured_by, position = excluded.position`)
}

/** Saves what the file says of activities; approval, pause and end stay as they are. */
export async function saveActivities(rows: Rows, campaignId: string, saved: readonly ActivityValues[]): Promise<void> {
  if (saved.length === 0) return
  await rows.run(sql`INSERT INTO activities
      (campaign_id, id, message_id, audience_id, channel, material_id, material_version, "when", repeat, exdate, rdate, clock,
        not_before_activity, blackout_override, late, owner, position, content_hash)
    SELECT ${campaignId}, v.value ->> 'id', v.value ->> 'messageId', v.value ->> 'audienceId', v.value ->> 'channel',
      v.value ->> 'materialId', v.value ->> 'materialVersion', v.value ->> 'when', v.value ->> 'repeat', nullif(v.value -> 'exdate', 'null'), nullif(v.value -> 'rdate', 'null'),
      v.value ->> 'clock', v.value ->> 'notBeforeActivity', nullif(v.value -> 'blackoutOverride', 'null'),
      v.value ->> 'late', v.value ->> 'owner', v.value ->> 'position', v.value ->> 'contentHash' ${each(saved)}
    ON CONFLICT DO UPDATE SET message_id = excluded.message_id, audience_id = excluded.audience_id,
      channel = excluded.channel, material_id = excluded.material_id,
      material_version = excluded.material_version, "when" = excluded."when", repeat = excluded.repeat, exdate = excluded.exdate,
      rdate = excluded.rdate, clock = excluded.clock, not_before_activity = excluded.not_before_activity,
      blackout_override = excluded.blackout_override, late = excluded.late, owner = excluded.owner,
      position = excluded.position, content_hash = excluded.content_hash`)
}

/** Removes parts of a plan by their ids; what a message or a material says in each language goes with it. */
export async function removeParts(
  rows: Rows,
  part: 'audiences' | 'channels' | 'messages' | 'materials' | 'goals' | 'activities',
  campaignId: string,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await rows.run(sql`DELETE FROM ${sql.identifier(part)} WHERE campaign_id = ${campaignId}
    AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
}

export async function removeVariants(
  rows: Rows,
  campaignId: string,
  removed: readonly Pick<VariantRow, 'messageId' | 'language'>[],
): Promise<void> {
  if (removed.length === 0) return
  await rows.run(sql`DELETE FROM message_variants WHERE campaign_id = ${campaignId} AND (message_id, language) IN
    (SELECT v.value ->> 'messageId', v.value ->> 'language' ${each(removed)})`)
}

export async function addOccurrences(
  rows: Rows,
  campaignId: string,
  scheduleEpoch: number,
  added: readonly OccurrenceValues[],
): Promise<void> {
  if (added.length === 0) return
  await rows.run(sql`INSERT INTO occurrences
      (campaign_id, activity_id, ordinal, wall, zone, instant, due_at, latest_at, schedule_epoch, status, reason)
    SELECT ${campaignId}, v.value ->> 'activityId', v.value ->> 'ordinal', v.value ->> 'wall', v.value ->> 'zone',
      v.value ->> 'instant', v.value ->> 'dueAt', v.value ->> 'latestAt', ${scheduleEpoch}, v.value ->> 'status', v.value ->> 'reason' ${each(added)}`)
}

/** Plans an occurrence anew of which nothing was handed off: its frozen rows go, and its counters with them. */
export async function replanOccurrence(
  rows: Rows,
  id: number,
  values: Omit<OccurrenceValues, 'activityId' | 'ordinal'> & { scheduleEpoch: number; sendLate: boolean },
): Promise<void> {
  await removeDeliveries(rows, id)
  await rows
    .update(occurrences)
    .set({
      ...values,
      frozenTo: 0,
      frozenAt: null,
      goesOnAt: null,
      finishedAt: null,
      audience: 0,
      queued: 0,
      skipped: 0,
      cancelled: 0,
      withoutZone: 0,
    })
    .where(and(eq(occurrences.id, id), eq(occurrences.handedOff, 0)))
}

/** Gives an occurrence of which some was handed off another date: its ledger stays, and who is still queued waits for it. */
export async function moveRest(
  rows: Rows,
  id: number,
  values: Pick<OccurrenceValues, 'wall' | 'zone' | 'instant' | 'dueAt' | 'latestAt'> & { scheduleEpoch: number },
): Promise<void> {
  await rows
    .update(occurrences)
    .set({ ...values, goesOnAt: values.dueAt, sendLate: false, status: 'sending', reason: null })
    .where(eq(occurrences.id, id))
  await rows.run(
    sql`UPDATE deliveries SET not_before = 0, reason = NULL WHERE occurrence_id = ${id} AND status = 'queued'`,
  )
}

export async function changeLatestStart(rows: Rows, id: number, latestAt: number | null): Promise<void> {
  await rows.update(occurrences).set({ latestAt }).where(eq(occurrences.id, id))
}

export async function removeOccurrence(rows: Rows, id: number): Promise<void> {
  await removeDeliveries(rows, id)
  await rows.delete(occurrences).where(eq(occurrences.id, id))
}

async function removeDeliveries(rows: Rows, occurrenceId: number): Promise<void> {
  await rows.run(sql`DELETE FROM deliveries WHERE occurrence_id = ${occurrenceId}`)
}

export async function endActivity(rows: Rows, campaignId: string, id: string, now: number): Promise<void> {
  await rows.run(
    sql`UPDATE activities SET ended_at = ${now} WHERE campaign_id = ${campaignId} AND id = ${id} AND ended_at IS NULL`,
  )
}

/** One row per value; the condition keeps the parser from reading the ON of a conflict as that of a join. */
function each(values: readonly object[]): SQL {
  return sql`FROM json_each(${JSON.stringify(values)}) v WHERE true`
}
