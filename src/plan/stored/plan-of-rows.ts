import type { ActivityRow, GoalRow, PlanRows } from '../../../db/queries/plan.ts'
import type { MaterialContentRow, MaterialRow } from '../../../db/queries/materials.ts'
import type { CampaignPlan, PlannedActivity, PlannedGoal, PlannedMaterial } from '../campaign-plan.ts'
import { anchorsOfRows } from './anchors-of-rows.ts'
import { activitiesNamed } from './named-activities.ts'

/** What a plan is made of in the database; of a whole campaign or of as much as is asked for. */
export type StoredPlan = Pick<
  PlanRows,
  | 'campaign'
  | 'anchors'
  | 'audiences'
  | 'channels'
  | 'messages'
  | 'variants'
  | 'materials'
  | 'materialContents'
  | 'goals'
  | 'activities'
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
    anchors: anchorsOfRows(rows.anchors),
    ...(campaign.quietHours && { quietHours: campaign.quietHours }),
    ...(campaign.department !== null && { department: campaign.department }),
    ...(campaign.calendar && { calendar: campaign.calendar }),
    ...(campaign.frequencyCap && { frequencyCap: campaign.frequencyCap }),
    ...(campaign.clashWithin !== null && { clashWithin: campaign.clashWithin }),
    ...(campaign.budget && { budget: campaign.budget }),
    coreMessages: campaign.coreMessages,
    attributes: campaign.attributes,
    ...(campaign.jargon && { jargon: campaign.jargon }),
    ...(campaign.allowedDomains && { allowedDomains: campaign.allowedDomains }),
    ...(campaign.helplines && { helplines: campaign.helplines }),
    audiences: rows.audiences.map(({ id, title, population, rule, list, received }) => ({
      id,
      title,
      ...(population && { population }),
      ...(rule !== null && rule !== undefined && { rule }),
      ...(list !== null && { list }),
      ...(received && { received }),
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
    materials: rows.materials.map((material) => materialOfRow(material, rows.materialContents)),
    activities: rows.activities.map(activityOfRow),
  }
}

/**
 * The plan as it goes on: without the activities that have ended, which stay in the database because of what was sent. One
 * that others hang on stays nameable, and its dates count as they were. Of a cancelled campaign nothing goes on, and
 * everything is kept: it is what a new one is made from.
 */
export function planAhead(rows: StoredPlan): CampaignPlan {
  const plan = planOfRows(rows)
  if (rows.campaign.cancelledAt !== null) return plan
  const open = new Set(rows.activities.filter(({ endedAt }) => endedAt === null).map(({ id }) => id))
  const named = activitiesNamed(plan, open)
  return { ...plan, activities: plan.activities.filter(({ id }) => open.has(id) || named.has(id)) }
}

function activityOfRow({
  id,
  messageId,
  audienceId,
  materialId,
  when,
  late,
  owner,
  ...schedule
}: ActivityRow): PlannedActivity {
  const { repeat, exdate, rdate, clock, notBeforeActivity, blackoutOverride } = schedule
  return {
    id,
    message: messageId,
    audience: audienceId,
    ...(materialId !== null && { material: materialId }),
    when,
    ...(repeat !== null && { repeat }),
    ...(exdate && { exdate }),
    ...(rdate && { rdate }),
    clock,
    ...(notBeforeActivity !== null && { notBeforeActivity }),
    ...(blackoutOverride && { blackoutOverride }),
    late,
    ...(owner !== null && { owner }),
  }
}

function materialOfRow(row: MaterialRow, contents: readonly MaterialContentRow[]): PlannedMaterial {
  const { id, kind, template, core, owner, nextReview, paper, accent, address, figures, pictures, overrides } = row
  const planned = {
    id,
    kind,
    template,
    core,
    owner,
    nextReview,
    ...(paper !== null && { paper }),
    ...(accent !== null && { accent }),
    ...(address !== null && { address }),
    figures,
    ...(pictures !== null && { pictures }),
    contents: contents
      .filter(({ materialId }) => materialId === id)
      .map(({ language, content }) => ({ language, content })),
    overrides,
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what was checked as a material is ever stored
  return planned as unknown as PlannedMaterial
}

function goalOf({ id, level, metric, audienceId, baseline, target, by, measuredBy }: GoalRow): PlannedGoal {
  return { id, level, metric, audience: audienceId, baseline, target, by, measuredBy }
}
