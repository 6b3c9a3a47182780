import { describe, expect, it } from 'vitest'
import { type BarsData, drawFigure, figureOf, type LineData, type MapData } from '../../src/render/index.ts'
import { marksOf, textsOf } from './drawn-marks.ts'
import { example, EXAMPLES, type Language } from './figure-examples.ts'

const look = { width: 640, idPrefix: 'f' }

function bars(values: readonly number[], language: Language = 'en') {
  const data: BarsData = {
    chart: 'bars',
    bars: values.map((value, index) => ({ key: `b${index}`, value })),
    source: 'Census',
    date: '2026',
  }
  const labels = Object.fromEntries(values.map((_, index) => [`b${index}`, `Bar ${index}`]))
  return drawFigure(figureOf(data, { title: 'Bars', labels }, language), look)
}

describe('Bars', () => {
  it.each([
    ['shares', [77, 15, 8]],
    ['far apart', [100_000, 250, 1]],
    ['with nothing in one', [3, 0, 2]],
    ['fractions', [0.5, 0.25, 0.125]],
    ['all alike', [4, 4]],
    ['nothing at all', [0, 0]],
  ])('are as long as their values, from one line: %s', (_, values) => {
    const marks = marksOf(bars(values).svg, 'bar')
    const most = Math.max(...values)
    const longest = Math.max(...marks.map(({ width }) => width))
    expect(marks).toHaveLength(values.length)
    for (const [index, { width, left }] of marks.entries()) {
      expect(width).toBeCloseTo(most === 0 ? 0 : (longest * values[index]!) / most, 1)
      expect(left).toBeCloseTo(marks[0]!.left, 1)
    }
    if (most > 0) expect(longest).toBeGreaterThan(300)
  })

  it('begin at the right in Arabic', () => {
    const marks = marksOf(bars([77, 15], 'ar').svg, 'bar')
    const [first, second] = marks.map(({ left, width }) => left + width)
    expect(first).toBeCloseTo(second!, 1)
    expect(first).toBeGreaterThan(500)
  })

  it('stand so that the one the finding is about differs without colour', () => {
    const fills = marksOf(drawFigure(example('bars'), look).svg, 'bar').map(({ element }) => element.attributes['fill'])
    expect(fills).toEqual(['#0b57a4', 'url(#f-hatch)', 'url(#f-hatch)'])
  })
})

describe('An icon array', () => {
  it.each([
    ['8 in 10', 8, 10],
    ['1 in 100', 1, 100],
    ['37 in 100', 37, 100],
    ['all of 10', 10, 10],
  ])('has whole icons: %s', (_, value, of) => {
    const data = { ...EXAMPLES['icon-array'], value, of }
    const { svg } = drawFigure(figureOf(data, example('icon-array').words, 'en'), look)
    expect(marksOf(svg, 'shown')).toHaveLength(value)
    expect(marksOf(svg, 'rest')).toHaveLength(of - value)
  })

  it('differs in shape and not in colour alone: filled and outlined', () => {
    const { svg } = drawFigure(example('icon-array'), look)
    const fill = (kind: string) => new Set(marksOf(svg, kind).map(({ element }) => element.attributes['fill']))
    expect([...fill('shown')]).toEqual(['#0b57a4'])
    expect([...fill('rest')]).toEqual(['#ffffff'])
  })
})

/** Where a marker stands, from its transform. */
function pointsOf(svg: string): { x: number; y: number }[] {
  return marksOf(svg, 'point').map(({ left, top }) => ({ x: left, y: top }))
}

describe('A line', () => {
  const points = [
    { at: '2026-01-01', value: 20 },
    { at: '2026-01-11', value: 60 },
    { at: '2026-03-02', value: 40 },
  ]
  const data: LineData = { chart: 'line', lines: [{ key: 'a', points }], source: 'Census', date: '2026' }
  const words = { title: 'Line', labels: { a: 'People' } }

  it('has its points at their values and days', () => {
    const [one, two, three] = pointsOf(drawFigure(figureOf(data, words, 'en'), look).svg)
    expect((one!.y - two!.y) / (one!.y - three!.y)).toBeCloseTo(2, 2)
    expect((three!.x - one!.x) / (two!.x - one!.x)).toBeCloseTo(6, 1)
  })

  it('stands on 0, unless it says where its axis begins', () => {
    const zero = textsOf(drawFigure(figureOf(data, words, 'en'), look).svg).find(({ text }) => text === '0')!
    const [one, two] = pointsOf(drawFigure(figureOf(data, words, 'en'), look).svg)
    const perUnit = (one!.y - two!.y) / 40
    const middle = zero.top + (zero.bottom - zero.top) / 2
    expect(one!.y + 20 * perUnit).toBeCloseTo(middle, 0)
    const said = { ...words, axis: 'The scale begins at 15' }
    const { svg } = drawFigure(figureOf({ ...data, from: 15 }, said, 'en'), look)
    expect(textsOf(svg).map(({ text }) => text)).toContain('The scale begins at 15')
    expect(textsOf(svg).map(({ text }) => text)).not.toContain('0')
  })

  it('runs from left to right in Arabic, and the other way if asked', () => {
    const inArabic = (time?: 'mirrored') =>
      pointsOf(drawFigure(figureOf(data, { ...words, ...(time && { time }) }, 'ar'), look).svg).map(({ x }) => x)
    expect(inArabic()).toEqual(inArabic().toSorted((one, other) => one - other))
    expect(inArabic('mirrored')).toEqual(inArabic('mirrored').toSorted((one, other) => other - one))
  })

  it('differs from the next in dash and marker', () => {
    const { svg } = drawFigure(example('line'), look)
    const dashes = marksOf(svg, 'line').map(({ element }) => element.attributes['stroke-dasharray'])
    expect(new Set(dashes).size).toBe(2)
    expect(new Set(marksOf(svg, 'point').map(({ element }) => element.attributes['d'])).size).toBe(2)
  })
})

