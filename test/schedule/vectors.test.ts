import { expect, it } from 'vitest'
import { expandRule, formatInstant } from '../../src/schedule/index.ts'
import { readVectors } from './vectors/read-vectors.ts'

const vectors = readVectors()

it('has at least 1,000 rules in at least 15 zones', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(1000)
  expect(new Set(vectors.map(({ rule }) => rule.timezone)).size).toBeGreaterThanOrEqual(15)
})

it('gives the instants that dateutil gives', () => {
  const different = vectors.flatMap(({ rule, instants }) => {
    const ours = expandRule(rule)
    const same = ours.length === instants.length && ours.every((instant, i) => instant === instants[i])
    return same ? [] : [{ rule, ours: ours.map(formatInstant), theirs: instants.map(formatInstant) }]
  })
  expect(different).toEqual([])
})
