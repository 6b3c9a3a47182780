import { describe, expect, it } from 'vitest'
import {
  checkFigure,
  checkFigureData,
  checkKind,
  drawFigure,
  figureOf,
  type FigureData,
  type FigureWords,
} from '../../src/render/index.ts'
import { example, EXAMPLES } from './figure-examples.ts'

const { bars, line, map } = EXAMPLES
const origin = { source: 'Census', date: '2026' }

describe('A figure that would mislead is refused', () => {
  it.each<[string, object, string, RegExp]>([
    ['bars not from 0', { ...bars, from: 50 }, 'from', /begins at 50.*begin at 0/],
    ['columns not from 0', { ...EXAMPLES['before-after'], from: 10 }, 'from', /begins at 10/],
    ['a bar below 0', { ...bars, whole: false, bars: [{ key: 'a', value: -3 }, { key: 'b', value: 1 }] }, 'bars.0.value', /below 0/], // prettier-ignore
    [
      'a pie of six parts',
      { chart: 'pie', parts: [1, 2, 3, 4, 5, 6], ...origin },
      'chart',
      /pie of 6 parts.*Use “bars”/,
    ],
    ['a pie', { chart: 'pie', parts: [1, 2], ...origin }, 'chart', /A pie is hard to compare/],
    ['a doughnut', { chart: 'donut', ...origin }, 'chart', /hard to compare/],
    ['a chart nobody knows', { chart: 'radar', ...origin }, 'chart', /no chart “radar”.*icon-array/],
    ['a chart in 3-D', { chart: 'bars-3d', ...origin }, 'chart', /3-D/],
    ['depth given to bars', { ...bars, three_d: true }, 'three_d', /3-D/],
    ['a second axis', { ...line, second_axis: { key: 'cost' } }, 'second_axis', /Two axes/],
    ['no source', { ...bars, source: ' ' }, 'source', /names no source/],
    ['no date', { ...bars, date: undefined }, 'date', /Give a date/],
    ['a date that is none', { ...bars, date: '2026-02-30' }, 'date', /Give a date/],
    ['shares over one whole', { ...bars, bars: [{ key: 'a', value: 60 }, { key: 'b', value: 45 }], highlight: 'a' }, 'bars', /come to 105 %/], // prettier-ignore
    ['nine bars', { ...bars, whole: false, highlight: 'k1', bars: Array.from({ length: 9 }, (_, index) => ({ key: `k${index}`, value: 1 })) }, 'bars', /Found 9; more than 8/], // prettier-ignore
    ['seven lines', { ...line, lines: Array.from({ length: 7 }, (_, index) => ({ ...line.lines[0], key: `k${index}` })) }, 'lines', /Found 7/], // prettier-ignore
    ['two bars of one name', { ...bars, bars: [bars.bars[0], bars.bars[0]], whole: false }, 'bars', /there twice/],
    ['a part of an icon', { ...EXAMPLES['icon-array'], value: 7.5 }, 'value', /cut one in parts.*100 icons/],
    ['less than one in a hundred', { ...EXAMPLES['icon-array'], value: 0.4, of: 100 }, 'value', /less than 1 in 100.*big number/], // prettier-ignore
    ['more icons than there are', { ...EXAMPLES['icon-array'], value: 11 }, 'value', /from 1 to 10/],
    ['icons of a thousand', { ...EXAMPLES['icon-array'], of: 1000 }, 'of', /10 or for 100/],
    ['a value that is no number', { ...EXAMPLES['big-number'], value: Number.NaN }, 'value', /found NaN/],
    ['a value without end', { ...EXAMPLES['big-number'], value: Infinity }, 'value', /found Infinity/],
    ['a value as text', { ...EXAMPLES['big-number'], value: '77' }, 'value', /Expected a number/],
    ['money of no currency', { ...EXAMPLES['before-after'], currency: 'pounds' }, 'currency', /GBP/],
    ['n of nobody', { ...bars, n: 0 }, 'n', /above 0/],
    ['a point below the axis', { ...line, from: 70 }, 'lines.1.points.0.value', /below the beginning/],
    ['points out of order', { ...line, lines: [{ key: 'a', points: [{ at: '2026', value: 1 }, { at: '2025', value: 2 }] }] }, 'lines.0.points.1.at', /does not come after/], // prettier-ignore
    [
      'one point',
      { ...line, lines: [{ key: 'a', points: [{ at: '2026', value: 1 }] }] },
      'lines.0.points',
      /at least 2/,
    ],
    [
      'after that is before',
      { ...EXAMPLES['before-after'], after: { at: '2020', value: 1 } },
      'after.at',
      /lies before/,
    ],
    ['one step', { chart: 'steps', steps: ['a'] }, 'steps', /at least 2/],
    [
      'a moment without a day',
      { ...EXAMPLES.timeline, moments: [{ key: 'a', at: '2027-03' }] },
      'moments.0.at',
      /a day/,
    ],
    ['a region without a boundary', { ...map, regions: [...map.regions, { key: 'jersey', value: 1 }] }, 'regions', /“jersey” has no boundary/], // prettier-ignore
    ['a boundary without a value', { ...map, regions: map.regions.slice(1) }, 'boundaries', /“scotland” is on the map but has no value/], // prettier-ignore
    ['a boundary that is nothing', { ...map, boundaries: { ...map.boundaries, features: [null] } }, 'boundaries', /each with a geometry/], // prettier-ignore
    ['a boundary without corners', { ...map, boundaries: { ...map.boundaries, features: [{ type: 'Feature', id: 'wales', geometry: { type: 'Polygon' } }] } }, 'boundaries', /rings of positions/], // prettier-ignore
    ['boundaries that are none', { ...map, boundaries: { type: 'Topology' } }, 'boundaries', /GeoJSON/],
    ['classes that fall', { ...map, classes: [80, 70] }, 'classes.1', /have to rise/],
    ['no figure at all', [], '', /set of named values/],
  ])('%s', (_, data, path, message) => {
    const problems = checkFigureData(data as FigureData, 'figures.x')
    expect(problems).toContainEqual({
      path: path === '' ? 'figures.x' : `figures.x.${path}`,
      message: expect.stringMatching(message) as string,
      severity: 'error',
    })
    expect(() =>
      drawFigure(figureOf(data as FigureData, example('bars').words, 'en'), { width: 600, idPrefix: 'f' }),
    ).toThrow(message)
  })

  it.each([
    ['shares that rounding makes 101', { ...bars, bars: [{ key: 'a', value: 34 }, { key: 'b', value: 34 }, { key: 'c', value: 33 }], highlight: 'a' }], // prettier-ignore
    ['shares that people could give several of', { ...bars, whole: false, bars: [{ key: 'a', value: 90 }, { key: 'b', value: 80 }], highlight: 'a' }], // prettier-ignore
    ['bars that say they begin at 0', { ...bars, from: 0 }],
  ])('but not %s', (_, data) => expect(checkFigureData(data as FigureData)).toEqual([]))

  it('outlines beyond what a phone can draw, or off the globe', () => {
    const [feature] = map.boundaries.features
    const withRing = (ring: number[][]) => ({
      ...map,
      boundaries: {
        ...map.boundaries,
        features: [{ ...feature!, geometry: { type: 'Polygon', coordinates: [ring] } }],
      },
    })
    const many = Array.from({ length: 20_001 }, (_, index) => [index / 1000, 50])
    expect(messages(withRing(many))).toMatch(/20001 positions; 20000 are drawn at most/)
    expect(messages(withRing([[0, 0], [500_000, 0], [1, 1], [0, 0]]))).toMatch(/in degrees/) // prettier-ignore
  })
})

