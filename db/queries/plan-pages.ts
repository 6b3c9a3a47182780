import { type SQL, sql } from 'drizzle-orm'
import { namedCells } from '../one-cell.ts'
import type { Rows } from '../open.ts'
import { firstHasEnded, firstHasGone } from './occurrences.ts'
import type { OccurrenceRow } from './plan.ts'

/** One date of an activity with what pages show beside it. Flags are 0 or 1, instants milliseconds. */
export interface LineRow extends Omit<OccurrenceRow, 'id' | 'dueAt' | 'sendLate'> {
  campaignId: string
  campaignTitle: string
  isExample: number
  campaignPaused: number | null
  postponedAt: number | null
  cancelledAt: number | null
  channel: string
  /** Null, as the message: people put something up. */
  audienceId: string | null
  audienceTitle: string | null
  messageId: string | null
  materialId: string | null
  materialVersion: number | null
  /** Of its message, or the title of what is put up; in the first language of the campaign. */
  subject: string | null
  when: string
  repeat: string | null
  clock: 'campaign' | 'recipient'
  notBeforeActivity: string | null
  /** Of what is put up: whether what has to go out first has, and whether that has ended. */
  mayFollow: number
  firstEnded: number
  /** Of what is put up: the calendar of its campaign as JSON, and the zone of the launch. */
  calendar: string | null
  launchZone: string | null
  /** JSON: who allowed it to go out during a blackout, and why. */
  blackoutOverride: string | null
  /** People who get it by the campaign's clock because their own zone is not known. */
  withoutZone: number
  late: string
  owner: string | null
  contentHash: string
  approvedHash: string | null
  activityPaused: number | null
  endedAt: number | null
  /** The latest decision on it, where there is one. */
  decision: 'approved' | 'changes-asked' | null
  decidedHash: string | null
  approver: string | null
  decidedAt: number | null
  reasonAsked: string | null
  approvedBefore: number
}

const TITLE = sql`(SELECT k.content ->> 'title' FROM material_contents k WHERE k.campaign_id = a.campaign_id
  AND k.material_id = a.material_id AND k.language = c.languages ->> 0)`

/** What only what is put up needs; looking it up for every message of a large plan would take long. */
function ofOffline(value: SQL): SQL {
  return sql`CASE WHEN a.message_id IS NULL THEN ${value} END`
}

const COLUMNS = {
  campaignId: sql`c.id`,
  campaignTitle: sql`c.title`,
  isExample: sql`c.is_example`,
  campaignPaused: sql`c.paused_at`,
  cancelledAt: sql`c.cancelled_at`,
  postponedAt: sql`c.postponed_at`,
  activityId: sql`a.id`,
  channel: sql`a.channel`,
  audienceId: sql`a.audience_id`,
  audienceTitle: sql`au.title`,
  messageId: sql`a.message_id`,
  materialId: sql`a.material_id`,
  materialVersion: sql`a.material_version`,
  subject: sql`coalesce(v.subject, ${ofOffline(TITLE)})`,
  when: sql`a."when"`,
  repeat: sql`a.repeat`,
  clock: sql`a.clock`,
  notBeforeActivity: sql`a.not_before_activity`,
  mayFollow: sql`coalesce(${ofOffline(firstHasGone)}, 1)`,
  firstEnded: sql`coalesce(${ofOffline(firstHasEnded)}, 0)`,
  calendar: ofOffline(sql`c.calendar`),
  launchZone: ofOffline(sql`(SELECT zone FROM anchors n WHERE n.campaign_id = c.id AND n.name = 'launch')`),
  blackoutOverride: sql`a.blackout_override`,
  late: sql`a.late`,
  owner: sql`a.owner`,
  contentHash: sql`a.content_hash`,
  approvedHash: sql`a.approved_hash`,
  activityPaused: sql`a.paused_at`,
  endedAt: sql`a.ended_at`,
  ordinal: sql`o.ordinal`,
  scheduleEpoch: sql`o.schedule_epoch`,
  wall: sql`o.wall`,
  zone: sql`o.zone`,
  instant: sql`o.instant`,
  withoutZone: sql`o.without_zone`,
  latestAt: sql`o.latest_at`,
  status: sql`o.status`,
  reason: sql`o.reason`,
  finishedAt: sql`o.finished_at`,
  proof: sql`o.proof`,
  doneBy: sql`o.done_by`,
  audience: sql`o.audience`,
  queued: sql`o.queued`,
  handedOff: sql`o.handed_off`,
  sent: sql`o.sent`,
  failed: sql`o.failed`,
  skipped: sql`o.skipped`,
  unknown: sql`o.unknown`,
  cancelled: sql`o.cancelled`,
  decision: sql`d.decision`,
  decidedHash: sql`d.content_hash`,
  approver: sql`d.approver`,
  decidedAt: sql`d.at`,
  reasonAsked: sql`d.reason`,
  approvedBefore: sql`EXISTS (SELECT 1 FROM approvals y WHERE y.campaign_id = a.campaign_id AND y.activity_id = a.id
    AND y.decision = 'approved')`,
} satisfies Record<keyof LineRow, SQL>

