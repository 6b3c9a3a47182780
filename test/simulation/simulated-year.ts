import { sql } from 'drizzle-orm'
import { type Actor, addPerson, personActor } from '../../src/access/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { tick, type TickReport, type TurnLimits } from '../../src/dispatch/index.ts'
import { applyPlan } from '../../src/plan/index.ts'
import { nodePorts } from '../../src/platform/node-ports.ts'
import { temporaryDatabase } from '../../src/platform/rehearsal-copy.ts'
import { type Chance, simulatedChance } from '../../src/platform/simulated-chance.ts'
import { type SimulatedClock, simulatedClock } from '../../src/platform/simulated-clock.ts'
import type { Ports } from '../../src/ports.ts'
import { silentLog } from '../support/silent-log.ts'
import { CAMPAIGNS, drawCampaign, drawPeople, one, planOf, YEAR, YEAR_BEGINS } from './simulated-campaigns.ts'
import { WEATHERS, watchedProvider, type WatchedProvider } from './watched-provider.ts'
import { Broken, type WhatHolds, whatHolds } from './what-holds.ts'
import { type Acting, ctxOf, drawStep, type Step, STEPS } from './what-people-do.ts'

const PEOPLE = 40
const HOUR = 3_600_000
const SECRET = 'a secret of thirty-two characters and more'

/** How often people do something, on the average, and how often in the midst of a batch. */
const BETWEEN_STEPS = 48 * HOUR
const IN_A_BATCH = 0.05

/** How long a server is away, on the average: each try costs a turn. */
const AWAY = 3 * HOUR

/** How a year went. */
export interface SimulatedYear {
  readonly handedOver: number
  readonly accepted: number
  /** How often each thing was done, and under which weather batches went. */
  readonly steps: ReadonlyMap<string, number>
}

export interface YearOptions {
  /** Other things for people to do, or the same done otherwise. */
  readonly steps?: readonly Step[]
  /** Done once the world is there. */
  readonly before?: (acting: Acting) => Promise<void>
}

/**
 * A year of five campaigns on the real product with a clock and a provider that are not real: people do things at all times, the
 * provider has its moods, dispatchers sleep, work two at once and are killed. Throws what was promised and not held.
 */
export async function simulatedYear(seed: number, options: YearOptions = {}): Promise<SimulatedYear> {
  const copy = await temporaryDatabase()
  const { db } = copy
  try {
    const clock = simulatedClock(YEAR_BEGINS)
    const chance = simulatedChance(seed)
    const campaigns = Array.from({ length: CAMPAIGNS }, (_, index) => drawCampaign(chance, index + 1))
    const holds = whatHolds(db, clock, campaigns)
    const people = drawPeople(chance, PEOPLE)
    const staff = await addStaff({ db, clock })
    const acting: Acting = { db, clock, chance, secret: SECRET, campaigns, ...staff, people, done: holds.done }
    await importContacts(ctxOf(acting, staff.planner), [Buffer.from(people)] as never, { list: 'people' }, SECRET)
    for (const campaign of campaigns) {
      await applyPlan(ctxOf(acting, staff.planner), { plan: planOf(campaign) })
      for (const { id } of campaign.activities) holds.done.unapproved.set(`${campaign.id}/${id}`, YEAR_BEGINS - 1)
    }
    await options.before?.(acting)
    return await lived(acting, holds, options.steps ?? STEPS)
  } finally {
    copy.remove()
  }
}

