import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clashesOf, type DatedItem } from '../../src/schedule/index.ts'

const HOUR = 3_600_000
const NOON = Date.UTC(2027, 2, 1, 12)

/** `a at 3 to due of press`: an item three hours after noon. */
function item(text: string): DatedItem {
  const [, key = '', hours, audience = '', department] = /^(\w+) at (-?[\d.]+) to (\w+)(?: of (\w+))?$/.exec(text) ?? []
  const instant = NOON + Number(hours) * HOUR
  const day = new Date(instant).toISOString().slice(0, 10)
  return { key, instant, audience, campaign: 'renew', day, ...(department && { department }) }
}

const items = (...texts: string[]) => texts.map(item)
/** `drivers` and `due` share people. */
const overlap = (one: string, other: string) => [one, other].toSorted().join() === 'drivers,due'
const rules = { overlap, most: 100 }

describe('too near', () => {
  const near = (given: readonly DatedItem[], hours: number) =>
    clashesOf(given, { ...rules, hours }).near.map(({ earlier, later }) => `${earlier.key}${later.key}`)

  it.each([
    ['nearer than so many hours', items('a at 0 to due', 'b at 23.9 to due'), ['ab']],
    ['just so many hours: no clash', items('a at 0 to due', 'b at 24 to due'), []],
    ['at one moment', items('a at 0 to due', 'b at 0 to due'), ['ab']],
    ['in any order', items('b at 3 to due', 'a at 1 to due'), ['ab']],
    ['of audiences that share people', items('a at 0 to due', 'b at 1 to drivers'), ['ab']],
    ['of others: no clash', items('a at 0 to due', 'b at 1 to press'), []],
    ['three of them', items('a at 0 to due', 'b at 20 to due', 'c at 23 to due'), ['ab', 'ac', 'bc']],
    ['past others between them', items('a at 0 to due', 'b at 1 to press', 'c at 2 to due'), ['ac']],
    ['none at all', [], []],
  ])('%s', (_, given, pairs) => expect(near(given, 24)).toEqual(pairs))

  it('no pairs where no hours are set', () => expect(near(items('a at 0 to due', 'b at 0 to due'), 0)).toEqual([]))

  it('no more pairs than wanted, and that there are more', () => {
    const given = items('a at 0 to due', 'b at 1 to due', 'c at 2 to due')
    const found = clashesOf(given, { overlap, most: 2, hours: 24 })
    expect({ pairs: found.near.length, more: found.more }).toEqual({ pairs: 2, more: true })
    expect(clashesOf(given, { overlap, most: 3, hours: 24 }).more).toBe(false)
  })

  it('as comparing every pair finds them', () => {
    const some = fc.array(
      fc
        .tuple(fc.nat(200), fc.constantFrom('due', 'drivers', 'press'))
        .map(([at, audience]) => [at, audience] as const),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 60 }), (places, hours) => {
        const given = places.map(([at, audience], i) => item(`x${i} at ${at} to ${audience}`))
        const meet = (one: DatedItem, other: DatedItem) =>
          one.audience === other.audience || overlap(one.audience, other.audience)
        const pairs = given.flatMap((one, i) =>
          given
            .slice(i + 1)
            .filter((other) => meet(one, other) && Math.abs(one.instant - other.instant) < hours * HOUR),
        )
        expect(clashesOf(given, { overlap, most: 10_000, hours }).near).toHaveLength(pairs.length)
      }),
    )
  })
})

describe('departments on one day', () => {
  it.each([
    ['two', items('a at 0 to due of tax', 'b at 5 to due of health'), ['ab']],
    ['one twice', items('a at 0 to due of tax', 'b at 5 to due of tax'), []],
    ['none named', items('a at 0 to due', 'b at 5 to due of tax'), []],
    ['to others', items('a at 0 to press of tax', 'b at 5 to due of health'), []],
    ['on the next day, hours apart', items('a at 11 to due of tax', 'b at 13 to due of health'), []],
  ])('%s', (_, given, pairs) => {
    const { departments } = clashesOf(given, rules)
    expect(departments.map(({ earlier, later }) => `${earlier.key}${later.key}`)).toEqual(pairs)
  })
})

describe('more than a cap', () => {
  const crowded = (given: readonly DatedItem[], messages: number) =>
    clashesOf(given, { ...rules, cap: { messages, perMs: 168 * HOUR } }).crowded.map(
      ({ audience, items: some, messages: most }) => `${audience} ${some.map(({ key }) => key).join('')} ${most}`,
    )

  it.each([
    ['as many as allowed', items('a at 0 to due', 'b at 1 to due'), []],
    ['one more', items('a at 0 to due', 'b at 1 to due', 'c at 100 to due'), ['due abc 3']],
    ['one more a week later', items('a at 0 to due', 'b at 1 to due', 'c at 168 to due'), []],
    [
      'a long stretch, and the most of any week in it',
      items('a at 0 to due', 'b at 80 to due', 'c at 160 to due', 'd at 167 to due', 'e at 240 to due'),
      ['due abcde 4'],
    ],
    [
      'two stretches',
      items('a at 0 to due', 'b at 1 to due', 'c at 2 to due', 'd at 900 to due', 'e at 901 to due', 'f at 902 to due'),
      ['due abc 3', 'due def 3'],
    ],
    [
      'over audiences that share people',
      items('a at 0 to due', 'b at 1 to drivers', 'c at 2 to due', 'd at 2 to press'),
      ['due abc 3', 'drivers abc 3'],
    ],
  ])('%s', (_, given, stretches) => expect(crowded(given, 2)).toEqual(stretches))
})

it('goes through a year of 2,000 items to 40 audiences in an instant', () => {
  const many = Array.from({ length: 2000 }, (_, i) =>
    item(`x${i} at ${(i * 4.38).toFixed(2)} to a${i % 40} of d${i % 3}`),
  )
  const share = (one: string, other: string) => (one.length + other.length) % 2 === 0
  const all = { overlap: share, most: 1000, hours: 24, cap: { messages: 3, perMs: 168 * HOUR } }
  clashesOf(many, all)
  const began = performance.now()
  const found = clashesOf(many, all)
  const took = performance.now() - began
  expect(found.near.length).toBeGreaterThan(100)
  expect(took).toBeLessThan(200)
})
