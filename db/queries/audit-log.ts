import { type SQL, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { auditLog } from '../schema/index.ts'

export async function insertAudit(rows: Rows, entry: typeof auditLog.$inferInsert): Promise<void> {
  await rows.insert(auditLog).values(entry)
}

export interface AuditRow {
  id: number
  at: number
  actor: string
  action: string
  subject: string
  before: string | null
  after: string | null
}

export interface AuditQuery {
  /** Only entries older than this one. */
  before: number | undefined
  limit: number
  campaign: string | undefined
  actor: string | undefined
  action: string | undefined
  /** Only what is about a campaign that is there. */
  campaignsOnly: boolean
}

/** Entries, newest first. */
export function auditQuery(of: AuditQuery): SQL {
  const conditions = [
    of.before === undefined ? undefined : sql`l.id < ${of.before}`,
    of.actor === undefined ? undefined : sql`l.actor = ${of.actor}`,
    of.action === undefined ? undefined : sql`l.action = ${of.action}`,
    of.campaign === undefined
      ? undefined
      : sql`(l.subject = ${of.campaign} OR (l.subject > ${`${of.campaign}/`} AND l.subject < ${`${of.campaign}0`}))`,
    of.campaignsOnly
      ? sql`EXISTS (SELECT 1 FROM campaigns c WHERE c.id = substr(l.subject, 1, instr(l.subject || '/', '/') - 1))`
      : undefined,
  ].filter((condition) => condition !== undefined)
  const where = conditions.length === 0 ? sql`` : sql`WHERE ${sql.join(conditions, sql` AND `)}`
  return sql`SELECT l.id, l.at, l.actor, l.action, l.subject, l.before, l.after FROM audit_log l ${where}
    ORDER BY l.id DESC LIMIT ${of.limit}`
}

export async function auditRows(rows: Rows, of: AuditQuery): Promise<AuditRow[]> {
  return rows.all<AuditRow>(auditQuery(of))
}

/** The actions that occur, each once. */
export async function actionsAudited(rows: Rows): Promise<string[]> {
  const found = await rows.all<{ action: string }>(sql`SELECT DISTINCT action FROM audit_log ORDER BY action`)
  return found.map((row) => row.action)
}

/** Who did anything, each once. */
export async function actorsAudited(rows: Rows): Promise<string[]> {
  const found = await rows.all<{ actor: string }>(sql`SELECT DISTINCT actor FROM audit_log ORDER BY actor`)
  return found.map((row) => row.actor)
}
