import { versionsOf } from '../../../db/queries/approvals.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { activityOf, refuseUnseen, storedPlan } from '../stored/activity-of-plan.ts'
import { approved } from './approved.ts'
import { faultsOfMaterials } from './faults-of-material.ts'
import { attributesNeeded, faultsOfMessage } from '../file/faults-of-message.ts'
import { keepApprovals, type KeptApproval } from './keep-approvals.ts'

export interface ApproveInput {
  readonly campaignId: string
  /** Absent: every activity that has not ended. */
  readonly activityId?: string
  /** The hash of the content that the approver saw, with an activity; or the hashes by activity, which alone are approved. */
  readonly seen?: string | Readonly<Record<string, string>>
}

export interface Approvals {
  /** Activities that are approved now as they are, those that were before among them. */
  readonly approved: readonly string[]
  readonly refused: readonly { readonly activity: string; readonly reason: string }[]
}

/**
 * Approves activities exactly as they are now: content in all languages, audience, channel, date and late policy. Any
 * later change voids it. Each is checked once more; who made a change since the last approval is refused, and so is an
 * activity whose material failed a check that nobody answers for, or was not checked as it is now.
 *
 * Throws `NotAllowed` for anybody but a person with the role approver, `NotFound` for a campaign or activity not there,
 * `Conflict` for an activity that is not what was seen. Of several seen, those that are another by now are refused one by one.
 */
export async function approve(ctx: Ctx, { campaignId, activityId, seen }: ApproveInput): Promise<Approvals> {
  requireRole(ctx.actor, 'approver')
  const chosenOf = (plan: Awaited<ReturnType<typeof storedPlan>>) =>
    activityId === undefined
      ? plan.activities.filter(
          ({ id, endedAt }) => endedAt === null && (typeof seen !== 'object' || Object.hasOwn(seen, id)),
        )
      : [activityOf(plan, activityId)]
  const before = await storedPlan(ctx.db.rows, campaignId)
  const attributes = await attributesNeeded(ctx.db.rows, before, chosenOf(before))
  return ctx.db.write(async (tx) => {
    const rows = await storedPlan(tx, campaignId)
    const versions = Map.groupBy(await versionsOf(tx, campaignId), (version) => version.activityId)
    const faultsOf = await faultsOfMaterials(tx, campaignId, chosenOf(rows), ctx.now, 'is a fault')
    const kept: KeptApproval[] = []
    const result = { approved: [] as string[], refused: [] as { activity: string; reason: string }[] }
    for (const activity of chosenOf(rows)) {
      if (activityId !== undefined && typeof seen === 'string') refuseUnseen(activity, seen)
      if (typeof seen === 'object' && seen[activity.id] !== activity.contentHash) {
        result.refused.push({
          activity: activity.id,
          reason: 'it was changed since you opened the page; look at it again',
        })
        continue
      }
      const faults = [...faultsOfMessage(rows, activity, attributes), ...faultsOf(activity)]
      const verdict = approved({ ...activity, versions: versions.get(activity.id) ?? [], faults }, ctx.actor, ctx.now)
      if (verdict.kind === 'refused') {
        result.refused.push({ activity: activity.id, reason: verdict.reason })
        continue
      }
      result.approved.push(activity.id)
      if (verdict.kind === 'already') continue
      kept.push({ activity, approval: verdict.approval })
    }
    await keepApprovals(tx, ctx, rows, kept)
    return result
  })
}
