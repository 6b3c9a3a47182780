import { actionsAudited, actorsAudited, type AuditQuery, type AuditRow, auditRows } from '../../db/queries/audit-log.ts'
import { csvLine } from '../csv-text.ts'
import { pageOfRows } from '../page-of-rows.ts'
import { type Actor, type Ctx, requireRole, ROLES } from './actor.ts'

/** Who changed what. Before and after are as the verb wrote them; the instant is in milliseconds. */
export interface AuditEntry {
  readonly id: number
  readonly at: number
  readonly actor: string
  readonly action: string
  /** What it was done to: a campaign, `CAMPAIGN/ACTIVITY`, a person's address, `list NAME`, `contact ID`, … */
  readonly subject: string
  readonly before: unknown
  readonly after: unknown
}

export interface AuditFilter {
  readonly campaign?: string | undefined
  readonly actor?: string | undefined
  readonly action?: string | undefined
}

const ROWS_OF_CSV = 1_000

/**
 * The audit log, newest first, a page at a time. Administrators and operators see all of it, others what was done to
 * campaigns. Any role.
 */
export async function auditLog(
  ctx: Ctx,
  input: AuditFilter & { readonly before?: number | undefined; readonly limit?: number | undefined },
): Promise<{ entries: AuditEntry[]; next: number | undefined }> {
  requireRole(ctx.actor, ...ROLES)
  const { rows, last } = await pageOfRows(input.limit, (limit) =>
    auditRows(ctx.db.rows, queryOf(ctx.actor, input, input.before, limit)),
  )
  return { entries: rows.map(entryOf), next: last?.id }
}

/** The actions that occur in the audit log, for choosing one. Any role. */
export async function auditActions(ctx: Ctx): Promise<string[]> {
  requireRole(ctx.actor, ...ROLES)
  return actionsAudited(ctx.db.rows)
}

/** Whoever did something that is in the audit log, for choosing one. Any role. */
export async function auditActors(ctx: Ctx): Promise<string[]> {
  requireRole(ctx.actor, ...ROLES)
  return actorsAudited(ctx.db.rows)
}

/** The same entries as CSV, all of them, newest first; instants in ISO 8601, before and after as JSON. */
export async function* auditCsv(ctx: Ctx, filter: AuditFilter): AsyncGenerator<string> {
  requireRole(ctx.actor, ...ROLES)
  yield csvLine(['at', 'actor', 'action', 'subject', 'before', 'after'])
  for (let before: number | undefined; ;) {
    const found = await auditRows(ctx.db.rows, queryOf(ctx.actor, filter, before, ROWS_OF_CSV))
    if (found.length > 0) yield found.map(lineOf).join('')
    if (found.length < ROWS_OF_CSV) return
    before = found.at(-1)!.id
  }
}

function queryOf(actor: Actor, filter: AuditFilter, before: number | undefined, limit: number): AuditQuery {
  const { campaign, actor: by, action } = filter
  return { campaign, actor: by, action, before, limit, campaignsOnly: !seesAll(actor) }
}

function seesAll(actor: Actor): boolean {
  if (actor.kind !== 'person') return true
  return actor.roles.includes('administrator') || actor.roles.includes('operator')
}

function entryOf({ before, after, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  }
}

function lineOf({ at, actor, action, subject, before, after }: AuditRow): string {
  return csvLine([new Date(at).toISOString(), actor, action, subject, before, after])
}
