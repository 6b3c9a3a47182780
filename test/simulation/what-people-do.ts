import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type Actor, type Ctx } from '../../src/access/index.ts'
import { eraseContact, importContacts, unsubscribe, unsubscribeToken } from '../../src/audience/index.ts'
import { cancel, pause, resume, type Steered, type SteerInput } from '../../src/dispatch/index.ts'
import { Conflict, NotFound } from '../../src/errors.ts'
import { applyPlan, approve, moveLaunch, postponeLaunch, reinstateLaunch } from '../../src/plan/index.ts'
import type { Chance } from '../../src/platform/simulated-chance.ts'
import type { SimulatedClock } from '../../src/platform/simulated-clock.ts'
import { one, planOf, type SimulatedCampaign } from './simulated-campaigns.ts'
import type { Done } from './what-holds.ts'

/** The world that people act in. */
export interface Acting {
  readonly db: Database
  readonly clock: SimulatedClock
  readonly chance: Chance
  readonly secret: string
  readonly campaigns: readonly SimulatedCampaign[]
  readonly planner: Actor
  readonly approver: Actor
  /** The contacts file that everybody came in by. */
  readonly people: string
  readonly done: Done
}

/** One thing that people do, at any moment, also while a batch is on its way. */
export interface Step {
  readonly name: string
  /** How often it happens beside the others. */
  readonly weight: number
  /** Answers whether anything was changed by it. */
  readonly act: (acting: Acting) => Promise<boolean>
}

/** Everything that people do in a simulated year. Another kind of thing is another line here. */
export const STEPS: readonly Step[] = [
  { name: 'unsubscribe', weight: 4, act: somebodyUnsubscribes },
  { name: 'pause', weight: 2, act: (acting) => steered(acting, pause, paused) },
  { name: 'resume', weight: 5, act: (acting) => steered(acting, resume, resumed) },
  { name: 'cancel', weight: 0.2, act: (acting) => steered(acting, cancel, ended) },
  { name: 'move the launch', weight: 2, act: theLaunchMoves },
  { name: 'postpone', weight: 0.5, act: theLaunchIsPostponed },
  { name: 'reinstate', weight: 1.5, act: theLaunchIsReinstated },
  { name: 'edit', weight: 3, act: somebodyEdits },
  { name: 'approve', weight: 6, act: somebodyApproves },
  { name: 'import again', weight: 0.5, act: somebodyImports },
  { name: 'erase', weight: 0.7, act: somebodyIsErased },
]

export function drawStep(chance: Chance, steps: readonly Step[]): Step {
  let drawn = chance.next() * steps.reduce((sum, { weight }) => sum + weight, 0)
  return steps.find(({ weight }) => (drawn -= weight) < 0) ?? steps[0]!
}

export function ctxOf({ db, clock }: Pick<Acting, 'db' | 'clock'>, actor: Actor): Ctx {
  return { db, actor, now: clock.now() }
}

async function somebodyUnsubscribes(acting: Acting): Promise<boolean> {
  const { db, chance, clock, done } = acting
  const sent = await db.rows.all<{
    id: number
    contactId: number
    campaign: string
  }>(sql`SELECT d.id, d.contact_id AS contactId,
      o.campaign_id AS campaign FROM deliveries d JOIN occurrences o ON o.id = d.occurrence_id
    WHERE d.handed_off_at IS NOT NULL ORDER BY d.id`)
  if (sent.length === 0) return false
  const { id, contactId, campaign } = one(chance, sent)
  const scope = chance.next() < 0.7 ? 'campaign' : 'all'
  const ctx = ctxOf(acting, { kind: 'recipient' })
  await unsubscribe(ctx, { token: unsubscribeToken(acting.secret, id), scope }, acting.secret)
  if (done.erased.has(contactId)) return false
  const everywhere = String(contactId)
  const key = scope === 'all' ? everywhere : `${contactId}/${campaign}`
  const isNew = !done.unsubscribed.has(key) && !done.unsubscribed.has(everywhere)
  note(done.unsubscribed, key, clock)
  return isNew
}

/** Steers a campaign or one of its activities. */
async function steered(
  acting: Acting,
  act: (ctx: Ctx, input: SteerInput) => Promise<Steered>,
  afterwards: (acting: Acting, input: SteerInput, changed: readonly string[]) => void,
): Promise<boolean> {
  const campaign = one(acting.chance, acting.campaigns)
  const activityId = acting.chance.next() < 0.4 ? undefined : one(acting.chance, campaign.activities).id
  const input = { campaignId: campaign.id, activityId }
  return unlessOver(async () => {
    const { changed } = await act(ctxOf(acting, acting.planner), input)
    afterwards(acting, input, changed)
    return changed.length > 0
  })
}

function paused({ done, clock }: Acting, input: SteerInput, changed: readonly string[]): void {
  if (changed.length > 0) note(done.paused, keyOf(input), clock)
}

