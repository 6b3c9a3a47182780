import { closest } from 'fastest-levenshtein'
import {
  activitiesOf,
  type ActivityRow,
  type AudienceRow,
  audiencesOf,
  eventCounts,
  everyCampaignId,
  goalsOf,
  ledgerOf,
  peopleByActivity,
  peopleByAudience,
  peopleByCampaign,
} from '../../db/queries/measure.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { countAudience } from '../audience/index.ts'
import { NotFound } from '../errors.ts'
import { type Figures, figuresOf, type People, peopleFrom } from './figures.ts'
import { type GoalResult, goalResult } from './goal-result.ts'

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
export interface CampaignMeasures {
  readonly campaignId: string
  readonly countedAt: number
  readonly total: Figures
  readonly activities: readonly ActivityFigures[]
  readonly audiences: readonly AudienceFigures[]
  readonly goals: readonly GoalResult[]
}

/** Counts a campaign: its ledger, reach, visits and goals. For anyone with a role. Throws `NotFound`. */
export async function measureCampaign(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<CampaignMeasures> {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const now = ctx.now.getTime()
  await requireCampaign(ctx, campaignId)
  const activities = await activitiesOf(rows, campaignId)
  const ledger = await ledgerOf(rows, campaignId)
  const events = await eventCounts(rows, campaignId, now)
  const people = await peopleByActivity(rows, campaignId, now)
  const audiences = await audienceFigures(ctx, campaignId)
  return {
    campaignId,
    countedAt: now,
    total: figuresOf(await peopleByCampaign(rows, campaignId, now), ledger, events),
    activities: activities.map(({ id, audienceId, channel }) => {
      const its = <Row extends { activityId: string }>(all: readonly Row[]) =>
        all.filter((row) => row.activityId === id)
      const reached = people.find((row) => row.key === id)
      return { id, audienceId, channel, ...figuresOf(reached, its(ledger), its(events)) }
    }),
    audiences,
    goals: await goalResults(ctx, campaignId, activities, audiences),
  }
}

async function audienceFigures(ctx: Ctx, campaignId: string): Promise<AudienceFigures[]> {
  const people = await peopleByAudience(ctx.db.rows, campaignId, ctx.now.getTime())
  const figures: AudienceFigures[] = []
  for (const { id, title, population, rule, list } of await audiencesOf(ctx.db.rows, campaignId)) {
    const contacts = await countAudience(ctx, { rule: rule ?? undefined, ...(list === null ? {} : { list }) })
    figures.push({ id, title, population, contacts, reach: peopleFrom(people.find((row) => row.key === id)) })
  }
  return figures
}

async function goalResults(
  ctx: Ctx,
  campaignId: string,
  activities: readonly ActivityRow[],
  audiences: readonly AudienceFigures[],
): Promise<GoalResult[]> {
  const now = ctx.now.getTime()
  const goals = await goalsOf(ctx.db.rows, campaignId)
  const counts = new Map<number, Awaited<ReturnType<typeof countsUntil>>>()
  for (const until of new Set(goals.map((goal) => Math.min(now, goal.byInstant)))) {
    counts.set(until, await countsUntil(ctx, campaignId, until))
  }
  return goals.map((goal) => {
    const { people, visits } = counts.get(Math.min(now, goal.byInstant))!
    const audience = audiences.find(({ id }) => id === goal.audienceId)
    const addressing = new Set(activities.filter((one) => one.audienceId === goal.audienceId).map(({ id }) => id))
    const counted = {
      people: peopleFrom(people.find((row) => row.key === goal.audienceId)),
      visits: visits.reduce((sum, row) => sum + (addressing.has(row.activityId) ? row.events : 0), 0),
      contacts: audience?.contacts ?? 0,
    }
    return goalResult(goal, audience, counted, now)
  })
}

async function countsUntil(ctx: Ctx, campaignId: string, until: number) {
  const people = await peopleByAudience(ctx.db.rows, campaignId, until)
  const events = await eventCounts(ctx.db.rows, campaignId, until)
  return { people, visits: events.filter((row) => row.kind === 'visit' && row.automated === 0) }
}

async function requireCampaign(ctx: Ctx, campaignId: string): Promise<void> {
  const known = await everyCampaignId(ctx.db.rows)
  if (known.includes(campaignId)) return
  const hint = known.length > 0 ? `did you mean “${closest(campaignId, known)}”?` : 'apply a campaign file first.'
  throw new NotFound(`there is no campaign “${campaignId}”; ${hint}`)
}
