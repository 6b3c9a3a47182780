import {
  activitiesOf,
  type AudienceRow,
  audiencesOf,
  eventCounts,
  goalsOf,
  ledgerOf,
} from '../../db/queries/measure.ts'
import { reachingOccurrences } from '../../db/queries/reach.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { countAudience } from '../audience/index.ts'
import { addressing, type Countable, countedForGoal } from './counted-for-goal.ts'
import { type Figures, figuresOf, type People } from './figures.ts'
import { type GoalResult, goalResult } from './goal-result.ts'
import { requireCampaign } from './measured-campaign.ts'
import { reachAsker } from './reach-of.ts'

export interface ActivityFigures extends Figures {
  readonly id: string
  readonly audienceId: string
  readonly channel: string
}

export interface AudienceFigures {
  readonly id: string
  readonly title: string
  readonly population: AudienceRow['population']
  /** Contacts of the audience in Fanfare now. */
  readonly contacts: number
  /** Different people reached by activities that address this audience. */
  readonly reach: People
}

/** What was counted of a campaign at `countedAt` (milliseconds since 1970). */
interface CampaignMeasures {
  readonly campaignId: string
  readonly countedAt: number
  readonly total: Figures
  readonly activities: readonly ActivityFigures[]
  readonly audiences: readonly AudienceFigures[]
  readonly goals: readonly GoalResult[]
}

/**
 * Counts a campaign: its ledger, reach, visits and goals. What the built-in inbox caught is reach only in an example, whose
 * mail never goes elsewhere. For anyone with a role. Throws `NotFound`.
 */
export async function measureCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<CampaignMeasures> {
  requireRole(ctx.actor, ...ROLES)
  const { isExample } = await requireCampaign(ctx, campaignId)
  const { rows } = ctx.db
  const now = ctx.now.getTime()
  const events = await eventCounts(rows, campaignId, now)
  const counts: Counts = {
    campaignId,
    isExample,
    activities: await activitiesOf(rows, campaignId),
    occurrences: await reachingOccurrences(rows, campaignId),
    reachOf: reachAsker(ctx.db, isExample, now),
    eventsUntil: async (until) => (until < now ? eventCounts(rows, campaignId, until) : events),
  }
  const ledger = await ledgerOf(rows, campaignId)
  const activities: ActivityFigures[] = []
  for (const { id, audienceId, channel } of counts.activities) {
    const its = <T extends { activityId: string }>(all: readonly T[]) => all.filter((one) => one.activityId === id)
    const reach = await counts.reachOf(its(counts.occurrences), now)
    activities.push({ id, audienceId, channel, ...figuresOf(reach, its(ledger), its(events), isExample) })
  }
  const everybody = await counts.reachOf(counts.occurrences, now)
  const audiences = await audienceFigures(ctx, counts)
  return {
    campaignId,
    countedAt: now,
    total: figuresOf(everybody, ledger, events, isExample),
    activities,
    audiences,
    goals: await goalResults(ctx, counts, audiences),
  }
}

interface Counts extends Countable {
  readonly campaignId: string
}

async function audienceFigures(ctx: Ctx, counts: Counts): Promise<AudienceFigures[]> {
  const figures: AudienceFigures[] = []
  for (const { id, title, population, rule, list, received } of await audiencesOf(ctx.db.rows, counts.campaignId)) {
    const contacts = await countAudience(ctx, {
      rule: rule ?? undefined,
      ...(list !== null && { list }),
      ...(received && { received: { campaignId: counts.campaignId, ...received } }),
    })
    const { people } = await counts.reachOf(addressing(counts, id).occurrences, ctx.now.getTime())
    figures.push({ id, title, population, contacts, reach: people })
  }
  return figures
}

async function goalResults(ctx: Ctx, counts: Counts, audiences: readonly AudienceFigures[]): Promise<GoalResult[]> {
  const now = ctx.now.getTime()
  const results: GoalResult[] = []
  for (const goal of await goalsOf(ctx.db.rows, counts.campaignId)) {
    const audience = audiences.find(({ id }) => id === goal.audienceId)
    const counted = { ...(await countedForGoal(goal, counts, now)), contacts: audience?.contacts ?? 0 }
    results.push(goalResult(goal, audience, counted, now))
  }
  return results
}
