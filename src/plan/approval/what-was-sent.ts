import { type DecisionRow, decisionsOn } from '../../../db/queries/approvals.ts'
import type { Rows } from '../../../db/index.ts'
import { activityLines, type LineRow } from '../../../db/queries/plan-pages.ts'
import type { ApprovedContent } from './content-of-activity.ts'
import { hasBegun, hasGoneOut } from '../dates/dated-occurrence.ts'

/** What of a date of an activity says whether it is over. */
export type DateOver = Parameters<typeof hasGoneOut>[0] & Pick<LineRow, 'endedAt' | 'cancelledAt'>

/** Nothing more of an activity goes out, and something did: no later change of it reaches anybody. Takes all its dates. */
export function wasSent(dates: readonly DateOver[]): boolean {
  const isOver = ({ finishedAt, endedAt, cancelledAt }: DateOver) => (finishedAt ?? endedAt ?? cancelledAt) !== null
  return dates.some(hasBegun) && dates.every(isOver)
}

/** The approval under which the last of it went out; a later one was of something that nobody was sent. */
export function approvalSentUnder(
  dates: readonly DateOver[],
  decisions: readonly DecisionRow[],
): DecisionRow | undefined {
  const ends = dates.filter(hasBegun).map(({ finishedAt }) => finishedAt ?? Infinity)
  return decisions.findLast(({ decision, at }) => decision === 'approved' && at <= Math.max(...ends))
}

/** What was decided on; undefined for decisions that are older than kept contents. */
export function contentDecidedOn({ content }: Pick<DecisionRow, 'content'>): ApprovedContent | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only contentOf is ever written there
  return (content as ApprovedContent | null) ?? undefined
}

/**
 * What people were sent by an activity that is over, as it was approved: texts, facts printed with them and the date of the
 * launch. Undefined while it is what the plan says: something may still go out, nothing did, or nobody kept it.
 */
export async function contentSent(
  rows: Rows,
  { campaignId, activityId }: { campaignId: string; activityId: string },
): Promise<ApprovedContent | undefined> {
  return contentSentOn(rows, { campaignId, activityId }, await activityLines(rows, campaignId, activityId))
}

/** The same, of an activity whose dates were read already. */
export async function contentSentOn(
  rows: Rows,
  { campaignId, activityId }: { campaignId: string; activityId: string },
  dates: readonly DateOver[],
): Promise<ApprovedContent | undefined> {
  if (!wasSent(dates)) return undefined
  const approval = approvalSentUnder(dates, await decisionsOn(rows, campaignId, activityId))
  return approval && contentDecidedOn(approval)
}
