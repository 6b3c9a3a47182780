import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { activities, activityVersions, approvals } from '../schema/index.ts'

export interface VersionRow {
  activityId: string
  contentHash: string
  author: string
}

/** Every version of a campaign's activities, the oldest first. */
export async function versionsOf(rows: Rows, campaignId: string): Promise<VersionRow[]> {
  const { activityId, contentHash, author, id } = activityVersions
  return rows
    .select({ activityId, contentHash, author })
    .from(activityVersions)
    .where(eq(activityVersions.campaignId, campaignId))
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

export interface ApprovalRow {
  activityId: string
  contentHash: string
  approver: string
  at: number
}

/** Writes an approval down and binds the activity to the content approved, in the transaction that looked at it. */
export async function saveApproval(rows: Rows, campaignId: string, approval: ApprovalRow): Promise<void> {
  const { activityId, contentHash } = approval
  await rows.insert(approvals).values({ campaignId, ...approval })
  await rows
    .update(activities)
    .set({ approvedHash: contentHash })
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
