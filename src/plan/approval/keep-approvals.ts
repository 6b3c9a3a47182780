import { saveDecision } from '../../../db/queries/approvals.ts'
import type { ActivityRow, PlanRows } from '../../../db/queries/plan.ts'
import type { Rows } from '../../../db/index.ts'
import { audit, type Ctx } from '../../access/index.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'
import type { Approval } from './approved.ts'
import { contentOf } from './content-of-activity.ts'

/** An approval of an activity as it stands now. */
export interface KeptApproval {
  readonly activity: ActivityRow
  readonly approval: Approval
}

/** Writes approvals of activities down, each with the content that it covers as the plan stands in `rows`, and into the audit log. */
export async function keepApprovals(
  tx: Rows,
  ctx: Ctx,
  rows: PlanRows,
  approvals: readonly KeptApproval[],
): Promise<void> {
  const plan = planOfRows(rows)
  for (const { activity, approval } of approvals) {
    const planned = plan.activities.find(({ id }) => id === activity.id)!
    const content = contentOf(plan, planned, rows.launchesHad)
    await saveDecision(tx, plan.id, { ...approval, decision: 'approved', reason: null, content })
    const [was, is] = [{ approved: activity.approvedHash }, { approved: approval.contentHash }]
    await audit(tx, ctx, 'approve', `${plan.id}/${activity.id}`, was, is)
  }
}
