import type { CampaignTimeline } from '../../plan/index.ts'
import { channelInWords, fromLaunch } from '../words/launch-words.ts'
import { wallInWords } from '../words/moment.ts'
import { counted } from '../words/numbers.ts'
import { placeOnLanes } from './place-on-lanes.ts'
import { extentOfDate, TimelineDate } from './timeline-dates.tsx'
import { labelAt, type TimelineScale, timelineScale, type TimelineSize } from './timeline-scale.ts'
import { extentOfSum, SumMark } from './timeline-sum.tsx'
import { isSummed, sumsOf, type TimelineSum } from './timeline-sums.ts'
import { extentOfSeries, type Series, seriesOf, TimelineSeries } from './timeline-series.tsx'

const TOP = 62
const LANE = 34
const SPACE = 16

interface TimelineProps {
  readonly timeline: CampaignTimeline
  /** The number of each activity, as the table beside it has it. */
  readonly numbers: ReadonlyMap<string, number>
  /** Of an activity in the table; marks that sum several lead there. */
  readonly addressOf: (activity: string) => string
  /** Which of the two drawings of a page this is; the screen decides which of them is shown. */
  readonly size: TimelineSize
}

/** The campaign around its launch: a row for each channel, days on the axis, the launch and today as lines. */
export function Timeline({ timeline, numbers, addressOf, size }: TimelineProps) {
  const scale = timelineScale(timeline, size)
  const dates = rowOf(timeline.anchors, (date) => extentOfDate(date, scale))
  const rows = timeline.rows.map(({ channel, items }) => ({
    channel,
    ...rowOf<Series | TimelineSum>(isSummed(items) ? sumsOf(items, timeline, size) : seriesOf(items), (one) =>
      'when' in one ? extentOfSum(one, scale) : extentOfSeries(one, scale),
    ),
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
      class={`app-timeline app-timeline--${size.name}`}
      viewBox={`0 0 ${size.width} ${bottom + 52}`}
      role="group"
      aria-labelledby={`timeline-${size.name}-title timeline-${size.name}-desc`}
    >
      <title id={`timeline-${size.name}-title`}>The campaign around its launch</title>
      <desc id={`timeline-${size.name}-desc`}>{description(timeline)}</desc>
      <Axis scale={scale} bottom={bottom} />
      <Lines timeline={timeline} scale={scale} bottom={bottom} />
      {dates.placed.length > 0 && (
        <RowName text="Dates" top={datesTop} height={dates.height} width={size.width} isFirst />
      )}
      {dates.placed.map(({ one, lane }) => (
        <TimelineDate date={one} scale={scale} y={laneAt(datesTop, lane)} />
      ))}
      {placed.map(({ channel, top, height, placed: items }, index) => (
        <g>
          <RowName
            text={channelInWords(channel)}
            top={top}
            height={height}
            width={size.width}
            isFirst={index === 0 && dates.placed.length === 0}
          />
          {items.map(({ one, lane }) => {
            const at = { scale, y: laneAt(top, lane) }
            return 'when' in one ? (
              <SumMark sum={one} href={addressOf(one.firstActivity)} {...at} />
            ) : (
              <TimelineSeries series={one} number={numbers.get(one.activity)} campaign={timeline.campaign} {...at} />
            )
          })}
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

interface RowNameProps {
  readonly text: string
  readonly top: number
  readonly height: number
  readonly width: number
  readonly isFirst: boolean
}

function RowName({ text, top, height, width, isFirst }: RowNameProps) {
  return (
    <g aria-hidden="true">
      {!isFirst && <line class="app-timeline__rule" x1="0" x2={width} y1={top} y2={top} />}
      <text class="app-timeline__name" x="0" y={top + height / 2 + 5}>
        {text}
      </text>
    </g>
  )
}

function Axis({ scale, bottom }: { scale: TimelineScale; bottom: number }) {
  const { width, names } = scale.size
  return (
    <g aria-hidden="true">
      <line class="app-timeline__axis" x1={names} x2={width} y1={bottom} y2={bottom} />
      {scale.marks.map((day) => (
        <>
          <line class="app-timeline__mark" x1={scale.x(day)} x2={scale.x(day)} y1={TOP} y2={bottom + 6} />
          <text class="app-timeline__text" x={scale.x(day)} y={bottom + 22} text-anchor="middle">
            {day > 0 ? `+${day}` : day < 0 ? `−${-day}` : '0'}
          </text>
        </>
      ))}
      <text class="app-timeline__text" x={width} y={bottom + 44} text-anchor="end">
        days from the launch
      </text>
    </g>
  )
}

function Lines({ timeline, scale, bottom }: { timeline: CampaignTimeline; scale: TimelineScale; bottom: number }) {
  const { size } = scale
  const { isPostponed, launch } = timeline
  const launches = `${isPostponed ? 'Launch was planned for' : 'Launch,'} ${wallInWords(launch.wall)}`
  return (
    <g aria-hidden="true">
      <VerticalLine
        kind="launch"
        x={scale.x(0)}
        bottom={bottom}
        textAt={16}
        text={size.name === 'wide' ? launches : isPostponed ? 'Postponed launch' : 'Launch'}
        size={size}
      />
      {scale.today === 'drawn' ? (
        <VerticalLine kind="today" x={scale.x(timeline.now)} bottom={bottom} textAt={42} text="Today" size={size} />
      ) : (
        <text
          class="app-timeline__text"
          x={scale.today === 'before' ? size.names : size.width}
          y="42"
          text-anchor={scale.today === 'before' ? 'start' : 'end'}
        >
          {scale.today === 'before' && '← '}
          Today{!isPostponed && `, ${fromLaunch(Math.round(timeline.now))}`}
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
  readonly size: TimelineSize
}

function VerticalLine({ kind, x, bottom, text, textAt, size }: LineProps) {
  return (
    <>
      <line class={`app-timeline__${kind}`} x1={x} x2={x} y1={textAt + 6} y2={bottom + 6} />
      <text class={`app-timeline__label app-timeline__label--${kind}`} {...labelAt(x, text.length, size)} y={textAt}>
        {text}
      </text>
    </>
  )
}

function description({ rows, launch, isPostponed, now }: CampaignTimeline): string {
  const items = rows.flatMap((row) => seriesOf(row.items))
  const done = items.filter(({ dates }) => dates.every((date) => date.done)).length
  const date = `${wallInWords(launch.wall)} ${launch.zone}`
  const when = isPostponed
    ? `The launch is postponed and was planned for ${date}`
    : `The launch is ${date}; today is ${fromLaunch(Math.round(now))}`
  return (
    `Channels as rows, days from the launch on the axis. ${when}. ${counted(done, 'activity is', 'activities are')} over, ${items.length - done} to come. ` +
    (rows.some((row) => isSummed(row.items)) ? 'Where a mark sums several activities, its number is how many. ' : '') +
    'The table under Implementation says the same.'
  )
}
