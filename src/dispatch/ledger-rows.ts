import { campaignState } from '../../db/queries/steering.ts'
import { ledgerPage, type LedgerPageRow } from '../../db/queries/ledger-export.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { formatInstant } from '../schedule/index.ts'

/** One row of the ledger as others see it: the contact by the owner's own key, never by address. Instants are ISO in UTC. */
export interface LedgerRow {
  /** A stable opaque id. */
  readonly occurrence: string
  readonly activity: string
  readonly contact: string
  readonly channel: string
  readonly language: string
  readonly status: string
  readonly reason: string | null
  readonly attempts: number
  readonly handedOffAt: string | null
  readonly providerRef: string | null
}

const PAGE = 5_000

/** The whole ledger of a campaign, a page at a time, in the order it was frozen. Any role. Throws `NotFound`. */
export async function* ledgerRows(ctx: Ctx, { campaignId }: { campaignId: string }): AsyncGenerator<LedgerRow> {
  requireRole(ctx.actor, ...ROLES)
  if (!(await campaignState(ctx.db.rows, campaignId))) {
    throw new NotFound(`there is no campaign ${campaignId}; plan show lists what there is`)
  }
  for (let after = 0; ;) {
    const page = await ledgerPage(ctx.db.rows, campaignId, after, PAGE)
    for (const row of page) yield ledgerRow(row)
    const last = page.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

export function ledgerRow(read: LedgerPageRow): LedgerRow {
  const { id: _, occurrence, externalId, contactId, handedOffAt, ...row } = read
  return {
    ...row,
    occurrence: `o${occurrence}`,
    contact: externalId ?? `#${contactId}`,
    handedOffAt: handedOffAt === null ? null : formatInstant(handedOffAt),
  }
}
