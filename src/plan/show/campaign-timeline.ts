import type { CampaignPage } from './campaign-page.ts'
import { daysFromLaunch, positionFromLaunch } from '../dates/days-from-launch.ts'
import type { ShownDate } from './show-plan.ts'
import type { StatusWord } from './status-word.ts'

/** What stands at a moment of the timeline. */
interface Placed {
  readonly date: ShownDate
  /** Calendar days from the day of the launch; before it is negative. */
  readonly day: number
  /** The same with the time of day: elapsed days, for drawing. */
  readonly position: number
}

export interface TimelineItem extends Placed {
  readonly activity: string
  /** The subject of its message, or the title of what is put up. */
  readonly label: string
  readonly status: StatusWord
  /** Nothing more of it goes out. */
  readonly done: boolean
}

/** A campaign around its launch, which is day 0: one row per channel. */
export interface CampaignTimeline {
  readonly campaign: string
  readonly title: string
  readonly launch: ShownDate
  /** The launch has no date for now; `launch` is the one it had. */
  readonly isPostponed: boolean
  readonly now: number
  /** The first and the last whole day on it; the launch is always between them. */
  readonly first: number
  readonly last: number
  readonly rows: readonly { readonly channel: string; readonly items: readonly TimelineItem[] }[]
  /** Named moments other than the launch. */
  readonly anchors: readonly (Placed & { readonly name: string })[]
}

/** The timeline of a campaign whose page was read, at `now`. Pure. */
export function campaignTimeline(page: CampaignPage, now: Date): CampaignTimeline {
  const { campaign, launch } = page
  const placed = (date: ShownDate): Placed => {
    const instant = Date.parse(date.instant)
    return { date, day: daysFromLaunch(instant, launch), position: positionFromLaunch(instant, launch) }
  }
  const others = page.anchors
    .filter(({ name }) => name !== 'launch')
    .map(({ name, ...date }) => ({ name, ...placed(date) }))
  const lines = page.activities.flatMap(({ dates }) => dates)
  const items = lines.map(({ channel, activity, label, status, isOver, wall, zone, instant, daysFromLaunch: day }) => {
    const position = positionFromLaunch(Date.parse(instant), launch)
    const date = { wall, zone, instant }
    const item: TimelineItem = { activity, label, status, done: isOver, date, day, position }
    return { channel, item }
  })
  const inOrder = items.toSorted((one, other) => one.item.position - other.item.position)
  const rows = [...Map.groupBy(inOrder, ({ channel }) => channel)].map(([channel, some]) => ({
    channel,
    items: some.map(({ item }) => item),
  }))
  const days = [0, ...others.map(({ day }) => day), ...items.map(({ item }) => item.day)]
  return {
    campaign: campaign.id,
    title: campaign.title,
    launch,
    isPostponed: campaign.isPostponed,
    now: positionFromLaunch(now.getTime(), launch),
    first: Math.min(...days),
    last: Math.max(...days),
    rows,
    anchors: others,
  }
}
