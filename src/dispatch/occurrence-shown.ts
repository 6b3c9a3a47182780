import type { Rows } from '../../db/index.ts'
import { type DueRow, occurrencesOfCampaign } from '../../db/queries/occurrences.ts'
import { activityForTest } from '../../db/queries/composition.ts'
import { NotFound } from '../errors.ts'

/**
 * One date of an activity: the one asked for by its ordinal, else the one that is or comes next, or its last. Throws
 * `NotFound` where there is no such activity, or no such date of it.
 */
export async function occurrenceShown(
  rows: Rows,
  campaignId: string,
  activityId: string,
  ordinal?: number,
): Promise<DueRow> {
  const all = await occurrencesOfCampaign(rows, campaignId, activityId)
  const row =
    ordinal === undefined
      ? (all.find(({ finishedAt }) => finishedAt === null) ?? all.at(-1))
      : all.find((one) => one.ordinal === ordinal)
  if (row !== undefined) return row
  if (all.length > 0) throw new NotFound(`the activity ${activityId} of ${campaignId} has no date ${ordinal}`)
  const known = await activityForTest(rows, campaignId, activityId)
  if (known?.messageId === null) {
    throw new NotFound(
      `${activityId} is put up by people (${known.channel}): nobody is written to, and it has no ledger`,
    )
  }
  throw new NotFound(
    known === undefined
      ? `there is no activity ${activityId} in ${campaignId}; plan show lists them`
      : `the activity ${activityId} of ${campaignId} has no date yet`,
  )
}
