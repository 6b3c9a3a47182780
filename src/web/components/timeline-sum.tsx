import { Marker } from './timeline-marker.tsx'
import { REACH } from './timeline-series.tsx'
import type { TimelineScale } from './timeline-scale.ts'
import { sumInWords, type TimelineSum } from './timeline-sums.ts'

/** The room that it takes on its lane. */
export function extentOfSum({ position }: TimelineSum, { x }: TimelineScale): { from: number; to: number } {
  return { from: x(position) - REACH, to: x(position) + REACH }
}

interface SumProps {
  readonly sum: TimelineSum
  /** Of the row in the table to begin reading with. */
  readonly href: string
  readonly scale: TimelineScale
  readonly y: number
}

/** What goes out in a week as one mark, whose number is how many. */
export function SumMark({ sum, href, scale, y }: SumProps) {
  const words = sumInWords(sum)
  return (
    <a href={href} aria-label={words}>
      <title>{words}</title>
      <Marker kind={sum.kind} x={scale.x(sum.position)} y={y} text={sum.activities} />
    </a>
  )
}
