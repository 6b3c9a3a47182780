import { expect, it } from 'vitest'
import type { CampaignTimeline } from '../../src/plan/index.ts'
import { placeOnLanes } from '../../src/web/components/place-on-lanes.ts'
import { labelAt, NARROW, timelineScale, WIDE } from '../../src/web/components/timeline-scale.ts'

it.each([
  ['nothing on no lane', [], []],
  [
    'what does not overlap on one lane',
    [
      [0, 10],
      [10, 20],
      [30, 40],
    ],
    [0, 0, 0],
  ],
  [
    'what overlaps on the next free lane',
    [
      [0, 10],
      [5, 15],
      [8, 18],
      [12, 20],
    ],
    [0, 1, 2, 0],
  ],
  [
    'what stands at one moment below each other',
    [
      [0, 10],
      [0, 10],
      [0, 10],
    ],
    [0, 1, 2],
  ],
] as [label: string, extents: [number, number][], lanes: number[]][])('puts %s', (_, extents, lanes) => {
  expect(placeOnLanes(extents.map(([from, to]) => ({ from, to })))).toEqual(lanes)
})

const launch = { wall: '2027-03-01T09:00', zone: 'Europe/London', instant: '2027-03-01T09:00:00Z' }

/** A campaign with one activity at each of these days from the launch. */
function timelineOf(days: readonly number[], now: number): CampaignTimeline {
  const items = days.map((day) => {
    return {
      activity: `on-${day}`,
      label: '',
      day,
      position: day,
      date: launch,
      status: 'scheduled',
      done: false,
    } as const
  })
  const all = [0, ...days]
  const [first, last] = [Math.min(...all), Math.max(...all)]
  return {
    campaign: 'one',
    title: 'One',
    launch,
    isPostponed: false,
    now,
    first,
    last,
    rows: [{ channel: 'email', items }],
    anchors: [],
  }
}

it.each([
  ['three weeks around the launch', [-14, 0, 7], -3],
  ['a day of it', [0], 0],
  ['two years', [-400, 300], 10],
  ['everything long over', [-5, 5], 6],
])('keeps %s inside both drawings, with not too many marks and one for the launch', (_, days, now) => {
  for (const size of [WIDE, NARROW]) {
    const { x, marks, today } = timelineScale(timelineOf(days, now), size)
    for (const at of [...days, 0, now, ...marks]) {
      expect(x(at)).toBeGreaterThanOrEqual(size.names)
      expect(x(at)).toBeLessThanOrEqual(size.width)
    }
    expect(marks).toContain(0)
    expect(marks.length).toBeLessThanOrEqual(size.mostMarks + 1)
    expect(today).toBe('drawn')
  }
})

it.each([
  ['before', -300, 'before'],
  ['after', 300, 'after'],
  ['a little before', -20, 'drawn'],
])('says that today is %s, without making the campaign a dot', (_, now, expected) => {
  const { x, today } = timelineScale(timelineOf([-14, 14], now))
  expect(today).toBe(expected)
  expect(x(14) - x(-14)).toBeGreaterThan((WIDE.width - WIDE.names) / 3)
})

it.each([
  ['over its line', 500, 35, { x: 500, 'text-anchor': 'middle' }],
  ['at the right edge, where the launch comes last', 960, 35, { x: WIDE.width, 'text-anchor': 'end' }],
  ['at the left edge, where it comes first', 120, 35, { x: 0, 'text-anchor': 'start' }],
  ['over its line near an edge, where it is short', 940, 5, { x: 940, 'text-anchor': 'middle' }],
] as const)('a label stands %s', (_, x, letters, expected) => {
  expect(labelAt(x, letters, WIDE)).toEqual(expected)
})
