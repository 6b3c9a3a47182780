import { Hono } from 'hono'
import { requireRole } from '../../access/index.ts'
import { listLists } from '../../audience/index.ts'
import { hasExamples, leaveExamples } from '../../dispatch/index.ts'
import { listCampaigns } from '../../plan/index.ts'
import { type Examples, LeaveExamplesPage, NoExamplesPage } from '../pages/examples-leave.tsx'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'
import { counted } from '../words/numbers.ts'

/** The way out of the examples. */
export function exampleRoutes(): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()

  routes.get('/leave', async (c) => {
    requireRole(c.var.ctx.actor, 'planner', 'administrator')
    if (!(await hasExamples(c.var.ctx))) return show(c, <NoExamplesPage />)
    return show(c, <LeaveExamplesPage examples={await examplesOf(c)} />)
  })

  routes.post('/leave', async (c) => {
    const { campaigns, contacts, mails } = await leaveExamples(c.var.ctx)
    const people = counted(contacts, 'made-up person', 'made-up people')
    const gone = `${counted(campaigns, 'example campaign', 'example campaigns')}, ${people}`
    tell(c, `Removed: ${gone} and ${counted(mails, 'mail', 'mails')}. What is here now is yours.`)
    return c.redirect('/campaigns', 303)
  })
  return routes
}

async function examplesOf(c: SignedInContext): Promise<Examples> {
  const campaigns = (await listCampaigns(c.var.ctx)).filter(({ isExample }) => isExample)
  const lists = (await listLists(c.var.ctx)).filter(({ isExample }) => isExample)
  return { campaigns: campaigns.map(({ campaign, title }) => ({ id: campaign, title })), lists }
}
