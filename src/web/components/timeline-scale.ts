import type { CampaignTimeline } from '../../plan/index.ts'

/** How wide a drawing is, and its column of names. */
export interface TimelineSize {
  readonly name: 'wide' | 'narrow'
  readonly width: number
  readonly names: number
  readonly mostMarks: number
  /** Marks in the row of a channel whose activities are summed. */
  readonly mostSums: number
}

/** Shown at least at its own size, so that targets stay large enough. */
export const WIDE: TimelineSize = { name: 'wide', width: 1000, names: 92, mostMarks: 12, mostSums: 60 }

/** Whole on a phone: the launch and today are in sight without scrolling. */
export const NARROW: TimelineSize = { name: 'narrow', width: 330, names: 60, mostMarks: 5, mostSums: 24 }

const RIGHT_MARGIN = 24

/** How days from the launch lie on the drawing. */
export interface TimelineScale {
  readonly size: TimelineSize
  /** Where a moment is drawn. */
  readonly x: (position: number) => number
  /** Days with a mark on the axis; 0, the launch, always has one. */
  readonly marks: readonly number[]
  /** Today is drawn where it lies; too far off, it is only told on which side. */
  readonly today: 'drawn' | 'before' | 'after'
}

const STEPS = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728]

/** The days that a timeline shows, and today where it is not much further away than they span. */
export function timelineScale({ first, last, now, rows, anchors }: CampaignTimeline, size = WIDE): TimelineScale {
  const { width, names, mostMarks } = size
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
  const step = STEPS.find((days) => (to - from) / days <= mostMarks) ?? Math.ceil((to - from) / mostMarks)
  const marks: number[] = []
  for (let day = Math.ceil(from / step) * step; day <= to; day += step) marks.push(day === 0 ? 0 : day)
  const room = width - RIGHT_MARGIN - names
  return { size, x: (position) => names + ((position - from) / (to - from)) * room, marks, today }
}

/** A letter of a bold label at its widest; fonts differ, so it only decides where a label may stand. */
const WIDEST_LETTER = 11

/** Where the label of a line stands: over it, or at an edge of the drawing that it might reach, and then whole in any font. */
export function labelAt(
  x: number,
  letters: number,
  { width }: TimelineSize,
): { x: number; 'text-anchor': 'start' | 'middle' | 'end' } {
  const half = (letters * WIDEST_LETTER) / 2
  if (x - half < 0) return { x: 0, 'text-anchor': 'start' }
  if (x + half > width) return { x: width, 'text-anchor': 'end' }
  return { x, 'text-anchor': 'middle' }
}
