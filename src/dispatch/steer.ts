import type { Rows } from '../../db/index.ts'
import { campaignState, type OpenRow, openOccurrences } from '../../db/queries/steering.ts'
import { Conflict, NotFound } from '../errors.ts'

/** A campaign, or one activity of it, that a person wants to stop or go on with. */
export interface SteerInput {
  readonly campaignId: string
  readonly activityId?: string | undefined
}

export interface Steered {
  /** The activities that are in another state now. */
  readonly changed: string[]
}

/** An activity that is not finished, with its open occurrences in the order of their dates. */
export interface SteeredActivity {
  readonly id: string
  readonly isOffline: boolean
  readonly pausedAt: number | null
  readonly open: readonly (OpenRow & { occurrenceId: number })[]
}

/** What pause, resume and cancel act on. Throws `NotFound`, and `Conflict` for what is over already. */
export async function steerable(
  tx: Rows,
  { campaignId, activityId }: SteerInput,
  now: number,
): Promise<{ paused: boolean; activities: SteeredActivity[] }> {
  const campaign = await campaignState(tx, campaignId)
  if (!campaign) throw new NotFound(`there is no campaign ${campaignId}; plan show lists what there is`)
  if (campaign.cancelledAt !== null) throw new Conflict(`the campaign ${campaignId} was cancelled; apply a new one`)
  const open = byActivity(await openOccurrences(tx, campaignId, now))
  const activities = activityId === undefined ? open : open.filter((activity) => activity.id === activityId)
  if (activityId !== undefined && activities.length === 0) {
    const left = open.map((activity) => activity.id).join(', ') || 'none'
    throw new NotFound(`${campaignId} has no unfinished activity ${activityId}; unfinished are: ${left}`)
  }
  return { paused: campaign.pausedAt !== null, activities }
}

function byActivity(rows: readonly OpenRow[]): SteeredActivity[] {
  const isOccurrence = (row: OpenRow): row is SteeredActivity['open'][number] => row.occurrenceId !== null
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => ({
    id,
    isOffline: own[0]!.isOffline === 1,
    pausedAt: own[0]!.pausedAt,
    open: own.filter(isOccurrence),
  }))
}
