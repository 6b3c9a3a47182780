import { Hono } from 'hono'
import { listCampaigns } from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import { CampaignsPage } from '../pages/campaigns.tsx'
import { show } from '../show.tsx'
import type { SignedIn } from '../signed-in.ts'

/** The campaigns, and the pages of one. */
export function campaignRoutes(_ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  routes.get('/', async (c) =>
    show(c, <CampaignsPage campaigns={await listCampaigns(c.var.ctx)} now={c.var.ctx.now} />),
  )
  return routes
}
