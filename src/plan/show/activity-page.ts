import { activityLines } from '../../../db/queries/plan-pages.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { NotFound } from '../../errors.ts'
import { formatInstant } from '../../schedule/index.ts'
import { activityOf, storedPlan } from '../stored/activity-of-plan.ts'
import { answeredChecks } from '../approval/check-finding.ts'
import { attributesNeeded, inspectedVariants } from '../file/faults-of-message.ts'
import { historyOf } from '../approval/approval-history.ts'
import { campaignFacts } from './campaign-page.ts'
import { activitiesWithDates } from './dated-lines.ts'
import { contentSentOn } from '../approval/what-was-sent.ts'

/** One activity with its content, its audience, its dates with counts, and its approval. */
export type ActivityPage = Awaited<ReturnType<typeof activityPage>>

/** Everything of one activity, for every role. Throws `NotFound`. */
export async function activityPage(ctx: Ctx, { campaignId, activityId }: { campaignId: string; activityId: string }) {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const plan = await storedPlan(rows, campaignId)
  const own = activityOf(plan, activityId)
  const { messageId, audienceId, materialId, exdate, rdate } = own
  const launch = plan.anchors.find(({ name }) => name === 'launch')!
  const lines = await activityLines(rows, campaignId, activityId)
  const [activity] = activitiesWithDates(lines, launch, ctx.now.getTime())
  if (activity === undefined) throw new NotFound(`the activity ${activityId} of ${campaignId} has no date yet`)
  const line = lines.find(({ ordinal }) => ordinal === activity.ordinal)!
  const message = plan.messages.find(({ id }) => id === messageId)
  const audience = plan.audiences.find(({ id }) => id === audienceId)
  const sent = await contentSentOn(rows, { campaignId, activityId }, lines)
  const { coreMessages } = plan.campaign
  const languages = sent?.languages ?? plan.campaign.languages
  const variants =
    sent?.variants.map(([language, subject, body]) => ({ language, subject, body })) ??
    plan.variants.filter((variant) => variant.messageId === messageId)
  const label = variants.find(({ language }) => language === languages[0])?.subject ?? activity.label
  const shown = messageId === null ? [] : variants.map((variant) => ({ messageId, ...variant }))
  const attributes = sent ? [] : await attributesNeeded(rows, plan, [own])
  return {
    ...activity,
    label,
    campaign: campaignFacts(plan.campaign),
    /** Dates (`YYYY-MM-DD`) or wall times that its rule loses and gains. */
    exceptions: { left: exdate ?? [], added: rdate ?? [] },
    /** The id of the material that the message leads to, or that people put up. */
    material: materialId,
    /** Checks of the material that somebody answers for, as the approver approves them. */
    answeredChecks: sent === undefined ? answeredChecks(plan, materialId) : (sent.material?.overrides ?? []),
    purpose: message?.purpose ?? 'public-task',
    core: coreMessages.filter(({ id }) => message?.core.includes(id)),
    /** It is over, and its texts are those that were sent; otherwise they are as the plan has them. */
    isAsSent: sent !== undefined,
    /** In the order of the campaign's languages. */
    variants: languages.flatMap((language) =>
      variants
        .filter((variant) => variant.language === language)
        .map((variant) => ({ language, subject: variant.subject, body: variant.body })),
    ),
    /** Languages of the campaign in which people get the first one instead. */
    missing: languages.filter((language) => !variants.some((variant) => variant.language === language)),
    /** What is known of each text: where it leads, what nobody has. */
    inspected: inspectedVariants({ ...plan, variants: shown }, { audienceId, messageId }, attributes),
    rule: audience?.rule ?? null,
    list: audience?.list ?? null,
    population: audience?.population ?? null,
    /** Not begun after this; absent: no limit. */
    latestAt: line.latestAt === null ? null : formatInstant(line.latestAt),
    finishedAt: line.finishedAt === null ? null : formatInstant(line.finishedAt),
    approvals: await historyOf(rows, plan, activityId),
  }
}
