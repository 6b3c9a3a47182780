import type { CampaignTimeline, TimelineItem } from '../../plan/index.ts'
import { dayInWords } from '../words/moment.ts'
import { counted, inWords } from '../words/numbers.ts'
import { type MarkerKind, markerOf } from './timeline-marker.tsx'
import type { TimelineSize } from './timeline-scale.ts'
import { seriesOf } from './timeline-series.tsx'
import { DAY } from '../../schedule/index.ts'

/** A channel with more activities than this is summed: so many markers lie below each other and nobody can read them. */
const MOST_READ = 60

/** Spans that a channel is summed by, in days; the first is a week. */
const SPANS = [7, 14, 28, 91, 182, 364, 728]

/** What goes out by a channel in a week, or in some weeks. */
export interface TimelineSum {
  /** “Week of Mon 14 September 2026”. */
  readonly when: string
  /** How many activities go out then; one with several dates counts once. */
  readonly activities: number
  /** The same told apart, each by the worst of its dates then. */
  readonly kinds: Readonly<Record<MarkerKind, number>>
  /** The worst of them. */
  readonly kind: MarkerKind
  /** Those of trouble by their words: “2 missed”. */
  readonly troubles: readonly string[]
  /** Elapsed days from the launch, in the middle of what goes out. */
  readonly position: number
  /** The activity to begin reading with: the first that begins then. */
  readonly firstActivity: string
}

/** Whether a channel has more activities than can be read on a timeline. */
export function isSummed(items: readonly TimelineItem[]): boolean {
  return seriesOf(items).length > MOST_READ
}

/** What goes out by one channel in each span, the shortest of which there are not too many for the drawing; weeks begin on Monday. Pure. */
export function sumsOf(
  items: readonly TimelineItem[],
  { launch }: Pick<CampaignTimeline, 'launch'>,
  { mostSums }: Pick<TimelineSize, 'mostSums'>,
): TimelineSum[] {
  const launchDay = Date.parse(`${launch.wall.slice(0, 10)}T00:00Z`)
  const fromMonday = (new Date(launchDay).getUTCDay() + 6) % 7
  const spanOf = (day: number, days: number) => Math.floor((day + fromMonday) / days)
  const days =
    SPANS.find((length) => new Set(items.map(({ day }) => spanOf(day, length))).size <= mostSums) ?? SPANS.at(-1)!
  const begun = new Set<string>()
  return [...Map.groupBy(items, ({ day }) => spanOf(day, days))].map(([span, some]) => {
    const monday = new Date(launchDay + (span * days - fromMonday) * DAY).toISOString().slice(0, 10)
    const beginning = some.find(({ activity }) => !begun.has(activity)) ?? some[0]!
    for (const { activity } of some) begun.add(activity)
    const when = `${days === 7 ? 'Week of' : `${days / 7} weeks from`} ${dayInWords(monday)}`
    return { when, ...told(some), firstActivity: beginning.activity }
  })
}

/** The worst first. */
const WORST = ['trouble', 'to-come', 'done', 'cancelled'] as const

function told(items: readonly TimelineItem[]): Omit<TimelineSum, 'when' | 'firstActivity'> {
  const kinds = { trouble: 0, 'to-come': 0, done: 0, cancelled: 0 }
  const troubles = new Map<string, number>()
  const activities = Map.groupBy(items, ({ activity }) => activity)
  for (const dates of activities.values()) {
    const kind = worstOf(dates)
    kinds[kind]++
    if (kind !== 'trouble') continue
    const { status } = dates.find((date) => markerOf(date.status) === 'trouble')!
    troubles.set(status, (troubles.get(status) ?? 0) + 1)
  }
  return {
    activities: activities.size,
    kinds,
    kind: worstOf(items),
    troubles: [...troubles].map(([status, count]) => `${inWords(count)} ${status}`),
    position: (items[0]!.position + items.at(-1)!.position) / 2,
  }
}

function worstOf(items: readonly TimelineItem[]): MarkerKind {
  const there = new Set(items.map(({ status }) => markerOf(status)))
  return WORST.find((kind) => there.has(kind))!
}

/** “Week of Mon 14 September 2026: 38 activities, 2 missed, 12 done”. */
export function sumInWords({ when, activities, kinds, troubles }: TimelineSum): string {
  const said = [
    counted(activities, 'activity', 'activities'),
    ...troubles,
    ...(kinds.done > 0 ? [`${inWords(kinds.done)} done`] : []),
    ...(kinds.cancelled > 0 ? [`${inWords(kinds.cancelled)} cancelled`] : []),
  ]
  return `${when}: ${said.join(', ')}`
}
