import type { CampaignTimeline } from '../../plan/index.ts'

/** The width of the drawing, and of its column of names; shown at least at its own size, so that targets stay large enough. */
export const WIDTH = 1000
export const NAMES = 92
const RIGHT = WIDTH - 24

/** How days from the launch lie on the drawing. */
export interface TimelineScale {
  /** Where a moment is drawn. */
  readonly x: (position: number) => number
  /** Days with a mark on the axis; 0, the launch, always has one. */
  readonly marks: readonly number[]
  /** Today is drawn where it lies; too far off, it is only told on which side. */
  readonly today: 'drawn' | 'before' | 'after'
}

const STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728]
const MOST_MARKS = 12

/** The days that a timeline shows, and today where it is not much further away than they span. */
export function timelineScale({ first, last, now, rows, anchors }: CampaignTimeline): TimelineScale {
  const positions = [0, ...rows.flatMap(({ items }) => items), ...anchors].map((one) =>
    typeof one === 'number' ? one : one.position,
  )
  let from = Math.min(first, ...positions)
  let to = Math.max(last, ...positions)
  const span = Math.max(to - from, 7)
  const today = now < from - span ? 'before' : now > to + span ? 'after' : 'drawn'
  if (today === 'drawn') [from, to] = [Math.min(from, now), Math.max(to, now)]
  const margin = Math.max((to - from) * 0.03, 0.5)
  from -= margin
  to += margin
  const step = STEPS.find((days) => (to - from) / days <= MOST_MARKS) ?? Math.ceil((to - from) / MOST_MARKS)
  const marks: number[] = []
  for (let day = Math.ceil(from / step) * step; day <= to; day += step) marks.push(day === 0 ? 0 : day)
  return { x: (position) => NAMES + ((position - from) / (to - from)) * (RIGHT - NAMES), marks, today }
}

/** A letter of a bold label at its widest; fonts differ, so it only decides where a label may stand. */
const WIDEST_LETTER = 11

/** Where the label of a line stands: over it, or at an edge of the drawing that it might reach, and then whole in any font. */
export function labelAt(x: number, letters: number): { x: number; 'text-anchor': 'start' | 'middle' | 'end' } {
  const half = (letters * WIDEST_LETTER) / 2
  if (x - half < 0) return { x: 0, 'text-anchor': 'start' }
  if (x + half > WIDTH) return { x: WIDTH, 'text-anchor': 'end' }
  return { x, 'text-anchor': 'middle' }
}
