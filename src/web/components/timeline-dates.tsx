import type { CampaignTimeline } from '../../plan/index.ts'
import type { TimelineScale } from './timeline-scale.ts'

type DateShown = CampaignTimeline['anchors'][number]

const LETTER = 8.2

/** A date besides the launch: its mark, and its name behind it, or before it where the drawing ends. */
export function TimelineDate({ date, scale, y }: { date: DateShown; scale: TimelineScale; y: number }) {
  const x = scale.x(date.position)
  return (
    <g aria-hidden="true">
      <path class="app-timeline__date" d={`M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}z`} />
      <text
        class="app-timeline__text"
        x={isLast(date, scale) ? x - 13 : x + 13}
        text-anchor={isLast(date, scale) ? 'end' : 'start'}
        y={y + 5}
      >
        {date.name}
      </text>
    </g>
  )
}

/** The room that a date takes with its name. */
export function extentOfDate(date: DateShown, scale: TimelineScale): { from: number; to: number } {
  const x = scale.x(date.position)
  return isLast(date, scale) ? { from: x - lengthOf(date), to: x + 10 } : { from: x - 10, to: x + lengthOf(date) }
}

function isLast(date: DateShown, { x, size }: TimelineScale): boolean {
  return x(date.position) + lengthOf(date) > size.width
}

function lengthOf({ name }: DateShown): number {
  return 16 + name.length * LETTER
}
