import { Hono } from 'hono'
import { Invalid } from '../../errors.ts'
import { listCampaigns, newCampaignForm, startCampaign } from '../../plan/index.ts'
import type { Filled } from '../components/fields.tsx'
import { formOf } from '../form.ts'
import { NewCampaignPage } from '../pages/new-campaign.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { withLabels } from '../words/part-words.ts'

/** `/campaigns/new` starts a campaign. */
export function newCampaignRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  const page = async (c: SignedInContext, filled: Filled) => {
    const launches = (await listCampaigns(c.var.ctx)).filter(({ isExample }) => !isExample)
    const likelyZones = [...new Set(launches.map(({ launch }) => launch.zone))]
    return show(
      c,
      <NewCampaignPage filled={filled} likelyZones={likelyZones} />,
      filled.problems.length > 0 ? 422 : 200,
    )
  }

  routes.get('/new', (c) => page(c, { ...newCampaignForm(c.var.ctx), problems: [] }))

  routes.post('/new', async (c) => {
    const values = await formOf(c)
    try {
      const { campaign } = await startCampaign(c.var.ctx, { values })
      tell(c, 'The campaign is started. Next, say whom it is for: add an audience.')
      return c.redirect(`/campaigns/${campaign}`, 303)
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      return page(c, { values, problems: withLabels(error.problems) })
    }
  })
  return routes
}
