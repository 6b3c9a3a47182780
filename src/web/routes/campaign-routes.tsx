import { Hono } from 'hono'
import { calendarAddress, renewCalendarAddress } from '../../calendar/index.ts'
import { measureGoals } from '../../measure/index.ts'
import {
  campaignFile,
  campaignPage,
  campaignTimeline,
  clashAttention,
  comingUp,
  launchHistory,
  listCampaigns,
  needsAttention,
  toldOldDate,
  waitingForApproval,
} from '../../plan/index.ts'
import { review, reviewAsCsv, reviewAsHtml, reviewAsJson } from '../../review/index.ts'
import type { Ports } from '../../ports.ts'
import { csvAnswer } from '../csv-answer.ts'
import { wholeNumber } from '../page-address.ts'
import { campaignPath } from '../pages/campaign-head.tsx'
import { OneCampaignPage } from '../pages/campaign.tsx'
import { CampaignsPage } from '../pages/campaigns.tsx'
import { ReviewPage } from '../pages/review.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { approveCampaignRoutes } from './approve-campaign-routes.tsx'
import { launchRoutes } from './launch-routes.tsx'
import { steerCampaignRoutes } from './steer-campaign-routes.tsx'

/** The campaigns, and the pages of one. */
export function campaignRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/', async (c) => {
    const { ctx } = c.var
    const page = (
      <CampaignsPage
        campaigns={await listCampaigns(ctx)}
        matters={await needsAttention(ctx)}
        waiting={await waitingForApproval(ctx)}
        soon={await comingUp(ctx)}
        isWhole={c.req.query('show') === 'all'}
        now={ctx.now}
      />
    )
    return show(c, page)
  })

  routes.get('/:campaign', async (c) => {
    const { ctx } = c.var
    const of = campaignOf(c)
    const history = await launchHistory(ctx, of)
    const hasMoved = history.some(({ kind }) => kind === 'moved')
    const plan = await campaignPage(ctx, of)
    const shown = {
      plan,
      timeline: campaignTimeline(plan, ctx.now),
      matters: [...(await needsAttention(ctx, of)), ...(await clashAttention(ctx, of))],
      goals: await measureGoals(ctx, of),
      calendar: await calendarAddress(ctx, of, ports.settings),
      history,
      told: hasMoved && c.var.viewer.roles.includes('planner') ? await toldOldDate(ctx, of) : undefined,
    }
    return show(c, <OneCampaignPage {...shown} from={wholeNumber(c.req.query('from'))} now={ctx.now} />)
  })

  routes.post('/:campaign/calendar', async (c) => {
    const of = campaignOf(c)
    await renewCalendarAddress(c.var.ctx, of, ports.settings)
    tell(c, 'The calendar has a new address; the old one leads nowhere any more')
    return c.redirect(campaignPath(of.campaignId), 303)
  })

  routes.get('/:campaign/campaign.yaml', async (c) => {
    const { fileName, text } = await campaignFile(c.var.ctx, campaignOf(c))
    return download(c, fileName, 'application/yaml', text)
  })

  routes.get('/:campaign/review', async (c) => {
    const { campaign, launch } = await campaignPage(c.var.ctx, campaignOf(c))
    const written = await review(c.var.ctx, campaignOf(c))
    return show(c, <ReviewPage campaign={campaign} launch={launch} review={written} now={c.var.ctx.now} />)
  })

  routes.get('/:campaign/review.html', async (c) => {
    const written = await review(c.var.ctx, campaignOf(c))
    return download(c, `${written.campaign.id}-review.html`, 'text/html', reviewAsHtml(written))
  })

  routes.get('/:campaign/review.json', async (c) => {
    const written = await review(c.var.ctx, campaignOf(c))
    return download(c, `${written.campaign.id}-review.json`, 'application/json', reviewAsJson(written))
  })

  routes.get('/:campaign/review.csv', async (c) => {
    const written = await review(c.var.ctx, campaignOf(c))
    return csvAnswer(c, `${written.campaign.id}-review.csv`, [reviewAsCsv(written)])
  })

  routes.route('/:campaign', approveCampaignRoutes(ports))
  routes.route('/:campaign', launchRoutes())
  routes.route('/:campaign', steerCampaignRoutes())
  return routes
}

function campaignOf(c: SignedInContext): { campaignId: string } {
  return { campaignId: c.req.param('campaign') ?? '' }
}

function download(c: SignedInContext, fileName: string, type: string, text: string): Response {
  return c.body(text, 200, {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${fileName}"`,
  })
}
