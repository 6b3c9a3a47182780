import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { isAtNight } from '../support/at-night.ts'
import { one } from './simulated-campaigns.ts'
import { simulatedYear } from './simulated-year.ts'
import { type Step, STEPS } from './what-people-do.ts'

/** `FANFARE_SIMULATION_SEEDS=1..200` lives through as many years; `17` through that one again. */
function seeds(): number[] {
  const [, first, last] = /^(\d+)(?:\.\.(\d+))?$/.exec(process.env['FANFARE_SIMULATION_SEEDS'] ?? '1') ?? []
  if (first === undefined) throw new Error('FANFARE_SIMULATION_SEEDS: expected a seed, or two such as 1..200')
  return Array.from({ length: Number(last ?? first) - Number(first) + 1 }, (_, index) => Number(first) + index)
}

describe('a simulated year of five campaigns', () => {
  it.each(seeds())('holds every promise, whatever happens: seed %i', { timeout: 120_000 }, async (seed) => {
    const { handedOver, accepted, steps } = await simulatedYear(seed)
    console.log(`seed ${seed}: ${handedOver} handed over, ${accepted} accepted`, Object.fromEntries(steps))
    expect(accepted).toBeGreaterThan(50)
    expect(handedOver).toBeGreaterThanOrEqual(accepted)
    expect(steps.get('unsubscribe')).toBeGreaterThan(10)
  })
})

/** Faults put into the product, or words of people that never reach it, and what the promises make of them. */
const FAULTS: [what: string, instead: string, act: Step['act'], broken: RegExp][] = [
  [
    'a pause that does not reach the dispatchers',
    'pause',
    async ({ chance, campaigns, done, clock }) => {
      for (const { id } of campaigns) if (chance.next() < 0.3) done.paused.set(id, clock.now().getTime())
      return false
    },
    /is paused/,
  ],
  [
    'a cancellation that is forgotten',
    'cancel',
    async ({ chance, campaigns, done, clock }) => {
      done.ended.set(one(chance, campaigns).id, clock.now().getTime())
      return false
    },
    /was cancelled/,
  ],
  [
    'an unsubscribe that is lost',
    'unsubscribe',
    async ({ chance, done, clock }) => {
      done.unsubscribed.set(String(1 + Math.floor(chance.next() * 40)), clock.now().getTime())
      return false
    },
    /unsubscribed from everything/,
  ],
  [
    'an approval that outlives a change',
    'edit',
    async (acting) => {
      await STEPS.find(({ name }) => name === 'edit')!.act(acting)
      await acting.db.rows.run(sql`UPDATE activities SET approved_hash = content_hash`)
      return false
    },
    /is not approved as it is|approve: is not in the audit log/,
  ],
  [
    'quiet hours that are not kept',
    'edit',
    async ({ db }) => {
      await db.rows.run(sql`UPDATE campaigns SET quiet_hours = NULL`)
      return false
    },
    /is in quiet hours where they are/,
  ],
  [
    'a launch that slips without the plan',
    'move the launch',
    async ({ campaigns, clock }) => {
      for (const { launches } of campaigns) launches.push({ wall: '2027-12-30T09:00', since: clock.now().getTime() })
      return false
    },
    /is before its time/,
  ],
  [
    'a message that says the old date',
    'move the launch',
    async ({ campaigns, clock }) => {
      for (const { launches } of campaigns) {
        const { wall } = launches.at(-1)!
        launches.push({ wall: `${wall.slice(0, 10)}T00:00`, since: clock.now().getTime() })
        launches.push({ wall: `2026${wall.slice(4)}`, since: clock.now().getTime() })
      }
      return false
    },
    /says another launch than/,
  ],
  [
    'a postponement that is not seen',
    'postpone',
    async ({ campaigns, done, clock }) => {
      for (const { id } of campaigns) done.postponed.set(id, clock.now().getTime())
      return false
    },
    /has a launch without a date/,
  ],
  [
    'a cap that is not kept',
    'edit',
    async ({ db }) => {
      await db.rows.run(sql`UPDATE campaigns SET frequency_cap = NULL`)
      return false
    },
    /is over the cap/,
  ],
  [
    'a blackout that is not kept',
    'edit',
    async ({ db }) => {
      await db.rows.run(sql`UPDATE campaigns SET calendar = NULL`)
      return false
    },
    /is in a blackout/,
  ],
  [
    'people who are written to once more',
    'edit',
    async ({ db }) => {
      await db.rows.run(sql`UPDATE deliveries SET status = 'queued', not_before = 0 WHERE status = 'sent'`)
      await db.rows
        .run(sql`UPDATE occurrences SET queued = queued + sent, sent = 0, finished_at = NULL, status = 'sending',
        latest_at = NULL WHERE sent > 0`)
      return false
    },
    /accepted twice/,
  ],
  [
    'a counter that is wrong',
    'edit',
    async ({ db }) => {
      await db.rows.run(sql`UPDATE occurrences SET sent = sent + 1 WHERE id = (SELECT min(id) FROM occurrences)`)
      return false
    },
    /to match object/,
  ],
  [
    'a change that is not written down',
    'pause',
    async (acting) => {
      const hasChanged = await STEPS.find(({ name }) => name === 'pause')!.act(acting)
      await acting.db.rows.run(sql`DELETE FROM audit_log`)
      return hasChanged
    },
    /is not in the audit log/,
  ],
]

describe('the promises are held against what happens', () => {
  it.each(FAULTS.filter((_, index) => isAtNight || index % 4 === 0))(
    '%s is found',
    { timeout: 120_000 },
    async (_, instead, act, broken) => {
      const steps = STEPS.map((step) => (step.name === instead ? { ...step, weight: 3, act } : step))
      await expect(simulatedYear(1, { steps })).rejects.toThrow(broken)
    },
  )
})