async function lived(acting: Acting, holds: WhatHolds, kinds: readonly Step[]): Promise<SimulatedYear> {
  const { db, clock, chance } = acting
  const steps = new Map<string, number>()
  const take = async (step: Step) => {
    steps.set(step.name, (steps.get(step.name) ?? 0) + 1)
    const before = await auditEntries(db)
    const hasChanged = await step.act(acting)
    if (hasChanged && (await auditEntries(db)) <= before) throw new Broken(`${step.name}: is not in the audit log`)
  }
  let broken: unknown
  const provider = watchedProvider(
    { clock, chance, holds: rememberingWhatBroke(holds, (fault) => (broken ??= fault)) },
    () => (chance.next() < IN_A_BATCH ? take(drawStep(chance, kinds)) : Promise.resolve()),
  )
  const ports = portsOf(db, clock, provider)
  for (const end = YEAR_BEGINS + YEAR; clock.now().getTime() < end;) {
    await take(drawStep(chance, kinds))
    await take(drawStep(chance, kinds))
    const isAway = provider.weather.unreachable === 1
    if (isAway || chance.next() < 0.3) provider.weather = one(chance, WEATHERS)
    steps.set(provider.weather.name, (steps.get(provider.weather.name) ?? 0) + 1)
    const lasts = provider.weather.unreachable === 1 ? AWAY : BETWEEN_STEPS
    const until = clock.now().getTime() + chance.next() * 2 * lasts
    // Nobody dispatches for a while now and then.
    if (chance.next() < 0.15) clock.goTo(clock.now().getTime() + chance.next() * 12 * HOUR)
    await dispatchUntil(ports, clock, chance, until)
    if (broken !== undefined) throw broken
    await holds.atRest()
  }
  return { ...holds.seen, steps }
}

/** Fewer looks at a rate that holds things back than a process has: each costs a transaction, and no time passes by it. */
const limits: TurnLimits = { length: 20_000, lanes: 2, lanesWithRate: 3, longestSleep: 2_000 }

/** One dispatcher, or two at once, for as long as there is anything to do. */
async function dispatchUntil(ports: Ports, clock: SimulatedClock, chance: Chance, until: number): Promise<void> {
  while (clock.now().getTime() < until) {
    const dispatchers = chance.next() < 0.3 ? 2 : 1
    const turns = await Promise.all(Array.from({ length: dispatchers }, () => tick(ports, clock.now(), { limits })))
    clock.goTo(Math.min(until, nextMoment(turns.at(-1)!, clock.now().getTime())))
  }
}

/** What stopped on a fault is tried again soon, as the scheduler does. */
function nextMoment({ more, nextAt, slotAt, outcomeBy, failures }: TickReport, now: number): number {
  if (more || failures.length > 0) return now + 1_000
  const moments = [nextAt, slotAt, outcomeBy].filter((moment) => moment !== undefined)
  return Math.max(now + 1_000, Math.min(Infinity, ...moments))
}

/** A promise that is broken within a batch stops its activity; it must stop the year. */
function rememberingWhatBroke(holds: WhatHolds, remember: (fault: unknown) => void): WhatHolds {
  return {
    ...holds,
    async handedOver(mails) {
      await holds.handedOver(mails).catch((fault: unknown) => {
        remember(fault)
        throw fault
      })
    },
    accepted(mail) {
      try {
        holds.accepted(mail)
      } catch (fault) {
        remember(fault)
        throw fault
      }
    },
  }
}

function portsOf(db: Ports['db'], clock: SimulatedClock, { mailer }: WatchedProvider): Ports {
  const settings = {
    databaseUrl: '',
    databaseToken: undefined,
    baseUrl: 'https://fanfare.example',
    from: 'Service <service@example.gov>',
    secret: SECRET,
    smtp: undefined,
    port: 0,
  }
  return { ...nodePorts(settings, db, silentLog), clock, mail: { provider: mailer, inbox: mailer } }
}

async function auditEntries({ rows }: Acting['db']): Promise<number> {
  return (await rows.all<{ entries: number }>(sql`SELECT count(*) AS entries FROM audit_log`))[0]!.entries
}

async function addStaff(at: Pick<Acting, 'db' | 'clock'>): Promise<{ planner: Actor; approver: Actor }> {
  const setUp = ctxOf(at, { kind: 'command-line' })
  await addPerson(setUp, { email: 'plan@example.gov', roles: ['planner', 'operator', 'administrator'] })
  await addPerson(setUp, { email: 'approve@example.gov', roles: ['approver'] })
  return {
    planner: await personActor(at.db, 'plan@example.gov'),
    approver: await personActor(at.db, 'approve@example.gov'),
  }
}