const LINES = sql`
  SELECT ${sql.join(
    Object.entries(COLUMNS).map(([name, column]) => sql`${column} AS ${sql.identifier(name)}`),
    sql`, `,
  )}
  FROM occurrences o
  JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
  JOIN campaigns c ON c.id = o.campaign_id
  LEFT JOIN audiences au ON au.campaign_id = a.campaign_id AND au.id = a.audience_id
  LEFT JOIN message_variants v
    ON v.campaign_id = a.campaign_id AND v.message_id = a.message_id AND v.language = c.languages ->> 0
  LEFT JOIN approvals d ON d.id = (SELECT max(x.id) FROM approvals x
    WHERE x.campaign_id = a.campaign_id AND x.activity_id = a.id)`

function lines(rows: Rows, query: SQL): Promise<LineRow[]> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it has these names and no others
  return namedCells<LineRow>(rows, Object.keys(COLUMNS) as (keyof LineRow)[], query)
}

/** Of an activity `a` that is not approved: the latest decision asked for changes of exactly what it is now. */
const SENT_BACK = sql`coalesce((SELECT x.decision = 'changes-asked' AND x.content_hash = a.content_hash FROM approvals x
  WHERE x.campaign_id = a.campaign_id AND x.activity_id = a.id ORDER BY x.id DESC LIMIT 1), 0)`

/** Every date of a campaign's activities, or of one of them, in the order of their instants. */
export async function activityLines(rows: Rows, campaignId: string, activityId?: string): Promise<LineRow[]> {
  const one = activityId === undefined ? sql`` : sql` AND o.activity_id = ${activityId}`
  return lines(rows, sql`${LINES} WHERE o.campaign_id = ${campaignId}${one} ORDER BY o.instant, o.id`)
}

/** What goes out from `from` to `until`, of every campaign that runs and has a launch, or of one, the earliest first. */
export function linesBetweenQuery(from: number, until: number, campaignId?: string): SQL {
  return sql`${LINES} WHERE o.finished_at IS NULL AND o.instant >= ${from} AND o.instant < ${until}
    AND a.ended_at IS NULL AND c.cancelled_at IS NULL AND c.postponed_at IS NULL${only(campaignId)} ORDER BY o.instant, o.id`
}

export async function linesBetween(rows: Rows, from: number, until: number, campaignId?: string): Promise<LineRow[]> {
  return lines(rows, linesBetweenQuery(from, until, campaignId))
}

/**
 * Activities about which somebody may have to do something: waiting for a person, to be put up, not approved and due before `until`,
 * sent back; or with people of whom it failed, also when it was ended on the way: finished ones since `since`.
 */
export async function doubtfulLines(
  rows: Rows,
  { now, until, since, campaignId }: { now: number; until: number; since: number; campaignId?: string | undefined },
): Promise<LineRow[]> {
  // Which they are is found first, so that what is shown of them is read for few and not for all.
  return lines(
    rows,
    sql`${LINES} WHERE o.id IN (
      SELECT o.id FROM occurrences o JOIN campaigns c ON c.id = o.campaign_id
      JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
      WHERE true${only(campaignId)} AND (
        (o.finished_at IS NULL AND (o.failed > 0 OR o.unknown > 0))
        OR (o.finished_at >= ${since} AND (o.status = 'part-sent' OR (o.status = 'missed' AND o.audience > 0) OR o.failed > 0 OR o.unknown > 0))
        OR (o.finished_at IS NULL AND a.ended_at IS NULL AND c.cancelled_at IS NULL AND (o.status IN ('missed', 'held')
          OR (o.instant <= ${now} AND a.message_id IS NULL)
          OR (o.instant <= ${now} AND coalesce(c.paused_at, a.paused_at) IS NOT NULL)
          OR (o.instant < ${until} AND a.approved_hash IS NOT a.content_hash)
          OR (a.approved_hash IS NOT a.content_hash AND ${SENT_BACK})))
      )
    ) ORDER BY o.instant, o.id`,
  )
}

export interface WaitingRow {
  campaignId: string
  campaignTitle: string
  isExample: number
  postponedAt: number | null
  activities: number
  /** When the first of them goes out, or was to. */
  wall: string
  zone: string
  instant: number
}

