import type { GoalRow, PlanRows } from '../../db/queries/plan.ts'
import type { CampaignPlan, PlannedGoal } from './campaign-plan.ts'

/** What a plan is made of in the database; of a whole campaign or of as much as is asked for. */
export type StoredPlan = Pick<
  PlanRows,
  'campaign' | 'anchors' | 'audiences' | 'channels' | 'messages' | 'variants' | 'goals' | 'activities'
>

/** A plan as the database has it, in the words of the product: the way back from `rowsOfPlan`. */
export function planOfRows(rows: StoredPlan): CampaignPlan {
  const { campaign } = rows
  const variants = Map.groupBy(rows.variants, ({ messageId }) => messageId)
  return {
    id: campaign.id,
    title: campaign.title,
    service: campaign.service,
    languages: campaign.languages,
    anchors: Object.fromEntries(rows.anchors.map(({ name, wall, zone }) => [name, { wall, zone }])),
    ...(campaign.quietHours && { quietHours: campaign.quietHours }),
    ...(campaign.budget && { budget: campaign.budget }),
    coreMessages: campaign.coreMessages,
    attributes: campaign.attributes,
    audiences: rows.audiences.map(({ id, title, population, rule, list }) => ({
      id,
      title,
      ...(population && { population }),
      ...(rule !== null && rule !== undefined && { rule }),
      ...(list !== null && { list }),
    })),
    goals: rows.goals.map(goalOf),
    channels: rows.channels.map(({ id, kind, rate }) => ({ id, kind, ...(rate !== null && { rate }) })),
    messages: rows.messages.map(({ id, channel, purpose, core }) => ({
      id,
      channel,
      purpose,
      core,
      variants: (variants.get(id) ?? []).map(({ language, subject, body }) => ({ language, subject, body })),
    })),
    activities: rows.activities.map(({ id, messageId, audienceId, when, late, owner }) => ({
      id,
      message: messageId,
      audience: audienceId,
      when,
      late,
      ...(owner !== null && { owner }),
    })),
  }
}

/**
 * The plan as it goes on: without the activities that have ended, which stay in the database because of what was sent.
 * Of a cancelled campaign nothing goes on, and everything is kept: it is what a new one is made from.
 */
export function planAhead(rows: StoredPlan): CampaignPlan {
  if (rows.campaign.cancelledAt !== null) return planOfRows(rows)
  return planOfRows({ ...rows, activities: rows.activities.filter(({ endedAt }) => endedAt === null) })
}

function goalOf({ id, level, metric, audienceId, baseline, target, by, measuredBy }: GoalRow): PlannedGoal {
  return { id, level, metric, audience: audienceId, baseline, target, by, measuredBy }
}
