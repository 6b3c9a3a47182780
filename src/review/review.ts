import { datesOf, occurrencesOf, reviewedActivities, reviewedCampaign } from '../../db/queries/review.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { measureCampaign } from '../measure/index.ts'
import { formatInstant } from '../schedule/index.ts'
import { caveats } from './caveats.ts'
import { lessons } from './lessons.ts'
import { offlineDone } from './offline-done.ts'
import type { Review, ReviewedActivity, ReviewedGoal } from './review-shape.ts'

/**
 * The evaluation report of a campaign as it stands now: what was put in, put out, and came of it, against its goals.
 * For anyone with a role. Throws `NotFound`.
 */
export async function review(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<Review> {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const measures = await measureCampaign(ctx, { campaignId })
  const campaign = await reviewedCampaign(rows, campaignId)
  if (!campaign) throw new NotFound(`the campaign “${campaignId}” was removed meanwhile`)
  const dates = (await datesOf(rows, campaignId)).map((date) => ({ ...date, instant: formatInstant(date.instant) }))
  const details = await reviewedActivities(rows, campaignId)
  const occurrences = await occurrencesOf(rows, campaignId)
  const titles = new Map(measures.audiences.map(({ id, title }) => [id, title]))

  const activities = measures.activities.map((figures): ReviewedActivity => {
    const detail = details.findLast(({ id }) => id === figures.id)
    return {
      ...figures,
      audience: titles.get(figures.audienceId) ?? figures.audienceId,
      owner: detail?.owner ?? null,
      coreMessages: detail?.core ?? [],
      approvedBy: detail?.approver ?? null,
      occurrences: occurrences
        .filter((one) => one.activityId === figures.id)
        .map(({ wall, zone, instant, status, reason }) => ({
          wall,
          zone,
          instant: formatInstant(instant),
          status,
          reason,
        })),
    }
  })
  const goals = measures.goals.map((goal): ReviewedGoal => ({
    ...goal,
    deadline: formatInstant(goal.deadline),
    countedUntil: formatInstant(goal.countedUntil),
    countedAt: formatInstant(goal.countedAt),
  }))
  const at = (level: ReviewedGoal['level']) => goals.filter((goal) => goal.level === level)
  const { id, title, service, languages, isExample } = campaign
  return {
    campaign: { id, title, service, languages, isExample, state: stateOf(campaign) },
    launch: dates.find(({ name }) => name === 'launch') ?? null,
    writtenAt: formatInstant(measures.countedAt),
    caveats: caveats(isExample, measures.total),
    inputs: { budget: campaign.budget, dates, coreMessages: campaign.coreMessages, audiences: measures.audiences },
    outputs: { total: measures.total, activities, offline: offlineDone(details, occurrences), goals: at('output') },
    outtakes: { goals: at('outtake') },
    outcomes: { goals: at('outcome') },
    impact: { goals: at('impact') },
    learning: lessons(measures.total, activities, measures.audiences, goals),
  }
}

function stateOf(campaign: { pausedAt: number | null; cancelledAt: number | null }): Review['campaign']['state'] {
  if (campaign.cancelledAt !== null) return 'cancelled'
  return campaign.pausedAt !== null ? 'paused' : 'running'
}
