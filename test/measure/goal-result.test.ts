import { describe, expect, it } from 'vitest'
import type { GoalRow } from '../../db/queries/measure.ts'
import { goalResult } from '../../src/measure/goal-result.ts'

const DEADLINE = Date.UTC(2027, 2, 31)
const BEFORE = DEADLINE - 1
const AFTER = DEADLINE + 1

const goal = (change: Partial<GoalRow> = {}): GoalRow => ({
  id: 'know',
  level: 'outtake',
  metric: 'reach',
  audienceId: 'due',
  baseline: { value: 0, date: '2026-11-01', source: 'No earlier campaign' },
  target: { share: 0.6 },
  by: '2027-03-30',
  byInstant: DEADLINE,
  measuredBy: 'the yearly survey',
  ...change,
})
const population = { size: 1000, source: 'Driver records', date: '2026-10-31' }
const due = { title: 'Licence due', population }
const reached = (low: number, high = low) => ({
  people: { low, high },
  visits: 0,
  contacts: 700,
  caught: { messages: 0, onlyPeople: 0, count: false },
})

describe('a goal is', () => {
  it.each([
    ['met on the last person', reached(600), AFTER, 'met'],
    ['met before its time', reached(800), BEFORE, 'met'],
    ['not met by one person', reached(599), AFTER, 'not-met'],
    ['open until its deadline', reached(599), BEFORE, 'too-early'],
    ['still open at its deadline', reached(0), DEADLINE, 'too-early'],
    ['not clear while it hangs on unknown outcomes', reached(590, 610), AFTER, 'unclear'],
    ['not met even if every unknown arrived', reached(500, 599), AFTER, 'not-met'],
    ['met whatever the unknown are', reached(600, 700), AFTER, 'met'],
  ])('%s', (_, counted, now, verdict) => expect(goalResult(goal(), due, counted, now).verdict).toBe(verdict))

  it('never a share of the contacts', () => {
    const result = goalResult(goal(), due, { ...reached(70), contacts: 100 }, AFTER)
    expect(result).toMatchObject({ share: { low: 0.07, high: 0.07 }, contacts: 100, verdict: 'not-met' })
  })

  it('not judged as a share without a sourced population', () => {
    const result = goalResult(goal(), { title: 'Licence due', population: null }, reached(70), AFTER)
    expect(result).toMatchObject({ figure: { low: 70 }, share: null, targetCount: null, verdict: 'not-judged' })
  })

  it('not judged where a share of people is asked of visits', () => {
    const result = goalResult(goal({ metric: 'visits' }), due, { ...reached(0), visits: 900 }, AFTER)
    expect(result).toMatchObject({ figure: { low: 900, high: 900 }, share: null, verdict: 'not-judged' })
    expect(result.how).toMatch(/share of people/)
  })

  it.each(['online_share', 'constructor', 'awareness'])('without data when it asks for “%s”', (metric) => {
    const result = goalResult(goal({ metric }), due, reached(600), AFTER)
    expect(result).toMatchObject({ figure: null, share: null, unit: null, verdict: 'not-judged' })
    expect(result.noData).toContain(`No data: Fanfare has received no figures for “${metric}”`)
    expect(result.noData).toContain('the yearly survey')
  })
})

it.each([
  [{ share: 0.07 }, 100, 7],
  [{ share: 0.29 }, 100, 29],
  [{ share: 0.6 }, 2_400_000, 1_440_000],
  [{ share: 0.5 }, 3, 2],
  [{ count: 250 }, 1000, 250],
])('a target of %j of %i is %i', (target, size, wanted) => {
  const audience = { title: 'Licence due', population: { ...population, size } }
  expect(goalResult(goal({ target }), audience, reached(0), BEFORE).targetCount).toBe(wanted)
})

it('says how it was counted, and between which bounds', () => {
  expect(goalResult(goal(), due, reached(5), BEFORE).how).toMatch(/^Different people .* accepted/)
  expect(goalResult(goal(), due, reached(5), BEFORE).how).not.toMatch(/unknown/)
  expect(goalResult(goal(), due, reached(5, 9), BEFORE).how).toMatch(/For 4 more people/)
})

it('counts until the earlier of now and the deadline', () => {
  expect(goalResult(goal(), due, reached(5), BEFORE).countedUntil).toBe(BEFORE)
  expect(goalResult(goal(), due, reached(5), AFTER).countedUntil).toBe(DEADLINE)
})
