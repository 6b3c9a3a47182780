import { versionsOf } from '../../../db/queries/approvals.ts'
import { materialTitles } from '../../../db/queries/materials.ts'
import { subjectRows } from '../../../db/queries/plan-pages.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import type { CheckOverride } from '../campaign-plan.ts'
import { approved } from './approved.ts'
import { answeredChecks } from './check-finding.ts'
import { faultsOfMaterials } from './faults-of-material.ts'
import { attributesNeeded, faultsIn, inspectedVariants } from '../file/faults-of-message.ts'

/** What approving would do with an activity: approve it, leave it approved, or refuse it for a reason. */
export interface ApprovalOutlook {
  readonly activity: string
  /** Null: people put something up, and nobody is written to. */
  readonly audience: string | null
  /** Of its message, or the title of what is put up; in the first language of the campaign. */
  readonly subject: string
  readonly verdict: 'approved' | 'already' | 'refused'
  readonly reason: string | null
  /** Checks of its material that somebody answers for. */
  readonly answeredChecks: readonly CheckOverride[]
  /** The web addresses that its message leads to, in any language. */
  readonly links: readonly string[]
  /** Handed to `approve` as `seen`. */
  readonly contentHash: string
}

export interface ApprovalPreview {
  readonly campaign: { readonly id: string; readonly title: string }
  readonly activities: readonly ApprovalOutlook[]
}

/**
 * Says what approving a whole campaign would approve and what it would refuse, and does nothing. Ended activities are left
 * out. Role approver; throws what `approve` would throw.
 */
export async function approvalPreview(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<ApprovalPreview> {
  requireRole(ctx.actor, 'approver')
  const { rows } = ctx.db
  const plan = await storedPlan(rows, campaignId)
  const open = plan.activities.filter(({ endedAt }) => endedAt === null)
  const attributes = await attributesNeeded(rows, plan, open)
  const versions = Map.groupBy(await versionsOf(rows, campaignId), ({ activityId }) => activityId)
  const faultsOf = await faultsOfMaterials(rows, campaignId, open, ctx.now, 'is checked first')
  const [first] = plan.campaign.languages
  const subjects = new Map(
    (await subjectRows(rows, campaignId))
      .filter(({ language }) => language === first)
      .map(({ messageId, subject }) => [messageId, subject]),
  )
  const titles = new Map(
    (await materialTitles(rows, campaignId))
      .filter(({ language }) => language === first)
      .map(({ materialId, title }) => [materialId, title]),
  )
  const subjectOf = ({ messageId, materialId }: (typeof open)[number]) =>
    messageId === null ? titles.get(materialId ?? '') : subjects.get(messageId)
  const { id, title } = plan.campaign
  return {
    campaign: { id, title },
    activities: open.map((activity): ApprovalOutlook => {
      const variants = inspectedVariants(plan, activity, attributes)
      const faults = [...faultsIn(plan, activity, variants), ...faultsOf(activity)]
      const verdict = approved({ ...activity, versions: versions.get(activity.id) ?? [], faults }, ctx.actor, ctx.now)
      return {
        activity: activity.id,
        audience: plan.audiences.find((one) => one.id === activity.audienceId)?.title ?? activity.audienceId,
        subject: subjectOf(activity) ?? activity.id,
        verdict: verdict.kind,
        reason: verdict.kind === 'refused' ? verdict.reason : null,
        answeredChecks: answeredChecks(plan, activity.materialId),
        links: [...new Set(variants.flatMap(({ links }) => links))],
        contentHash: activity.contentHash,
      }
    }),
  }
}
