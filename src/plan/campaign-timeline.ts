import { anchorRows, campaignRow } from '../../db/queries/plan.ts'
import { activityLines } from '../../db/queries/plan-pages.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { activityLine } from './activity-line.ts'
import { daysFromLaunch, positionFromLaunch } from './days-from-launch.ts'
import { noCampaign, type ShownDate, shownDate } from './show-plan.ts'
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
  /** The subject of its message. */
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
  readonly now: number
  /** The first and the last whole day on it; the launch is always between them. */
  readonly first: number
  readonly last: number
  readonly rows: readonly { readonly channel: string; readonly items: readonly TimelineItem[] }[]
  /** Named moments other than the launch. */
  readonly anchors: readonly (Placed & { readonly name: string })[]
}

/** The timeline of a campaign, for every role. Throws `NotFound`. */
export async function campaignTimeline(ctx: Ctx, { campaignId }: { campaignId: string }): Promise<CampaignTimeline> {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const campaign = await campaignRow(rows, campaignId)
  if (campaign === undefined) throw await noCampaign(rows, campaignId)
  const anchors = await anchorRows(rows, campaignId)
  const launch = anchors.find(({ name }) => name === 'launch')!
  const placed = (moment: { wall: string; zone: string; instant: number }): Placed => ({
    date: shownDate(moment),
    day: daysFromLaunch(moment.instant, launch),
    position: positionFromLaunch(moment.instant, launch),
  })
  const lines = await activityLines(rows, campaignId)
  const channels = Map.groupBy(lines, ({ channel }) => channel)
  const others = anchors
    .filter(({ name }) => name !== 'launch')
    .map((anchor) => ({ name: anchor.name, ...placed(anchor) }))
  const items = [...channels].map(([channel, ofChannel]) => ({
    channel,
    items: ofChannel.map((row): TimelineItem => {
      const { activity, message, status, isOver } = activityLine(row, ctx.now.getTime())
      return { activity, label: message.subject, status, done: isOver, ...placed(row) }
    }),
  }))
  const days = [0, ...others, ...items.flatMap((row) => row.items)].map((one) =>
    typeof one === 'number' ? one : one.day,
  )
  return {
    campaign: campaign.id,
    title: campaign.title,
    launch: shownDate(launch),
    now: positionFromLaunch(ctx.now.getTime(), launch),
    first: Math.min(...days),
    last: Math.max(...days),
    rows: items,
    anchors: others,
  }
}
