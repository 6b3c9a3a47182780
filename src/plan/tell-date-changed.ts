import { launchMoveRows } from '../../db/queries/launch-moves.ts'
import type { PlanRows } from '../../db/queries/plan.ts'
import type { Rows } from '../../db/index.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { countAudience } from '../audience/index.ts'
import { Conflict } from '../errors.ts'
import { printsLaunch } from '../render/index.ts'
import { instantOf, wallOf } from '../schedule/index.ts'
import { storedPlan } from './activity-of-plan.ts'
import type { CampaignPlan } from './campaign-plan.ts'
import { changeCampaign } from './change-campaign.ts'
import { dateChangedPhrases, ENGLISH_PHRASES } from './date-changed-phrases.ts'
import { hasBegun } from './dated-occurrence.ts'
import { planAhead, planOfRows } from './plan-of-rows.ts'

/** Who was told a date of the launch that does not hold any more. */
export interface ToldOldDate {
  readonly people: number
  /** Activities that said it to them. */
  readonly activities: readonly string[]
  /** The move that made it wrong. Milliseconds. */
  readonly movedAt: number
  /** The activity that tells exactly them the new date, where there is one. */
  readonly answeredBy: string | undefined
}

/** Counts who was told an old date before the launch was last moved; nothing where it never was, or nobody was told. Role planner. */
export async function toldOldDate(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<ToldOldDate | undefined> {
  requireRole(ctx.actor, 'planner')
  const stored = await storedPlan(ctx.db.rows, campaignId)
  const told = await tellersOf(ctx.db.rows, stored)
  if (told === undefined) return undefined
  const { activities, movedAt } = told
  const people = await countAudience(ctx, { received: { campaignId, activities, until: movedAt } })
  return people === 0 ? undefined : { people, activities, movedAt, answeredBy: answerTo(stored, told) }
}

/**
 * Plans an activity that tells exactly those people the new date: an audience of who was sent the old one, a message to
 * begin with in every language, and a date on the next day at 10:00. It waits for its approval as any other. Role planner.
 * Throws `Conflict` where nobody was told an old date, or an activity tells them already.
 */
export async function tellDateChanged(
  ctx: Ctx,
  { campaignId }: { campaignId: string },
): Promise<{ activity: string; message: string; changes: readonly string[] }> {
  requireRole(ctx.actor, 'planner')
  return ctx.db.write(async (tx) => {
    const rows = await storedPlan(tx, campaignId)
    const told = await tellersOf(tx, rows)
    if (told === undefined) throw new Conflict(`nobody was told an old date of the launch of ${campaignId}`)
    const answered = answerTo(rows, told)
    if (answered !== undefined) throw new Conflict(`activity ${answered} tells them the new date already`)
    const plan = planAhead(rows)
    const id = freeId(rows)
    const { changes } = await changeCampaign(tx, ctx, rows, withActivity(plan, id, told, ctx.now.getTime()), {
      action: 'activity.add',
      subject: `${campaignId}/${id}`,
    })
    return { activity: id, message: id, changes }
  })
}

type Tellers = Omit<ToldOldDate, 'people' | 'answeredBy'>

/** The activity to an audience of exactly those who were told before that move. */
function answerTo({ activities, audiences }: PlanRows, { movedAt }: Tellers): string | undefined {
  const told = new Set(audiences.filter(({ received }) => received?.until === movedAt).map(({ id }) => id))
  return activities.find(({ audienceId, endedAt }) => endedAt === null && told.has(audienceId))?.id
}

/** What had begun before the last move and said the date as it was then. */
async function tellersOf(rows: Rows, stored: PlanRows): Promise<Tellers | undefined> {
  const moves = await launchMoveRows(rows, stored.campaign.id)
  const last = moves.findLast(({ anchor, kind }) => anchor === 'launch' && kind === 'moved')
  if (last === undefined) return undefined
  const begun = new Set(stored.occurrences.filter(hasBegun).map(({ activityId }) => activityId))
  const { activities, messages } = planOfRows(stored)
  const walls = [last.fromWall, last.toWall ?? last.fromWall]
  const tellers = activities.filter(({ id, message }) => {
    const { variants = [] } = messages.find((one) => one.id === message) ?? {}
    return begun.has(id) && walls.some((wall) => printsLaunch(variants, wall))
  })
  return tellers.length === 0 ? undefined : { activities: tellers.map(({ id }) => id), movedAt: last.at }
}

function freeId({ activities, messages, audiences }: PlanRows): string {
  const taken = new Set([...activities, ...messages, ...audiences].map(({ id }) => id))
  const ids = ['date-changed', ...Array.from({ length: 99 }, (_, index) => `date-changed-${index + 2}`)]
  return ids.find((id) => !taken.has(id)) ?? `date-changed-${taken.size}`
}

function withActivity(plan: CampaignPlan, id: string, { activities, movedAt }: Tellers, now: number): CampaignPlan {
  const variants = plan.languages.flatMap((language, index) => {
    const phrases = dateChangedPhrases(language) ?? (index === 0 ? ENGLISH_PHRASES : undefined)
    return phrases === undefined ? [] : [{ language, ...phrases }]
  })
  const received = { activities, until: movedAt }
  const audience = { id, title: 'People who were told the old date', received }
  const message = { id, channel: 'email', purpose: 'public-task', core: [], variants } as const
  const activity = {
    id,
    message: id,
    audience: id,
    when: tomorrowAtTen(plan, now),
    clock: 'campaign',
    late: 'ask',
  } as const
  return {
    ...plan,
    audiences: [...plan.audiences, audience],
    messages: [...plan.messages, message],
    activities: [...plan.activities, activity],
  }
}

function tomorrowAtTen({ anchors }: CampaignPlan, now: number): string {
  const { zone } = anchors.launch!
  const tomorrow = wallOf(instantOf(wallOf(now, zone), 'UTC') + 86_400_000, 'UTC')
  return `${tomorrow.slice(0, 10)} 10:00`
}
