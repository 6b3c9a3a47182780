import type { CampaignTimeline, TimelineItem } from '../../plan/index.ts'
import { channelInWords, fromLaunch } from '../words/launch-words.ts'
import { wallInWords } from '../words/moment.ts'
import { counted } from '../words/numbers.ts'
import { placeOnLanes } from './place-on-lanes.ts'
import { Marker, markerOf } from './timeline-marker.tsx'
import { labelAt, NAMES, type TimelineScale, timelineScale, WIDTH } from './timeline-scale.ts'
import { subjectInWords } from '../words/subject.ts'

const TOP = 62
const LANE = 34
const SPACE = 16
/** As much room as a marker's target needs, in the units of the drawing. */
const REACH = 15
const LETTER = 8.2

interface TimelineProps {
  readonly timeline: CampaignTimeline
  /** The number of each activity, as the table beside it has it. */
  readonly numbers: ReadonlyMap<string, number>
}

/** The campaign around its launch: a row for each channel, days on the axis, the launch and today as lines. */
export function Timeline({ timeline, numbers }: TimelineProps) {
  const scale = timelineScale(timeline)
  const dates = rowOf(timeline.anchors, ({ name, position }) => {
    const x = scale.x(position)
    return { from: x - 10, to: x + 16 + name.length * LETTER }
  })
  const rows = timeline.rows.map(({ channel, items }) => ({
    channel,
    ...rowOf(items, ({ position }) => ({ from: scale.x(position) - REACH, to: scale.x(position) + REACH })),
  }))
  const datesTop = TOP
  let bottom = dates.placed.length > 0 ? TOP + dates.height : TOP
  const placed = rows.map((row) => {
    const top = bottom
    bottom += row.height
    return { ...row, top }
  })
  return (
    <svg
      class="app-timeline"
      viewBox={`0 0 ${WIDTH} ${bottom + 52}`}
      role="group"
      aria-labelledby="timeline-title timeline-desc"
    >
      <title id="timeline-title">The campaign around its launch</title>
      <desc id="timeline-desc">{description(timeline)}</desc>
      <Axis scale={scale} bottom={bottom} />
      <Lines timeline={timeline} scale={scale} bottom={bottom} />
      {dates.placed.length > 0 && <RowName text="Dates" top={datesTop} height={dates.height} isFirst />}
      {dates.placed.map(({ one, lane }) => (
        <g aria-hidden="true">
          <path class="app-timeline__date" d={diamond(scale.x(one.position), laneAt(datesTop, lane), 7)} />
          <text class="app-timeline__text" x={scale.x(one.position) + 13} y={laneAt(datesTop, lane) + 5}>
            {one.name}
          </text>
        </g>
      ))}
      {placed.map(({ channel, top, height, placed: items }, index) => (
        <g>
          <RowName
            text={channelInWords(channel)}
            top={top}
            height={height}
            isFirst={index === 0 && dates.placed.length === 0}
          />
          {items.map(({ one, lane }) => (
            <a
              href={`/campaigns/${timeline.campaign}/activities/${one.activity}`}
              aria-label={itemInWords(one, numbers.get(one.activity))}
            >
              <title>{itemInWords(one, numbers.get(one.activity))}</title>
              <Marker
                kind={markerOf(one.status)}
                x={scale.x(one.position)}
                y={laneAt(top, lane)}
                text={numbers.get(one.activity)}
              />
            </a>
          ))}
        </g>
      ))}
    </svg>
  )
}

function rowOf<T>(items: readonly T[], extent: (item: T) => { from: number; to: number }) {
  const inOrder = items.toSorted((one, other) => extent(one).from - extent(other).from)
  const lanes = placeOnLanes(inOrder.map(extent))
  const placed = inOrder.map((one, index) => ({ one, lane: lanes[index]! }))
  return { placed, height: Math.max(1, Math.max(0, ...lanes) + 1) * LANE + SPACE }
}

function laneAt(top: number, lane: number): number {
  return top + SPACE / 2 + lane * LANE + LANE / 2
}

function RowName({ text, top, height, isFirst }: { text: string; top: number; height: number; isFirst: boolean }) {
  return (
    <g aria-hidden="true">
      {!isFirst && <line class="app-timeline__rule" x1="0" x2={WIDTH} y1={top} y2={top} />}
      <text class="app-timeline__name" x="0" y={top + height / 2 + 5}>
        {text}
      </text>
    </g>
  )
}

function Axis({ scale, bottom }: { scale: TimelineScale; bottom: number }) {
  return (
    <g aria-hidden="true">
      <line class="app-timeline__axis" x1={NAMES} x2={WIDTH} y1={bottom} y2={bottom} />
      {scale.marks.map((day) => (
        <>
          <line class="app-timeline__mark" x1={scale.x(day)} x2={scale.x(day)} y1={TOP} y2={bottom + 6} />
          <text class="app-timeline__text" x={scale.x(day)} y={bottom + 22} text-anchor="middle">
            {day > 0 ? `+${day}` : day < 0 ? `−${-day}` : '0'}
          </text>
        </>
      ))}
      <text class="app-timeline__text" x={WIDTH} y={bottom + 44} text-anchor="end">
        days from the launch
      </text>
    </g>
  )
}

function Lines({ timeline, scale, bottom }: { timeline: CampaignTimeline; scale: TimelineScale; bottom: number }) {
  return (
    <g aria-hidden="true">
      <VerticalLine
        kind="launch"
        x={scale.x(0)}
        bottom={bottom}
        textAt={16}
        text={`Launch, ${wallInWords(timeline.launch.wall)}`}
      />
      {scale.today === 'drawn' ? (
        <VerticalLine kind="today" x={scale.x(timeline.now)} bottom={bottom} textAt={42} text="Today" />
      ) : (
        <text
          class="app-timeline__text"
          x={scale.today === 'before' ? NAMES : WIDTH}
          y="42"
          text-anchor={scale.today === 'before' ? 'start' : 'end'}
        >
          {scale.today === 'before' && '← '}
          Today, {fromLaunch(Math.round(timeline.now))}
          {scale.today === 'after' && ' →'}
        </text>
      )}
    </g>
  )
}

interface LineProps {
  readonly kind: 'launch' | 'today'
  readonly x: number
  readonly bottom: number
  readonly text: string
  readonly textAt: number
}

function VerticalLine({ kind, x, bottom, text, textAt }: LineProps) {
  return (
    <>
      <line class={`app-timeline__${kind}`} x1={x} x2={x} y1={textAt + 6} y2={bottom + 6} />
      <text class={`app-timeline__label app-timeline__label--${kind}`} {...labelAt(x, text.length)} y={textAt}>
        {text}
      </text>
    </>
  )
}

function diamond(x: number, y: number, size: number): string {
  return `M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}z`
}

function itemInWords({ label, activity, status, day, date }: TimelineItem, number: number | undefined): string {
  return `${number}: ${subjectInWords(label, activity)}, ${status}, ${wallInWords(date.wall)}, ${fromLaunch(day)}`
}

function description({ rows, launch, now }: CampaignTimeline): string {
  const items = rows.flatMap((row) => row.items)
  const done = items.filter((item) => item.done).length
  const today = Math.round(now)
  return (
    `Channels as rows, days from the launch on the axis. The launch is ${wallInWords(launch.wall)} ${launch.zone}; ` +
    `today is ${fromLaunch(today)}. ${counted(done, 'activity is', 'activities are')} over, ${items.length - done} to come. ` +
    'The table under Implementation says the same.'
  )
}
