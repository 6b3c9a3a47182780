import { launchMoveRows } from '../../../db/queries/launch-moves.ts'
import type { PlanRows } from '../../../db/queries/plan.ts'
import type { Rows } from '../../../db/index.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { countAudience } from '../../audience/index.ts'
import { Conflict } from '../../errors.ts'
import { printsLaunch } from '../../render/index.ts'
import { storedPlan } from '../stored/activity-of-plan.ts'
import type { CampaignPlan, ReceivedBetween } from '../campaign-plan.ts'
import { changeCampaign } from '../apply/change-campaign.ts'
import { dateChangedPhrases, ENGLISH_PHRASES } from './date-changed-phrases.ts'
import { launchOf } from '../dates/plan-anchors.ts'
import { tomorrowAtTen } from '../dates/tomorrow-at-ten.ts'
import { freeId } from '../free-id.ts'
import { hasBegun } from '../dates/dated-occurrence.ts'
import { planAhead, planOfRows } from '../stored/plan-of-rows.ts'

/**
 * Who was told a date of the launch that does not hold any more, by which activities and when; `except`: the periods between
 * in which it had the date that holds.
 */
export interface ToldOldDate extends ReceivedBetween {
  readonly people: number
  /** The activity that tells exactly them the new date, where there is one. */
  readonly answeredBy: string | undefined
}

/**
 * Counts who was told a date of the launch that does not hold any more; nothing where nobody was, where the date that was
 * told holds again, and while the launch has none. Role planner.
 */
export async function toldOldDate(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<ToldOldDate | undefined> {
  requireRole(ctx.actor, 'planner')
  const stored = await storedPlan(ctx.db.rows, campaignId)
  const told = await tellersOf(ctx.db.rows, stored)
  if (told === undefined) return undefined
  const people = await countAudience(ctx, { received: { campaignId, ...told } })
  return people === 0 ? undefined : { people, ...told, answeredBy: answerTo(stored, told) }
}

/**
 * Plans an activity that tells exactly those people the new date: an audience of who was sent the old one, a message to
 * begin with in every language, and a date on the next day at 10:00. It waits for its approval as any other; one that was
 * planned after an earlier move and has not begun gets those people, and there is no second. Role planner.
 * Throws `Conflict` where nobody was told an old date, or an activity tells them already.
 */
export async function tellDateChanged(
  ctx: Ctx,
  { campaignId }: { campaignId: string },
): Promise<{ activity: string; message: string; changes: readonly string[] }> {
  const nobody = () => new Conflict(`nobody was told an old date of the launch of ${campaignId}`)
  if ((await toldOldDate(ctx, { campaignId })) === undefined) throw nobody()
  return ctx.db.write(async (tx) => {
    const rows = await storedPlan(tx, campaignId)
    const told = await tellersOf(tx, rows)
    if (told === undefined) throw nobody()
    const answered = answerTo(rows, told)
    if (answered !== undefined) throw new Conflict(`activity ${answered} tells them the new date already`)
    const plan = planAhead(rows)
    const waiting = notBegunAnswer(rows)
    const taken = new Set([...rows.activities, ...rows.messages, ...rows.audiences].map((one) => one.id))
    const id = waiting?.id ?? freeId('date-changed', (wanted) => taken.has(wanted))
    const renewed =
      waiting === undefined
        ? withActivity(plan, id, told, ctx.now.getTime())
        : withAudience(plan, waiting.audienceId ?? '', told)
    const action = waiting === undefined ? 'activity.add' : 'audience.change'
    const { changes } = await changeCampaign(tx, ctx, rows, renewed, { action, subject: `${campaignId}/${id}` })
    return { activity: id, message: waiting?.messageId ?? id, changes }
  })
}

/**
 * The activity to an audience of exactly those who were told until then. The end is enough to know them by: every move away
 * from a date that was told is a later one, and nothing that was told before it changes.
 */
function answerTo({ activities, audiences }: PlanRows, { until }: ReceivedBetween): string | undefined {
  const told = new Set(audiences.filter(({ received }) => received?.until === until).map(({ id }) => id))
  return activities.find(({ audienceId, endedAt }) => endedAt === null && told.has(audienceId ?? ''))?.id
}

/** An activity that was planned for those who were told an earlier date, and is yet to begin: it will say the one that holds then. */
function notBegunAnswer({ activities, audiences, occurrences }: PlanRows): PlanRows['activities'][number] | undefined {
  const told = new Set(audiences.filter(({ received }) => received !== null).map(({ id }) => id))
  const begun = new Set(
    occurrences.filter((one) => hasBegun(one) || one.finishedAt !== null).map((one) => one.activityId),
  )
  return activities.find(
    ({ id, audienceId, endedAt }) => endedAt === null && told.has(audienceId ?? '') && !begun.has(id),
  )
}

function withAudience(plan: CampaignPlan, id: string, received: ReceivedBetween): CampaignPlan {
  return { ...plan, audiences: plan.audiences.map((one) => (one.id === id ? { ...one, received } : one)) }
}

/** What said a date of the launch in the time in which it was one that does not hold any more. */
async function tellersOf(rows: Rows, stored: PlanRows): Promise<ReceivedBetween | undefined> {
  const wrong = wrongDates(await launchMoveRows(rows, stored.campaign.id), stored)
  if (wrong === undefined || stored.campaign.postponedAt !== null) return undefined
  const begun = new Set(stored.occurrences.filter(hasBegun).map(({ activityId }) => activityId))
  const { activities, messages } = planOfRows(stored)
  const tellers = activities.filter((activity) => {
    if (activity.kind === 'offline') return false
    const { variants = [] } = messages.find(({ id }) => id === activity.message) ?? {}
    return begun.has(activity.id) && wrong.walls.some((wall) => printsLaunch(variants, wall))
  })
  if (tellers.length === 0) return undefined
  return { activities: tellers.map(({ id }) => id), ...wrong.told }
}

/** The dates that the launch had and has no more, and when it had one of them. */
function wrongDates(
  history: Awaited<ReturnType<typeof launchMoveRows>>,
  { anchors }: PlanRows,
): { walls: string[]; told: Omit<ReceivedBetween, 'activities'> } | undefined {
  const holds = anchors.find(({ name }) => name === 'launch')!.wall
  const moves = history.filter(({ anchor, kind }) => anchor === 'launch' && kind === 'moved')
  const had = moves.map(({ fromWall: wall, at: until }, index) => ({ wall, from: moves[index - 1]?.at, until }))
  const wrong = had.filter(({ wall, from = 0, until }) => wall !== holds && from < until)
  const [first, last] = [wrong[0], wrong.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const between = wrong.slice(1).map(({ from }, index) => ({ from: wrong[index]!.until, until: from! }))
  const except = between.filter(({ from, until }) => from < until)
  const begin = first.from === undefined ? {} : { from: first.from }
  const told = { ...begin, until: last.until, ...(except.length > 0 && { except }) }
  return { walls: wrong.map(({ wall }) => wall), told }
}

function withActivity(plan: CampaignPlan, id: string, received: ReceivedBetween, now: number): CampaignPlan {
  const variants = plan.languages.flatMap((language, index) => {
    const phrases = dateChangedPhrases(language) ?? (index === 0 ? ENGLISH_PHRASES : undefined)
    return phrases === undefined ? [] : [{ language, ...phrases }]
  })
  const audience = { id, title: 'People who were told the old date', received }
  const message = { id, channel: 'email', purpose: 'public-task', core: [], variants } as const
  const activity = {
    kind: 'digital',
    id,
    message: id,
    audience: id,
    when: tomorrowAtTen(launchOf(plan.anchors).zone, now),
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
