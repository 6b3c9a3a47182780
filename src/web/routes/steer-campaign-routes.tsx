import { Hono } from 'hono'
import { cancel, pause, resume, type SteeringAct, steeringPreview } from '../../dispatch/index.ts'
import { campaignPage } from '../../plan/index.ts'
import { campaignPath } from '../pages/campaign-head.tsx'
import { SteerCampaignPage } from '../pages/steer-campaign.tsx'
import { show } from '../show.tsx'
import type { SignedIn } from '../signed-in.ts'
import { tell } from '../told.ts'
import { counted } from '../words/numbers.ts'

const ACTS = {
  pause: { verb: pause, done: 'paused, and only a person resumes it' },
  resume: { verb: resume, done: 'going on' },
  cancel: { verb: cancel, done: 'cancelled, and nobody else is written to' },
} as const satisfies Record<SteeringAct, unknown>

/** Pausing, resuming and cancelling a whole campaign, each after a page that says what of it would stop or go on. */
export function steerCampaignRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  for (const act of ['pause', 'resume', 'cancel'] as const) {
    routes.get(`/${act}`, async (c) => {
      const { ctx } = c.var
      const campaignId = c.req.param('campaign') ?? ''
      const preview = await steeringPreview(ctx, { campaignId, act })
      const plan = await campaignPage(ctx, { campaignId })
      return show(c, <SteerCampaignPage act={act} plan={plan} preview={preview} now={ctx.now} />)
    })
    routes.post(`/${act}`, async (c) => {
      const campaignId = c.req.param('campaign') ?? ''
      const { verb, done } = ACTS[act]
      const { changed } = await verb(c.var.ctx, { campaignId })
      const what = counted(changed.length, 'activity', 'activities')
      tell(c, changed.length > 0 ? `The campaign with ${what} is ${done}` : 'Nothing was changed: it stood so already')
      return c.redirect(campaignPath(campaignId), 303)
    })
  }
  return routes
}