/** Campaigns with activities that wait for an approver, however far off; those sent back wait for their authors instead. */
export async function waitingCampaigns(rows: Rows): Promise<WaitingRow[]> {
  return rows.all<WaitingRow>(sql`
    SELECT c.id AS campaignId, c.title AS campaignTitle, c.is_example AS isExample, c.postponed_at AS postponedAt,
      count(DISTINCT a.id) AS activities, min(o.instant) AS instant, o.wall, o.zone
    FROM occurrences o
    JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
    JOIN campaigns c ON c.id = o.campaign_id
    WHERE o.finished_at IS NULL AND a.ended_at IS NULL AND c.cancelled_at IS NULL
      AND a.approved_hash IS NOT a.content_hash AND NOT ${SENT_BACK}
    GROUP BY c.id ORDER BY min(o.instant), c.id`)
}

export interface MissingLanguageRow {
  campaignId: string
  campaignTitle: string
  isExample: number
  messageId: string
  /** Languages of the campaign that the message has no variant in, joined by `, `. */
  languages: string
}

/** Messages still to go out that lack a language of their campaign; that few do is what keeps it quick. */
export async function missingLanguages(rows: Rows, campaignId?: string): Promise<MissingLanguageRow[]> {
  return rows.all<MissingLanguageRow>(sql`
    WITH lacking AS MATERIALIZED (
      SELECT c.id AS campaignId, c.title AS campaignTitle, c.is_example AS isExample, m.id AS messageId, m.position, l.value
      FROM campaigns c JOIN json_each(c.languages) l JOIN messages m ON m.campaign_id = c.id
      WHERE c.cancelled_at IS NULL${only(campaignId)} AND NOT EXISTS (SELECT 1 FROM message_variants v
        WHERE v.campaign_id = c.id AND v.message_id = m.id AND v.language = l.value))
    SELECT campaignId, campaignTitle, isExample, messageId, group_concat(value, ', ') AS languages FROM lacking
    WHERE EXISTS (SELECT 1 FROM activities a JOIN occurrences o ON o.campaign_id = a.campaign_id AND o.activity_id = a.id
      WHERE a.campaign_id = campaignId AND a.message_id = messageId AND a.ended_at IS NULL AND o.finished_at IS NULL)
    GROUP BY campaignId, messageId ORDER BY campaignId, position`)
}

export interface PostponedRow {
  campaignId: string
  campaignTitle: string
  isExample: number
  postponedAt: number
  /** The launch as it was planned. */
  wall: string
  zone: string
}

/** Campaigns whose launch has no date for now. */
export async function postponedCampaigns(rows: Rows, campaignId?: string): Promise<PostponedRow[]> {
  return rows.all<PostponedRow>(sql`
    SELECT c.id AS campaignId, c.title AS campaignTitle, c.is_example AS isExample, c.postponed_at AS postponedAt,
      n.wall, n.zone
    FROM campaigns c JOIN anchors n ON n.campaign_id = c.id AND n.name = 'launch'
    WHERE c.postponed_at IS NOT NULL AND c.cancelled_at IS NULL${only(campaignId)} ORDER BY c.postponed_at, c.id`)
}

export interface BareCampaignRow {
  campaignId: string
  campaignTitle: string
  isExample: number
  hasActivities: number
  hasGoals: number
  createdAt: number
}

/** Campaigns without an activity or without a goal. */
export async function bareCampaigns(rows: Rows, campaignId?: string): Promise<BareCampaignRow[]> {
  return rows.all<BareCampaignRow>(sql`
    SELECT * FROM (SELECT c.id AS campaignId, c.title AS campaignTitle, c.is_example AS isExample, c.created_at AS createdAt,
        EXISTS (SELECT 1 FROM activities a WHERE a.campaign_id = c.id) AS hasActivities,
        EXISTS (SELECT 1 FROM goals g WHERE g.campaign_id = c.id) AS hasGoals
      FROM campaigns c WHERE c.cancelled_at IS NULL${only(campaignId)})
    WHERE NOT hasActivities OR NOT hasGoals ORDER BY campaignId`)
}

/** The subjects of a campaign's messages; the bodies are not read. */
export async function subjectRows(
  rows: Rows,
  campaignId: string,
): Promise<{ messageId: string; language: string; subject: string }[]> {
  return rows.all(sql`SELECT message_id AS messageId, language, subject FROM message_variants
    WHERE campaign_id = ${campaignId} ORDER BY message_id, language`)
}

function only(campaignId: string | undefined): SQL {
  return campaignId === undefined ? sql`` : sql` AND c.id = ${campaignId}`
}
