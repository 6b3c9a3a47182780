import { ledgerOfOccurrence, type LedgerQuery, reasonsOf } from '../../db/queries/ledger-export.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { csvLine } from '../csv-text.ts'
import { Invalid } from '../errors.ts'
import { pageOfRows } from '../page-of-rows.ts'
import { countsOfRows, ROW_STATUSES, type RowCounts } from './counts-of-rows.ts'
import { ledgerRow, type LedgerRow } from './ledger-rows.ts'
import { occurrenceShown } from './occurrence-shown.ts'

export interface LedgerFilter {
  readonly campaignId: string
  readonly activityId: string
  /** Which of its dates, from 1; absent: the one that is or comes next, or the last. */
  readonly ordinal?: number | undefined
  readonly status?: string | undefined
  readonly reason?: string | undefined
  readonly language?: string | undefined
}

/** The rows behind an activity's counts, a page at a time. */
export interface LedgerPageOf {
  readonly occurrence: string
  readonly ordinal: number
  /** Of the whole occurrence, whatever the filters. */
  readonly counts: RowCounts
  /** Why rows were not sent, the most frequent first. */
  readonly reasons: readonly { readonly status: string; readonly reason: string | null; readonly people: number }[]
  /** Not where more rows were not sent than are looked through for their reasons. */
  readonly reasonsAreComplete: boolean
  /** The campaign's languages. */
  readonly languages: readonly string[]
  readonly rows: readonly LedgerRow[]
  /** `after` of the next page; absent: this is the last. */
  readonly next: number | undefined
}

const ROWS_OF_CSV = 5_000
const LOOKED_THROUGH = 20_000

/**
 * The ledger of one date of an activity in the order of its contacts, who are named by the owner's key and never by
 * address. Any role. Throws `NotFound`, and `Invalid` for a status that no row has.
 */
export async function ledgerPageOf(
  ctx: Ctx,
  input: LedgerFilter & { readonly after?: number | undefined; readonly limit?: number | undefined },
): Promise<LedgerPageOf> {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const row = await occurrenceShown(rows, input.campaignId, input.activityId, input.ordinal)
  const page = await pageOfRows(input.limit, (limit) =>
    ledgerOfOccurrence(rows, queryOf(row.id, input, input.after ?? 0, limit)),
  )
  const notSent = row.failed + row.skipped + row.unknown + row.cancelled
  const languages: string[] = JSON.parse(row.languages)
  return {
    occurrence: `o${row.id}`,
    ordinal: row.ordinal,
    counts: countsOfRows(row),
    reasons: notSent === 0 ? [] : await reasonsOf(rows, row.id, LOOKED_THROUGH),
    reasonsAreComplete: notSent <= LOOKED_THROUGH,
    languages,
    rows: page.rows.map((one) => ledgerRow(one)),
    next: page.last?.contactId,
  }
}

const COLUMNS = [
  'occurrence',
  'activity',
  'contact',
  'channel',
  'language',
  'status',
  'reason',
  'attempts',
  'handedOffAt',
  'providerRef',
] as const

/** The same rows as CSV, all of them. */
export async function* ledgerCsv(ctx: Ctx, input: LedgerFilter): AsyncGenerator<string> {
  requireRole(ctx.actor, ...ROLES)
  const { id } = await occurrenceShown(ctx.db.rows, input.campaignId, input.activityId, input.ordinal)
  const query = queryOf(id, input, 0, ROWS_OF_CSV)
  yield csvLine(COLUMNS)
  for (let after = 0; ;) {
    const found = await ledgerOfOccurrence(ctx.db.rows, { ...query, after })
    if (found.length > 0) yield found.map((row) => lineOf(ledgerRow(row))).join('')
    if (found.length < ROWS_OF_CSV) return
    after = found.at(-1)!.contactId
  }
}

function lineOf(row: LedgerRow): string {
  return csvLine(COLUMNS.map((column) => row[column]))
}

function queryOf(occurrenceId: number, filter: LedgerFilter, after: number, limit: number): LedgerQuery {
  const { status, reason, language } = filter
  if (status !== undefined && !ROW_STATUSES.some((one) => one === status)) {
    const message = `${status} is no status of a delivery; expected one of ${ROW_STATUSES.join(', ')}`
    throw new Invalid([{ path: 'status', message, severity: 'error' }])
  }
  return { occurrenceId, status, reason, language, after, limit }
}
