import { describe, expect, it } from 'vitest'
import {
  INDEX_CONDITIONS,
  INDEX_ITEMS,
  INDEX_OPENING,
  type IndexAnswers,
  scoreIndex,
} from '../../../src/render/index.ts'

const opening = Object.fromEntries(INDEX_OPENING.map(({ key }) => [key, 'said']))
const none = { advice: false, numbers: false, risk: false }
const all = { advice: true, numbers: true, risk: true, probability: true }

function answers(holds: IndexAnswers['holds'], missed: readonly number[] = []): IndexAnswers {
  return {
    opening,
    holds,
    items: Object.fromEntries(INDEX_ITEMS.map(({ number }) => [number, !missed.includes(number)])),
  }
}

describe('the Clear Communication Index', () => {
  it('has four opening questions and twenty items in four parts', () => {
    expect(INDEX_OPENING).toHaveLength(4)
    expect(INDEX_ITEMS.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(INDEX_ITEMS.map(({ part }) => part).join('')).toBe('AAAAAAAAAAABBBCCCDDD')
  })

  it.each([
    ['the core alone', answers(none), 11, 11, 100, true],
    ['the core with one miss', answers(none, [4]), 10, 11, 90.909, true],
    ['the core with two misses', answers(none, [4, 8]), 9, 11, 81.818, false],
    ['all that there is', answers(all), 20, 20, 100, true],
    ['just enough', answers(all, [1, 20]), 18, 20, 90, true],
    ['just too little', answers(all, [1, 19, 20]), 17, 20, 85, false],
    ['with advice', answers({ ...none, advice: true }), 14, 14, 100, true],
    ['with numbers', answers({ ...none, numbers: true }), 14, 14, 100, true],
    ['with a risk, not how likely it is', answers({ ...none, risk: true, probability: false }), 13, 13, 100, true],
    ['misses that do not apply', answers(none, [12, 15, 20]), 11, 11, 100, true],
    ['how likely, without a risk', answers({ ...none, probability: true }, [20]), 11, 11, 100, true],
  ])('scores %s', (_, given, points, applicable, score, clear) => {
    expect(scoreIndex(given)).toMatchObject({
      complete: true,
      points,
      applicable,
      clear,
      score: expect.closeTo(score, 3),
    })
  })

  it('names what was missed', () => {
    const score = scoreIndex(answers(none, [2]))
    expect(score.complete && score.missed.map(({ number }) => number)).toEqual([2])
  })

  it('has no score until everything is answered', () => {
    const [, literacy] = INDEX_OPENING
    const risk = INDEX_CONDITIONS.find(({ key }) => key === 'risk')
    const given = {
      opening: { ...opening, literacy: ' ' },
      holds: { advice: false, numbers: false },
      items: answers(none).items,
    }
    expect(scoreIndex({ ...given, items: { ...given.items, 7: undefined as unknown as boolean } })).toEqual({
      complete: false,
      open: [literacy!.question, risk!.question, INDEX_ITEMS[6]!.question],
    })
  })

  it('asks for an item once its part applies', () => {
    const { 13: _, ...items } = answers(none).items
    expect(scoreIndex({ opening, holds: none, items })).toMatchObject({ complete: true })
    expect(scoreIndex({ opening, holds: { ...none, advice: true }, items })).toEqual({
      complete: false,
      open: [INDEX_ITEMS[12]!.question],
    })
  })
})
