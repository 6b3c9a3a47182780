import { neighbours, type NeighbourRow } from '../../../db/queries/clashes.ts'
import type { PlanRows } from '../../../db/queries/plan.ts'
import type { Ctx } from '../../access/index.ts'
import { type AudienceOf, audienceOfRow, sharePeople } from '../../audience/index.ts'
import { DAY, HOUR, type Clash, clashesOf, type Crowding, type DatedItem, parseDuration } from '../../schedule/index.ts'

/** Where a campaign names no time of its own. */
const CLASH_WITHIN = '12h'
/** Nobody reads more. */
const MOST = 2_000

/** An occurrence of a plan on a date, or of another campaign near it. */
export interface PlannedDate extends DatedItem {
  readonly activity: string
  readonly wall: string
  readonly zone: string
}

/** What reaches the same people too often, people being counted as they are now. */
export interface PlanClashes {
  /** Nearer to each other than the campaign's time. */
  readonly near: readonly Clash<PlannedDate>[]
  /** Of two departments on one day. */
  readonly departments: readonly Clash<PlannedDate>[]
  /** More than the frequency cap allows, so that people would be left out. */
  readonly crowded: readonly Crowding<PlannedDate>[]
}

/** What each date comes too near to, by its key. */
export type Meetings = ReadonlyMap<string, readonly PlannedDate[]>

export function meetingsIn({ near, departments }: Pick<PlanClashes, 'near' | 'departments'>): Meetings {
  const pairs = [...near, ...departments].flatMap(({ earlier, later }) => [
    { one: earlier, other: later },
    { one: later, other: earlier },
  ])
  const meetings = Map.groupBy(pairs, ({ one }) => one.key)
  return new Map([...meetings].map(([key, met]) => [key, met.map(({ other }) => other)]))
}

/** An occurrence of this plan as it is compared with others. */
export function plannedDate(
  { campaign }: Pick<PlanRows, 'campaign'>,
  date: { activityId: string; ordinal: number; audienceId: string; wall: string; zone: string; instant: number },
): PlannedDate {
  const { activityId, ordinal, audienceId, wall, zone, instant } = date
  return {
    key: `${activityId}#${ordinal}`,
    activity: activityId,
    audience: `${campaign.id}/${audienceId}`,
    campaign: campaign.id,
    ...(campaign.department !== null && { department: campaign.department }),
    wall,
    zone,
    instant,
    day: wall.slice(0, 10),
  }
}

/**
 * Finds what of the dates given reaches the same people within the time that the campaign names (12 hours where it names
 * none), on one day from two departments, or more often than its cap: among each other, and with what other campaigns
 * send. Pairs of other campaigns alone are their own business.
 */
export async function clashesAmong(
  ctx: Pick<Ctx, 'db'>,
  plan: Pick<PlanRows, 'campaign' | 'audiences'>,
  dates: readonly PlannedDate[],
): Promise<PlanClashes> {
  if (dates.length === 0) return { near: [], departments: [], crowded: [] }
  const { campaign } = plan
  const { frequencyCap } = campaign
  const cap = frequencyCap ? { messages: frequencyCap.messages, perMs: parseDuration(frequencyCap.per) } : undefined
  const within = parseDuration(campaign.clashWithin ?? CLASH_WITHIN)
  const reach = Math.max(within, cap?.perMs ?? 0, DAY)
  const instants = dates.map(({ instant }) => instant)
  const around = { from: Math.min(...instants) - reach, until: Math.max(...instants) + reach }
  const others = await neighbours(ctx.db.rows, { campaignId: campaign.id, isExample: campaign.isExample, ...around })
  const items = [...dates, ...others.map(datedNeighbour)]
  const isOwn = ({ earlier, later }: Clash<PlannedDate>) => [earlier, later].some((one) => one.campaign === campaign.id)
  const possible = clashesOf(items, { hours: reach / HOUR, overlap: () => true, most: MOST })
  const pairs = [...possible.near, ...possible.departments].filter(isOwn)
  const overlap = await overlapping(ctx, audiencesOf(plan, others), pairs)
  const found = clashesOf(items, { hours: within / HOUR, cap, overlap, most: MOST })
  return {
    near: found.near.filter(isOwn),
    departments: found.departments.filter(isOwn),
    crowded: found.crowded.filter(({ audience }) => audience.startsWith(`${campaign.id}/`)),
  }
}

/** Which audiences share people, asked for those alone that come near each other. */
async function overlapping(
  ctx: Pick<Ctx, 'db'>,
  audiences: ReadonlyMap<string, AudienceOf>,
  pairs: readonly Clash<PlannedDate>[],
): Promise<(one: string, other: string) => boolean> {
  const shared = new Map<string, boolean>()
  for (const { earlier, later } of pairs) {
    const key = pairKey(earlier.audience, later.audience)
    if (earlier.audience === later.audience || shared.has(key)) continue
    shared.set(key, await sharePeople(ctx, audiences.get(earlier.audience)!, audiences.get(later.audience)!))
  }
  return (one, other) => shared.get(pairKey(one, other)) === true
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
}

function datedNeighbour(row: NeighbourRow): PlannedDate {
  const { campaignId: campaign, department, activityId: activity, ordinal, audienceId, instant, wall, zone } = row
  return {
    key: `${campaign}/${activity}#${ordinal}`,
    activity,
    audience: `${campaign}/${audienceId}`,
    campaign,
    ...(department !== null && { department }),
    wall,
    zone,
    instant,
    day: wall.slice(0, 10),
  }
}

function audiencesOf(
  { campaign, audiences }: Pick<PlanRows, 'campaign' | 'audiences'>,
  others: readonly NeighbourRow[],
): ReadonlyMap<string, AudienceOf> {
  const own = audiences.map(({ id, rule, list, received }): [string, AudienceOf] => [
    `${campaign.id}/${id}`,
    {
      ...(rule !== null && rule !== undefined && { rule }),
      ...(list !== null && { list }),
      ...(received && { received: { campaignId: campaign.id, ...received } }),
    },
  ])
  const theirs = others.map((row): [string, AudienceOf] => [`${row.campaignId}/${row.audienceId}`, audienceOfRow(row)])
  return new Map([...own, ...theirs])
}
