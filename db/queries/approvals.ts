import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { activities, activityVersions, approvals } from '../schema/index.ts'

export interface VersionRow {
  activityId: string
  contentHash: string
  author: string
  at: number
}

/** Every version of a campaign's activities, or of one of them, the oldest first. */
export async function versionsOf(rows: Rows, campaignId: string, ofActivity?: string): Promise<VersionRow[]> {
  const { activityId, contentHash, author, at, id } = activityVersions
  const one = ofActivity === undefined ? undefined : eq(activityId, ofActivity)
  return rows
    .select({ activityId, contentHash, author, at })
    .from(activityVersions)
    .where(and(eq(activityVersions.campaignId, campaignId), one))
    .orderBy(id)
}

export async function addVersions(
  rows: Rows,
  campaignId: string,
  versions: readonly Pick<VersionRow, 'activityId' | 'contentHash'>[],
  author: string,
  now: number,
): Promise<void> {
  if (versions.length === 0) return
  await rows.run(sql`INSERT INTO activity_versions (campaign_id, activity_id, content_hash, author, at)
    SELECT ${campaignId}, value ->> 'activityId', value ->> 'contentHash', ${author}, ${now} FROM json_each(${JSON.stringify(versions)})`)
}

export interface DecisionRow {
  activityId: string
  contentHash: string
  approver: string
  at: number
  decision: 'approved' | 'changes-asked'
  reason: string | null
  /** What was decided on, as hashed; absent for decisions made before it was kept. */
  content: unknown
}

/** Every decision on an activity, the oldest first. */
export async function decisionsOn(rows: Rows, campaignId: string, activityId: string): Promise<DecisionRow[]> {
  const { contentHash, approver, at, decision, reason, content, id } = approvals
  return rows
    .select({ activityId: approvals.activityId, contentHash, approver, at, decision, reason, content })
    .from(approvals)
    .where(and(eq(approvals.campaignId, campaignId), eq(approvals.activityId, activityId)))
    .orderBy(id)
}

/** Writes a decision down and binds the activity to it, in the transaction that looked at it: to the content approved, or to none. */
export async function saveDecision(rows: Rows, campaignId: string, row: DecisionRow): Promise<void> {
  const { activityId, contentHash, decision } = row
  await rows.insert(approvals).values({ campaignId, ...row })
  await rows
    .update(activities)
    .set({ approvedHash: decision === 'approved' ? contentHash : null })
    .where(
      and(
        eq(activities.campaignId, campaignId),
        eq(activities.id, activityId),
        eq(activities.contentHash, contentHash),
      ),
    )
}

/** The names of all attributes that contacts have. Reads every contact: for checks, not for sending. */
export async function attributeNames(rows: Rows): Promise<string[]> {
  const found = await rows.all<{ name: string }>(
    sql`SELECT DISTINCT a.key AS name FROM contacts c, json_each(c.attributes) a WHERE c.erased_at IS NULL ORDER BY 1`,
  )
  return found.map(({ name }) => name)
}