function resumed({ done }: Acting, { campaignId, activityId }: SteerInput, changed: readonly string[]): void {
  if (activityId === undefined) done.paused.delete(campaignId)
  for (const activity of changed) {
    done.paused.delete(`${campaignId}/${activity}`)
    // Named by a person, it goes also when it is over its time.
    if (activityId !== undefined) done.sentLate.add(`${campaignId}/${activity}`)
  }
}

function ended({ done, clock }: Acting, input: SteerInput): void {
  note(done.ended, keyOf(input), clock)
}

async function theLaunchMoves(acting: Acting): Promise<boolean> {
  const { chance, clock, done } = acting
  const campaign = one(chance, acting.campaigns)
  const { wall } = campaign.launches.at(-1)!
  const days = one(chance, [-10, -3, -1, 1, 2, 7, 21])
  const to = new Date(Date.parse(`${wall}Z`) + days * 86_400_000).toISOString().slice(0, 16)
  return unlessOver(async () => {
    await moveLaunch(ctxOf(acting, acting.planner), { campaignId: campaign.id, to })
    campaign.launches.push({ wall: to, since: clock.now().getTime() })
    done.postponed.delete(campaign.id)
    for (const activity of campaign.activities) {
      const key = `${campaign.id}/${activity.id}`
      // What comes back to the very launch it was approved with is what was approved.
      if (done.approvedAs.get(key) === contentIn(campaign, activity)) done.unapproved.delete(key)
      else if (!done.unapproved.has(key)) note(done.unapproved, key, clock)
    }
    return true
  })
}

async function theLaunchIsPostponed(acting: Acting): Promise<boolean> {
  const { id: campaignId } = one(acting.chance, acting.campaigns)
  return unlessOver(async () => {
    await postponeLaunch(ctxOf(acting, acting.planner), { campaignId, reason: 'not ready' })
    note(acting.done.postponed, campaignId, acting.clock)
    return true
  })
}

async function theLaunchIsReinstated(acting: Acting): Promise<boolean> {
  const { id: campaignId } = one(acting.chance, acting.campaigns)
  return unlessOver(async () => {
    await reinstateLaunch(ctxOf(acting, acting.planner), { campaignId })
    acting.done.postponed.delete(campaignId)
    return true
  })
}

/** That something is over by now, or not there yet, is no fault; nothing is changed then. */
async function unlessOver(act: () => Promise<boolean>): Promise<boolean> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Conflict || error instanceof NotFound) return false
    throw error
  }
}

async function somebodyEdits(acting: Acting): Promise<boolean> {
  const { chance, clock, done } = acting
  const campaign = one(chance, acting.campaigns)
  if (done.ended.has(campaign.id)) return false
  const { id } = one(chance, campaign.activities)
  campaign.edits.set(id, (campaign.edits.get(id) ?? 0) + 1)
  const { changes } = await applyPlan(ctxOf(acting, acting.planner), { plan: planOf(campaign) })
  note(done.unapproved, `${campaign.id}/${id}`, clock)
  return changes.length > 0
}

async function somebodyApproves(acting: Acting): Promise<boolean> {
  const campaign = one(acting.chance, acting.campaigns)
  const { id: campaignId } = campaign
  const { approved } = await approve(ctxOf(acting, acting.approver), { campaignId })
  for (const activity of campaign.activities) {
    if (approved.includes(activity.id))
      acting.done.approvedAs.set(`${campaignId}/${activity.id}`, contentIn(campaign, activity))
  }
  // Those that were approved already are told as well.
  return approved.filter((activity) => acting.done.unapproved.delete(`${campaignId}/${activity}`)).length > 0
}

async function somebodyImports(acting: Acting): Promise<boolean> {
  const bytes = Buffer.from(acting.people)
  const { created, updated } = await importContacts(
    ctxOf(acting, acting.planner),
    [bytes] as never,
    { list: 'people' },
    acting.secret,
  )
  return created + updated > 0
}

async function somebodyIsErased(acting: Acting): Promise<boolean> {
  const { db, chance, clock, done } = acting
  const people = await db.rows.all<{ id: number }>(sql`SELECT id FROM contacts WHERE erased_at IS NULL ORDER BY id`)
  if (people.length === 0) return false
  const { id } = one(chance, people)
  return unlessOver(async () => {
    // Refused while a message to them is on its way.
    await eraseContact(ctxOf(acting, { kind: 'command-line' }), { id })
    note(done.erased, id, clock)
    return true
  })
}

function keyOf({ campaignId, activityId }: SteerInput): string {
  return activityId === undefined ? campaignId : `${campaignId}/${activityId}`
}

/** Since when something holds; what holds already has held for longer. */
function note<Key>(since: Map<Key, number>, key: Key, clock: SimulatedClock): void {
  if (!since.has(key)) since.set(key, clock.now().getTime())
}

/** What an approver approves of an activity, as far as it changes in such a year. */
function contentIn(
  { edits, launches }: SimulatedCampaign,
  { id, saysLaunch }: SimulatedCampaign['activities'][number],
): string {
  return `${edits.get(id) ?? 0} ${saysLaunch ? launches.at(-1)!.wall : ''}`
}
