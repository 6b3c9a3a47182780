import { attributeNames, saveApproval, versionsOf } from '../../db/queries/approvals.ts'
import { type PlanRows, planRows } from '../../db/queries/plan.ts'
import { audit, type Ctx, requireRole } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { inspectMessage } from '../render/index.ts'
import { approved } from './approved.ts'
import { messageNames } from './message-names.ts'
import { nearestOr } from './shape-problems.ts'
import { noCampaign } from './show-plan.ts'

export interface ApproveInput {
  readonly campaignId: string
  /** Absent: every activity that has not ended. */
  readonly activityId?: string
}

export interface Approvals {
  /** Activities that are approved now as they are, those that were before among them. */
  readonly approved: readonly string[]
  readonly refused: readonly { readonly activity: string; readonly reason: string }[]
}

/**
 * Approves activities exactly as they are now: content in all languages, audience, channel, date and late policy. Any
 * later change voids it. Each is checked once more; who made a change since the last approval is refused.
 *
 * Throws `NotAllowed` for anybody but a person with the role approver, `NotFound` for a campaign or activity not there.
 */
export async function approve(ctx: Ctx, { campaignId, activityId }: ApproveInput): Promise<Approvals> {
  requireRole(ctx.actor, 'approver')
  const attributes = await attributeNames(ctx.db.rows)
  return ctx.db.write(async (tx) => {
    const plan = await planRows(tx, campaignId)
    if (plan === undefined) throw await noCampaign(tx, campaignId)
    const versions = Map.groupBy(await versionsOf(tx, campaignId), (version) => version.activityId)
    const result = { approved: [] as string[], refused: [] as { activity: string; reason: string }[] }
    for (const activity of chosen(plan, activityId)) {
      const faults = faultsOf(plan, activity, attributes)
      const verdict = approved({ ...activity, versions: versions.get(activity.id) ?? [], faults }, ctx.actor, ctx.now)
      if (verdict.kind === 'refused') {
        result.refused.push({ activity: activity.id, reason: verdict.reason })
        continue
      }
      result.approved.push(activity.id)
      if (verdict.kind === 'already') continue
      await saveApproval(tx, campaignId, verdict.approval)
      const { approvedHash: before } = activity
      const after = { approved: verdict.approval.contentHash }
      await audit(tx, ctx, 'approve', `${campaignId}/${activity.id}`, { approved: before }, after)
    }
    return result
  })
}

function chosen({ campaign, activities }: PlanRows, activityId: string | undefined): PlanRows['activities'] {
  if (activityId === undefined) return activities.filter(({ endedAt }) => endedAt === null)
  const activity = activities.find(({ id }) => id === activityId)
  if (activity !== undefined) return [activity]
  const known = activities.map(({ id }) => id)
  throw new NotFound(
    `${campaign.id} has no activity ${activityId}; ${nearestOr(activityId, known, `it has ${known.join(', ')}`)}`,
  )
}

/** What is wrong with the message of an activity, as it would go out now. */
function faultsOf(plan: PlanRows, activity: PlanRows['activities'][number], attributes: readonly string[]): string[] {
  if (plan.campaign.cancelledAt !== null) return ['the campaign was cancelled']
  const audience = plan.audiences.find(({ id }) => id === activity.audienceId)
  const variants = plan.variants.filter(({ messageId }) => messageId === activity.messageId)
  const [first] = plan.campaign.languages
  const names = messageNames([audience?.rule], [...plan.campaign.attributes, ...attributes])
  return [
    ...(variants.some(({ language }) => language === first)
      ? []
      : [`message ${activity.messageId} has no ${first}, the language that all others fall back to`]),
    ...variants.flatMap((variant) =>
      inspectMessage(variant, names)
        .filter(({ severity }) => severity === 'error')
        .map(({ path, message }) => `${path} (${variant.language}): ${message}`),
    ),
  ]
}
