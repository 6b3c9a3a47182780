import { anchorRows, campaignRow } from '../../db/queries/plan.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import type { Problem } from '../errors.ts'
import { editCampaign, type Edited, noCampaign, partForEditing } from '../plan/index.ts'
import { DEFAULT_WEEKEND, type Weekday, WEEKDAYS } from '../schedule/index.ts'
import { type Holiday, holidaysOfIcs, type ReadHolidays, type Years } from './holidays-of-ics.ts'

/** What a calendar file holds for a campaign, before anything is changed. */
export interface CheckedHolidays {
  readonly campaign: { readonly id: string; readonly title: string }
  /** The years that were looked at: from the one before the first anchor to the second after the last. */
  readonly years: Years
  /** Days that are no holidays of the campaign yet. */
  readonly added: readonly Holiday[]
  /** How many of the file are holidays of it already. */
  readonly known: number
  /** Of those that would be added: no working days anyway. */
  readonly onWeekends: readonly Holiday[]
  readonly leftOut: ReadHolidays['leftOut']
  /** What the checks of the campaign say of it with these holidays. */
  readonly warnings: readonly Problem[]
}

/** However far apart its anchors are. */
const MOST_YEARS = 10

/**
 * Reads the holidays of a calendar file and says what they would change; writes nothing. Role planner. Throws `Invalid` with
 * the lines of what cannot be read, `NotFound`, and `Conflict` for a campaign that was cancelled.
 */
export async function checkHolidays(
  ctx: Ctx,
  { campaignId, text }: { readonly campaignId: string; readonly text: string },
): Promise<CheckedHolidays> {
  requireRole(ctx.actor, 'planner')
  const { rows } = ctx.db
  const campaign = await campaignRow(rows, campaignId)
  if (campaign === undefined) throw await noCampaign(rows, campaignId)
  const years = yearsAround((await anchorRows(rows, campaignId)).map(({ wall }) => wall))
  const { holidays, leftOut } = holidaysOfIcs(text, years)
  const known = new Set(campaign.calendar?.holidays)
  const added = holidays.filter(({ day }) => !known.has(day))
  const weekend = campaign.calendar?.weekend ?? DEFAULT_WEEKEND
  const days = added.map(({ day }) => day)
  return {
    campaign: { id: campaign.id, title: campaign.title },
    years,
    added,
    known: holidays.length - added.length,
    onWeekends: added.filter(({ day }) => weekend.includes(weekdayOf(day))),
    leftOut,
    warnings: (await saveHolidays(ctx, campaignId, days, true)).warnings,
  }
}

/**
 * Adds days (`YYYY-MM-DD`) to the holidays of a campaign, whose activities on working days move then; those it has stay. Role
 * planner. Throws as `editCampaign`.
 */
export async function addHolidays(
  ctx: Ctx,
  { campaignId, days }: { readonly campaignId: string; readonly days: readonly string[] },
): Promise<Edited> {
  return saveHolidays(ctx, campaignId, days, false)
}

async function saveHolidays(ctx: Ctx, campaignId: string, days: readonly string[], isTrial: boolean): Promise<Edited> {
  const part = { kind: 'facts' } as const
  const { values, seen } = await partForEditing(ctx, { campaignId, part })
  const before = (values['holidays'] ?? '').split(/[\s,]+/).filter(Boolean)
  const holidays = [...new Set([...before, ...days])].toSorted((one, other) => (one < other ? -1 : 1))
  return editCampaign(ctx, { campaignId, edit: { act: 'change', part, seen, values: { holidays } }, isTrial })
}

function yearsAround(walls: readonly string[]): Years {
  const years = walls.map((wall) => Number(wall.slice(0, 4)))
  const first = Math.min(...years) - 1
  const last = Math.min(Math.max(...years) + 2, first + MOST_YEARS - 1)
  return { from: `${first}-01-01`, to: `${last}-12-31` }
}

function weekdayOf(day: string): Weekday {
  return WEEKDAYS[(new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7]!
}
