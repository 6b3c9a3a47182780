import { neighbours, type NeighbourRow } from '../../db/queries/clashes.ts'
import type { PlanRows } from '../../db/queries/plan.ts'
import type { Ctx } from '../access/index.ts'
import { type AudienceOf, audienceOfRow, sharedPeople } from '../audience/index.ts'
import { parseDuration } from '../schedule/index.ts'

/** Where a campaign names no time of its own. */
const CLASH_WITHIN = '12h'

/** An occurrence of the plan on a date. Milliseconds. */
export interface PlannedDate {
  /** `activity#ordinal`. */
  readonly key: string
  readonly activity: string
  readonly audience: string
  readonly instant: number
}

/** Two occurrences that reach the same people too soon after each other. */
export interface Clash {
  readonly one: PlannedDate
  /** Of this campaign, or of another, which is then named. */
  readonly other: PlannedDate & { readonly campaign?: string; readonly department?: string | null }
  /** People in both audiences now. */
  readonly people: number
}

/**
 * Finds what reaches the same people within the time that the campaign names (12 hours where it names none): among the
 * dates given, and between them and what other campaigns send. People are counted as they are now.
 */
export async function clashesAmong(
  ctx: Pick<Ctx, 'db'>,
  plan: Pick<PlanRows, 'campaign' | 'audiences'>,
  dates: readonly PlannedDate[],
): Promise<Clash[]> {
  const { campaign } = plan
  const within = parseDuration(campaign.clashWithin ?? CLASH_WITHIN)
  const own = dates.toSorted((a, b) => a.instant - b.instant)
  if (own.length === 0) return []
  const around = { from: own[0]!.instant - within, until: own.at(-1)!.instant + within }
  const others = await neighbours(ctx.db.rows, { campaignId: campaign.id, isExample: campaign.isExample, ...around })
  const audiences = audiencesOf(plan, others)
  const clashes: Clash[] = []
  const all = [...own, ...others.map(datedNeighbour)].toSorted((a, b) => a.instant - b.instant)
  for (const [index, first] of all.entries()) {
    for (const second of following(all, index, within)) {
      if ('campaign' in first && 'campaign' in second) continue
      const [one, other] = 'campaign' in first ? [second, first] : [first, second]
      const people = await sharedPeople(ctx, audiences.get(audienceKey(one))!, audiences.get(audienceKey(other))!)
      if (people > 0) clashes.push({ one, other, people })
    }
  }
  return clashes
}

function* following<T extends { instant: number }>(sorted: readonly T[], index: number, within: number): Generator<T> {
  const from = sorted[index]!.instant
  for (let next = index + 1; next < sorted.length && sorted[next]!.instant - from < within; next++) yield sorted[next]!
}

type Neighbour = Clash['other'] & { readonly campaign: string }

function datedNeighbour(row: NeighbourRow): Neighbour {
  const { campaignId: campaign, department, activityId: activity, ordinal, audienceId: audience, instant } = row
  return { key: `${campaign}/${activity}#${ordinal}`, activity, audience, instant, campaign, department }
}

function audienceKey({ audience, campaign = '' }: { audience: string; campaign?: string }): string {
  return `${campaign}/${audience}`
}

function audiencesOf(
  { campaign, audiences }: Pick<PlanRows, 'campaign' | 'audiences'>,
  others: readonly NeighbourRow[],
): ReadonlyMap<string, AudienceOf> {
  const own = audiences.map(({ id, rule, list, received }): [string, AudienceOf] => [
    audienceKey({ audience: id }),
    {
      ...(rule !== null && rule !== undefined && { rule }),
      ...(list !== null && { list }),
      ...(received && { received: { campaignId: campaign.id, ...received } }),
    },
  ])
  const theirs = others.map((row): [string, AudienceOf] => [
    audienceKey({ audience: row.audienceId, campaign: row.campaignId }),
    audienceOfRow(row),
  ])
  return new Map([...own, ...theirs])
}
