import type { Rows } from '../../db/index.ts'
import { type CalendarRow, calendarRow, saveCalendarKey } from '../../db/queries/calendar.ts'
import { audit, type Ctx, keyedHash, requireRole, ROLES, sameHash } from '../access/index.ts'
import { noCampaign } from '../plan/index.ts'
import type { Settings } from '../ports.ts'

type Signing = Pick<Settings, 'baseUrl' | 'secret'>

/**
 * The address of a campaign's calendar feed, which needs no session: whoever knows it may look. It stays the same until
 * somebody makes a new one. Any role. Throws `NotFound`.
 */
export async function calendarAddress(
  ctx: Ctx,
  { campaignId }: { readonly campaignId: string },
  settings: Signing,
): Promise<string> {
  requireRole(ctx.actor, ...ROLES)
  const { key } = await requireCalendar(ctx.db.rows, campaignId)
  return addressOf(settings, campaignId, key)
}

/**
 * Makes a new address for a campaign's calendar; the old one leads nowhere from then on. Role planner or administrator. Throws
 * `NotFound`.
 */
export async function renewCalendarAddress(
  ctx: Ctx,
  { campaignId }: { readonly campaignId: string },
  settings: Signing,
): Promise<string> {
  requireRole(ctx.actor, 'planner', 'administrator')
  return ctx.db.write(async (tx) => {
    await requireCalendar(tx, campaignId)
    const key = crypto.randomUUID()
    await saveCalendarKey(tx, campaignId, key)
    await audit(tx, ctx, 'calendar.renew', campaignId, null, null)
    return addressOf(settings, campaignId, key)
  })
}

/** Whether a token is the one in the address of this campaign's calendar; for no campaign it takes as long to say so. */
export function opensCalendar(
  token: string,
  { secret }: Pick<Settings, 'secret'>,
  campaignId: string,
  calendar: Pick<CalendarRow, 'key'> | undefined,
): boolean {
  const isToken = sameHash(token, tokenOf(secret, campaignId, calendar?.key ?? null))
  return isToken && calendar !== undefined
}

async function requireCalendar(rows: Rows, campaignId: string): Promise<CalendarRow> {
  const calendar = await calendarRow(rows, campaignId)
  if (calendar === undefined) throw await noCampaign(rows, campaignId)
  return calendar
}

function addressOf({ baseUrl, secret }: Signing, campaignId: string, key: string | null): string {
  return `${baseUrl}/c/${campaignId}.ics?token=${tokenOf(secret, campaignId, key)}`
}

function tokenOf(secret: string, campaignId: string, key: string | null): string {
  return keyedHash(secret, 'calendar', `${campaignId}\n${key ?? ''}`)
}
