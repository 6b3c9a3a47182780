import type { TimelineItem } from '../../plan/index.ts'
import { fromLaunch } from '../words/launch-words.ts'
import { wallInWords } from '../words/moment.ts'
import { counted } from '../words/numbers.ts'
import { subjectInWords } from '../../render/index.ts'
import { Marker, markerOf, Shape } from './timeline-marker.tsx'
import type { TimelineScale } from './timeline-scale.ts'

/** An activity on the timeline: one marker, or one for the date that is or comes next on a line with the others. */
export interface Series {
  readonly activity: string
  /** In their order. */
  readonly dates: readonly TimelineItem[]
  readonly shown: TimelineItem
}

/** Half the room that a marker's target needs, in the units of the drawing. */
export const REACH = 15
/** Dates nearer than this are drawn as one. */
const APART = 4

/** The dates of a channel as activities. */
export function seriesOf(items: readonly TimelineItem[]): Series[] {
  return [...Map.groupBy(items, ({ activity }) => activity)].map(([activity, dates]) => ({
    activity,
    dates,
    shown: dates.find(({ status }) => status === 'sending') ?? dates.find(({ done }) => !done) ?? dates.at(-1)!,
  }))
}

/** The room that it takes on its lane. */
export function extentOfSeries({ dates }: Series, { x }: TimelineScale): { from: number; to: number } {
  return { from: x(dates[0]!.position) - REACH, to: x(dates.at(-1)!.position) + REACH }
}

interface SeriesProps {
  readonly series: Series
  readonly number: number | undefined
  readonly campaign: string
  readonly scale: TimelineScale
  readonly y: number
}

/** The activity with its number, which leads to it; its other dates small, on a line. */
export function TimelineSeries({ series, number, campaign, scale, y }: SeriesProps) {
  const { activity, dates, shown } = series
  const words = seriesInWords(series, number)
  return (
    <>
      {dates.length > 1 && (
        <g aria-hidden="true">
          <line
            class="app-timeline__series"
            x1={scale.x(dates[0]!.position)}
            x2={scale.x(dates.at(-1)!.position)}
            y1={y}
            y2={y}
          />
          {apart(dates, shown, scale).map((date) => (
            <Shape kind={markerOf(date.status)} x={scale.x(date.position)} y={y} size={5} />
          ))}
        </g>
      )}
      <a href={`/campaigns/${campaign}/activities/${activity}`} aria-label={words}>
        <title>{words}</title>
        <Marker kind={markerOf(shown.status)} x={scale.x(shown.position)} y={y} text={number} />
      </a>
    </>
  )
}

/** The dates besides the one shown large, without those that another of the same kind would cover. */
function apart(dates: readonly TimelineItem[], shown: TimelineItem, { x }: TimelineScale): TimelineItem[] {
  const drawn = new Set<string>()
  return dates.filter((date) => {
    const place = `${markerOf(date.status)} ${Math.round(x(date.position) / APART)}`
    if (date === shown || drawn.has(place)) return false
    drawn.add(place)
    return true
  })
}

function seriesInWords({ activity, dates, shown }: Series, number: number | undefined): string {
  const { label, status, day, date } = shown
  const one = `${number}: ${subjectInWords(label, activity)}, ${status}, ${wallInWords(date.wall)}, ${fromLaunch(day)}`
  if (dates.length === 1) return one
  const over = dates.filter(({ done }) => done).length
  return `${one}; one of ${counted(dates.length, 'date', 'dates')}, ${over} over`
}