describe('The other charts', () => {
  it('before and after: columns as tall as their values on one line', () => {
    const { svg } = drawFigure(example('before-after'), look)
    const [before, after] = [marksOf(svg, 'before')[0]!, marksOf(svg, 'after')[0]!]
    expect(after.height / before.height).toBeCloseTo(14 / 17, 2)
    expect(after.top + after.height).toBeCloseTo(before.top + before.height, 1)
    expect(after.left).toBeGreaterThan(before.left)
  })

  it('before and after: after stands to the left in Urdu', () => {
    const { svg } = drawFigure(example('before-after', 'ur'), look)
    expect(marksOf(svg, 'after')[0]!.left).toBeLessThan(marksOf(svg, 'before')[0]!.left)
  })

  it('big number: a percentage fills that part of the strip', () => {
    const { svg } = drawFigure(example('big-number'), look)
    expect(marksOf(svg, 'share')[0]!.width / marksOf(svg, 'whole')[0]!.width).toBeCloseTo(0.77, 2)
  })

  it('steps: one numeral each, in order', () => {
    const { svg } = drawFigure(example('steps'), look)
    expect(marksOf(svg, 'step')).toHaveLength(4)
    const numerals = textsOf(svg).filter(({ text }) => /^\d$/.test(text))
    expect(numerals.map(({ text }) => text)).toEqual(['1', '2', '3', '4'])
  })

  it('timeline: the launch stands among the days, marked, at its place', () => {
    const { svg } = drawFigure(example('timeline'), look)
    const tops = marksOf(svg, 'moment').map(({ top }) => top)
    const launch = marksOf(svg, 'launch')[0]!
    expect(tops.filter((top) => top < launch.top)).toHaveLength(2)
    expect(launch.width).toBeGreaterThan(marksOf(svg, 'moment')[0]!.width)
  })
})

/** The area of an outline of straight lines. */
function areaOf(outline: string): number {
  const points = [...outline.matchAll(/([-\d.]+),([-\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const)
  const crosses = points.map(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length]!
    return x * nextY - nextX * y
  })
  return Math.abs(crosses.reduce((sum, cross) => sum + cross, 0)) / 2
}

describe('A map', () => {
  const square = (west: number, south: number): [number, number][] => [
    [west, south],
    [west + 10, south],
    [west + 10, south + 10],
    [west, south + 10],
    [west, south],
  ]
  const map = (rings: Record<string, [number, number][]>): MapData => ({
    ...EXAMPLES.map,
    regions: Object.keys(rings).map((key, index) => ({ key, value: index })),
    boundaries: {
      type: 'FeatureCollection',
      features: Object.entries(rings).map(([id, ring]) => ({
        type: 'Feature',
        id,
        properties: {},
        geometry: { type: 'Polygon', coordinates: [ring] },
      })),
    },
  })
  const outlines = (data: MapData) => {
    const labels = Object.fromEntries(data.regions.map(({ key }) => [key, key]))
    const { svg } = drawFigure(figureOf(data, { title: 'Map', labels }, 'en'), look)
    return marksOf(svg, 'region').map(({ element }) => element.attributes['d']!)
  }

  it('shows regions as large as they are, however far north', () => {
    const [south, north] = outlines(map({ south: square(0, 0), north: square(0, 50) })).map(areaOf)
    const onTheGlobe = (from: number) => Math.sin(((from + 10) * Math.PI) / 180) - Math.sin((from * Math.PI) / 180)
    expect(north! / south!).toBeCloseTo(onTheGlobe(50) / onTheGlobe(0), 1)
  })

  it('reads outlines wound either way', () => {
    const one = map({ west: square(0, 40), east: square(10, 40) })
    const other = map({ west: square(0, 40).toReversed(), east: square(10, 40).toReversed() })
    expect(outlines(one).map(areaOf)).toEqual(outlines(other).map(areaOf))
    expect(areaOf(outlines(one)[0]!)).toBeGreaterThan(1000)
  })

  it('numbers each region on the map and in the list, from the highest, with name and value', () => {
    const texts = textsOf(drawFigure(example('map'), look).svg).map(({ text }) => text)
    for (const number of ['1', '2', '3', '4', '5']) expect(texts.filter((text) => text === number)).toHaveLength(2)
    expect(texts.slice(texts.indexOf('80% – 90%'))).toEqual(
      ['80% – 90%', '1', 'South of England', '86%', '2', 'Midlands', '81%']
        .concat(['70% – 80%', '3', 'North of England', '79%', '4', 'Scotland', '74%'])
        .concat(['60% – 70%', '5', 'Wales', '69%']),
    )
  })
})
