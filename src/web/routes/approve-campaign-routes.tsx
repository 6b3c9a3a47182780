import { Hono } from 'hono'
import type { Problem } from '../../errors.ts'
import { checkBeforeApproval } from '../../materials/index.ts'
import { approvalPreview, approve } from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import { formOf } from '../form.ts'
import { CampaignApprovalPage, SEEN } from '../pages/campaign-approval.tsx'
import { campaignPath } from '../pages/campaign-head.tsx'
import { show } from '../show.tsx'
import type { SignedIn } from '../signed-in.ts'
import { tell } from '../told.ts'
import { counted } from '../words/numbers.ts'

/** Approving what a page showed of a whole campaign, and nothing that is another by now. */
export function approveCampaignRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  routes.get('/approve', async (c) => {
    const preview = await approvalPreview(c.var.ctx, { campaignId: c.req.param('campaign') ?? '' })
    return show(c, <CampaignApprovalPage preview={preview} />)
  })
  routes.post('/approve', async (c) => {
    const campaignId = c.req.param('campaign') ?? ''
    const seen = seenIn(await formOf(c))
    await checkBeforeApproval(c.var.ctx, ports, { campaignId, activityIds: Object.keys(seen) })
    const { approved, refused } = await approve(c.var.ctx, { campaignId, seen })
    const done = `${counted(approved.length, 'activity is', 'activities are')} approved, exactly as they are now`
    if (refused.length === 0) {
      tell(c, approved.length > 0 ? done : 'Nothing was there to approve')
      return c.redirect(campaignPath(campaignId), 303)
    }
    const problems = refused.map(({ activity, reason }): Problem => {
      return { path: '', message: `${activity} was not approved: ${reason}`, severity: 'error' }
    })
    const preview = await approvalPreview(c.var.ctx, { campaignId })
    return show(c, <CampaignApprovalPage preview={preview} problems={problems} />, 409)
  })
  return routes
}

function seenIn(form: Readonly<Record<string, string>>): Record<string, string> {
  const seen = Object.entries(form).filter(([name]) => name.startsWith(SEEN))
  return Object.fromEntries(seen.map(([name, hash]) => [name.slice(SEEN.length), hash]))
}
