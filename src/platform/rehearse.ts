import type { Database } from '../../db/index.ts'
import { endlessRunningOut } from '../../db/queries/endless-rules.ts'
import { nextDueInstant } from '../../db/queries/occurrences.ts'
import {
  approveAll,
  mostRowsToCome,
  nextLatestStart,
  nextSlot,
  ratesOf,
  sentByOccurrence,
  stopRepeating,
} from '../../db/queries/rehearsal.ts'
import { campaignState, setActivityPaused } from '../../db/queries/steering.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { slotsOf, tick, type TickReport, type TurnLimits } from '../dispatch/index.ts'
import { Conflict, NotFound } from '../errors.ts'
import { campaignClashes } from '../plan/index.ts'
import type { Log, Ports } from '../ports.ts'
import { copyCampaign, temporaryDatabase } from './rehearsal-copy.ts'
import { type Rehearsal, rehearsalReport } from './rehearsal-report.ts'
import { simulatedChance } from './simulated-chance.ts'
import { type SimulatedClock, simulatedClock } from './simulated-clock.ts'
import { loadMeter } from './simulated-load.ts'
import { type SimulatedAnswers, simulatedProvider } from './simulated-provider.ts'

export type { RehearsedDate, Rehearsal } from './rehearsal-report.ts'
export type { GoalForecast } from './rehearsal-goals.ts'

export interface RehearseInput {
  readonly campaignId: string
  /** A whole number: the same one gives the same rehearsal. */
  readonly seed: number
  /** How the provider is supposed to answer; it takes everything where nothing is supposed. */
  readonly answers?: SimulatedAnswers
  /** Once aborted the rehearsal ends with `Conflict`, and nothing is left of it. */
  readonly stopping?: AbortSignal
}

/** What a rehearsal takes from where it runs; everything else is simulated. */
type RehearsalHost = Pick<Ports, 'templates' | 'assets' | 'pages' | 'fonts' | 'settings'>

/** What the simulated provider takes, which is about what a mail server nearby does. */
const MAILS_PER_SECOND = 1_000

/** How many mails one batch of the simulated provider holds: some seconds of its work. */
const BATCH = 20_000

/** Into so many portions at most a rate cuts what is to come; the load is counted as if each went evenly. */
const PORTIONS = 400

/** The longest and the shortest portion of a rate. Milliseconds. */
const LONGEST_PORTION = 20_000
const SHORTEST_PORTION = 50

/** The longest turn; a shorter one ends where the next occurrence begins. Milliseconds. */
const LONGEST_TURN = 15 * 60_000

/** So many turns in which nothing moves, neither the clock nor a row, are a fault in the product. */
const MOST_IDLE_TURNS = 100

/**
 * Runs what is left of a campaign through the real tick, on a copy in the temporary folder, with a clock and a provider that
 * are not real; sends nothing and changes nothing. What is not approved yet goes as if it were, what is paused or cancelled
 * stays so. Any role; nothing to audit. Throws `NotFound`, and `Conflict` for a cancelled campaign or when it was stopped.
 */
export async function rehearse(ctx: Ctx, host: RehearsalHost, input: RehearseInput): Promise<Rehearsal> {
  requireRole(ctx.actor, ...ROLES)
  const { campaignId, stopping } = input
  const campaign = await campaignState(ctx.db.rows, campaignId)
  if (!campaign) throw new NotFound(`there is no campaign ${campaignId}; plan show lists what there is`)
  if (campaign.cancelledAt !== null) {
    throw new Conflict(`the campaign ${campaignId} was cancelled, so nothing of it would go out; apply a new one`)
  }
  const copy = await temporaryDatabase()
  try {
    await copyCampaign(ctx.db, copy.db, { campaignId, now: beginning(ctx), stopping })
    const clashes = (await campaignClashes(ctx, { campaignId })).map(({ sentence }) => sentence)
    return { ...(await rehearseCopy(ctx, host, copy.db, input)), clashes }
  } catch (error) {
    if (stopping?.aborted !== true) throw error
    throw new Conflict('the rehearsal was stopped; nothing was sent or changed, and its copy is removed')
  } finally {
    copy.remove()
  }
}