function messages(data: object): string {
  return checkFigureData(data as FigureData)
    .map(({ message }) => message)
    .join('\n')
}

describe('The words of a figure', () => {
  it.each(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[])('are asked for where a label is missing: %s', (chart) => {
    const { data, words } = example(chart)
    const [key] = Object.keys(words.labels)
    const labels = Object.fromEntries(Object.entries(words.labels).filter(([name]) => name !== key))
    const [problem] = checkFigure(figureOf(data, { ...words, labels }, 'cy'), 'figures.x')
    expect(problem).toMatchObject({ path: `figures.x.words.labels.${key}`, severity: 'error' })
    expect(problem!.message).toContain('“cy”')
  })

  it.each<[string, Partial<FigureWords>, Partial<typeof line> & { from?: number }, RegExp]>([
    ['no title', { title: '' }, {}, /no title in “en”/],
    ['an axis that does not begin at 0 and does not say so', {}, { from: 60 }, /begins at 60, not at 0/],
  ])('%s', (_, words, data, message) => {
    const figure = example('line')
    const [problem] = checkFigure(
      figureOf({ ...figure.data, ...data } as FigureData, { ...figure.words, ...words }, 'en'),
    )
    expect(problem!.message).toMatch(message)
  })

  it.each(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[])('are whole in the example: %s', (chart) =>
    expect(checkFigure(example(chart))).toEqual([]),
  )
})

describe('A kind of figure', () => {
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'A figure is a set of named values'],
    ['a text', 'bars', 'A figure is a set of named values'],
    ['no kind', {}, 'There is no chart “”'],
    ['a kind that is no text', { chart: { x: 1 } }, 'There is no chart “”'],
    ['a name of every object', { chart: 'constructor' }, 'There is no chart “constructor”'],
    ['a pie beside depth', { chart: 'pie', depth: 3 }, 'A chart in 3-D'],
  ])('is judged whatever it is: %s', (_, data, message) => {
    expect(checkKind(data)[0]!.message).toContain(message)
  })

  it.each(Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[])('is known: %s', (chart) =>
    expect(checkKind({ chart })).toEqual([]),
  )
})
