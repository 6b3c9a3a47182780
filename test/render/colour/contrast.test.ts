import { describe, expect, it } from 'vitest'
import { Invalid } from '../../../src/errors.ts'
import { contrastProblems, contrastRatio } from '../../../src/render/index.ts'

describe('contrast', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#fff', '#000', 21],
    ['#1d70b8', '#ffffff', 5.17],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#FFFFFF', 4.54],
    ['#ff0000', '#00ff00', 2.91],
    ['#abc', '#aabbcc', 1],
  ])('of %s and %s is %d', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2)
    expect(contrastRatio(other, one)).toBe(contrastRatio(one, other))
  })

  it.each(['red', '#12', '#12345g', 'rgb(0,0,0)', '', '#ffffff80'])('of “%s” is not known', (colour) => {
    expect(() => contrastRatio(colour, '#fff')).toThrow(Invalid)
  })

  it('is too low for text at 4.48, not for large text and graphics', () => {
    const pair = { name: 'note', colour: '#777777', background: '#ffffff' }
    expect(
      contrastProblems([
        { ...pair, use: 'large-text' },
        { ...pair, use: 'graphic' },
        { ...pair, use: 'text' },
      ]),
    ).toEqual([
      {
        path: 'note',
        severity: 'error',
        message: '#777777 on #ffffff has a contrast of 4.47 : 1, expected at least 4.5 : 1.',
      },
    ])
    expect(contrastProblems([{ ...pair, colour: '#999', use: 'graphic' }])).toHaveLength(1)
  })
})
