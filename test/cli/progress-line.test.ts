import { describe, expect, it } from 'vitest'
import { progressInWords, progressLine } from '../../src/cli/progress-line.ts'

describe('progress in words', () => {
  it.each([
    ['at the beginning', { done: 0, worked: 0, total: 7500, more: [] }, 0, '0 of 7,500'],
    [
      'under way',
      { done: 300, worked: 300, total: 7500, more: [] },
      20_000,
      '300 of 7,500 · 15.0 a second · 8 min left',
    ],
    ['near the end', { done: 90, worked: 90, total: 100, more: [] }, 6_000, '90 of 100 · 15.0 a second · 1 s left'],
    [
      'gone on with',
      { done: 90, worked: 30, total: 120, more: ['60 left as they were'] },
      2_000,
      '90 of 120 · 60 left as they were · 15.0 a second · 2 s left',
    ],
    [
      'with nothing to do',
      { done: 9, worked: 0, total: 9, more: ['9 left as they were'] },
      50,
      '9 of 9 · 9 left as they were',
    ],
  ])('%s', (_, at, milliseconds, expected) => {
    expect(progressInWords(at, milliseconds)).toBe(expected)
  })
})

function shown(isTTY: boolean, total: number): string {
  let [text, now] = ['', 0]
  const line = progressLine({ isTTY, write: (more) => void (text += more) }, () => now)
  for (let done = 1; done <= total; done++) {
    now += 50
    line.show({ done, worked: done, total, more: [] })
  }
  line.end()
  return text
}

describe('progress', () => {
  it('is one line of a terminal, five times a second at most', () => {
    const states = shown(true, 250).split('\r\u001B[K')
    expect(states).toHaveLength(1 + 63 + 1)
    expect(states.at(-1)).toBe('250 of 250 · 20.0 a second\n')
  })

  it('is a line per hundred elsewhere, and one at the end', () => {
    expect(
      shown(false, 250)
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['100', '200', '250', ''])
  })
})
