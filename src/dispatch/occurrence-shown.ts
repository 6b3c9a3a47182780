import type { Rows } from '../../db/index.ts'
import { type DueRow, occurrencesOfCampaign } from '../../db/queries/occurrences.ts'
import { activityForTest } from '../../db/queries/composition.ts'
import { NotFound } from '../errors.ts'

/** The occurrence of an activity that is or comes next, or its last. Throws `NotFound` where there is no such activity, or none of its dates. */
export async function occurrenceShown(rows: Rows, campaignId: string, activityId: string): Promise<DueRow> {
  const all = await occurrencesOfCampaign(rows, campaignId, activityId)
  const row = all.find(({ finishedAt }) => finishedAt === null) ?? all.at(-1)
  if (row !== undefined) return row
  const known = await activityForTest(rows, campaignId, activityId)
  throw new NotFound(
    known === undefined
      ? `there is no activity ${activityId} in ${campaignId}; plan show lists them`
      : `the activity ${activityId} of ${campaignId} has no date yet`,
  )
}