async function rehearseCopy(
  ctx: Ctx,
  host: RehearsalHost,
  db: Database,
  { campaignId, seed, answers = { refused: 0, refusedForNow: 0 }, stopping }: RehearseInput,
): Promise<Omit<Rehearsal, 'clashes'>> {
  const sentBefore = await sentByOccurrence(db.rows, campaignId)
  const withoutEnd = (await endlessRunningOut(db.rows, Number.MAX_SAFE_INTEGER)).map(({ activityId }) => activityId)
  await db.write((tx) => stopRepeating(tx, campaignId, withoutEnd))
  const notApproved = await db.write((tx) => approveAll(tx, campaignId))
  const clock = simulatedClock(beginning(ctx))
  const load = loadMeter()
  const [channel] = await ratesOf(db.rows, campaignId)
  const rate = channel?.rate ?? null
  const provider = simulatedProvider({
    clock,
    chance: simulatedChance(seed),
    load,
    answers,
    perSecond: MAILS_PER_SECOND,
    batchSize: BATCH,
    spreadOver: (mails) => slotsOf(rate, mails).pauseFor(mails),
  })
  const ports: Ports = { ...host, db, clock, mail: { provider, inbox: provider }, log: SILENT }
  const failures = await runToTheEnd(ports, clock, await portionOf(db, rate), stopping)
  const supposed = { ...answers, mailsPerSecond: MAILS_PER_SECOND, rate }
  const atItsEnd = { ...ctx, db, now: clock.now() }
  return rehearsalReport(atItsEnd, { campaignId, seed, sentBefore, supposed, withoutEnd, notApproved, failures, load })
}

/** Takes turn after turn, and goes to the next moment at which there is something to do. Answers what stopped on a fault. */
async function runToTheEnd(
  ports: Ports,
  clock: SimulatedClock,
  portion: number,
  stopping: AbortSignal | undefined,
): Promise<TickReport['failures']> {
  const faults: TickReport['failures'][number][] = []
  for (let idle = 0; ;) {
    const now = clock.now().getTime()
    const turn = await tick(ports, clock.now(), { stopping, limits: await limitsAt(ports.db, now, portion) })
    stopping?.throwIfAborted()
    // What stops on a fault is tried again and again by the scheduler; here it is set aside and told.
    for (const fault of turn.failures) {
      faults.push(fault)
      await ports.db.write((tx) => setActivityPaused(tx, fault.campaign, fault.activity, now))
    }
    const after = clock.now().getTime()
    const hasMoved = after > now || turn.handedOff + turn.skipped + turn.failures.length > 0
    const next = turn.more && hasMoved ? after : await nextMoment(ports.db, turn, after)
    if (next === undefined && !turn.more) return faults
    if (next !== undefined) clock.goTo(next)
    idle = hasMoved || next !== undefined ? 0 : idle + 1
    if (idle > MOST_IDLE_TURNS) throw new Error('the rehearsal came to a standstill')
  }
}

async function nextMoment({ rows }: Database, turn: TickReport, now: number): Promise<number | undefined> {
  const { nextAt, slotAt, outcomeBy, more } = turn
  const latest = await nextLatestStart(rows, now)
  // Those two are the last moments at which something may still be, so the next one counts.
  const over = [outcomeBy, latest].map((moment) => moment && moment + 1)
  const slot = more ? await nextSlot(rows, now) : slotAt
  const known = [nextAt, slot, ...over].filter((moment) => moment !== undefined)
  return known.length === 0 ? undefined : Math.max(now + 1, Math.ceil(Math.min(...known)))
}

/** One occurrence at a time may have a whole turn to itself, until the next is due. */
async function limitsAt({ rows }: Database, now: number, portion: number): Promise<TurnLimits> {
  const nextDue = (await nextDueInstant(rows, now)) ?? Infinity
  const length = Math.min(LONGEST_TURN, nextDue - now)
  return { length, lanes: 1, lanesWithRate: 1, portion, longestSleep: length }
}

/** Small portions where there is little to send, so that its moments are exact, and larger ones where there is much. */
async function portionOf({ rows }: Database, rate: string | null): Promise<number> {
  const perMail = slotsOf(rate, 1).pauseFor(1)
  const portion = ((await mostRowsToCome(rows)) * perMail) / PORTIONS
  return Math.min(LONGEST_PORTION, Math.max(SHORTEST_PORTION, portion))
}

/** The minute that it is, so that twice the same rehearsal is the same. Milliseconds. */
function beginning({ now }: Ctx): number {
  return Math.floor(now.getTime() / 60_000) * 60_000
}

const SILENT: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
