import { Hono } from 'hono'
import {
  audiencePeople,
  contactPage,
  eraseContact,
  listLists,
  searchContacts,
  suppressContact,
} from '../../audience/index.ts'
import { NotFound } from '../../errors.ts'
import { listCampaigns } from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import { formOf } from '../form.ts'
import { pageAddress, wholeNumber } from '../page-address.ts'
import { LeaveAlonePage } from '../pages/contact-leave-alone.tsx'
import { ContactPage } from '../pages/contact-one.tsx'
import { AudiencePage, AudiencesPage } from '../pages/contacts-audiences.tsx'
import { ContactsPeoplePage } from '../pages/contacts-people.tsx'
import { ContactsPage } from '../pages/contacts.tsx'
import { keepSearch, keptSearch } from '../search-text.ts'
import { show } from '../show.tsx'
import type { SignedIn, SignedInContext } from '../signed-in.ts'
import { tell } from '../told.ts'

/** Contacts: their lists, who they are, whom campaigns address. What is looked for is kept out of the address. */
export function contactRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const secure = ports.settings.baseUrl.startsWith('https:')

  routes.get('/', async (c) => show(c, <ContactsPage lists={await listLists(c.var.ctx)} />))

  routes.post('/search', async (c) => {
    keepSearch(c, { path: '/contacts', text: (await formOf(c))['text'] ?? '', secure })
    return c.redirect('/contacts/people', 303)
  })

  routes.get('/people', async (c) => {
    const list = c.req.query('list')
    const after = wholeNumber(c.req.query('after'))
    const text = list === undefined ? keptSearch(c) : ''
    const found = await peopleFor(c, { list, text, after }, ports.settings.secret)
    const next = found.next === undefined ? undefined : pageAddress('/contacts/people', { list, after: found.next })
    const first = after === undefined ? undefined : pageAddress('/contacts/people', { list })
    return show(c, <ContactsPeoplePage {...{ list, text, first, next }} contacts={found.contacts} />)
  })

  routes.get('/audiences', async (c) => show(c, <AudiencesPage lists={await listLists(c.var.ctx)} />))

  routes.get('/audiences/:campaign/:audience', async (c) => {
    const { campaign: campaignId, audience: audienceId } = c.req.param()
    const campaign = (await listCampaigns(c.var.ctx)).find((one) => one.campaign === campaignId)
    if (!campaign) throw new NotFound(`There is no campaign ${campaignId}. The page Campaigns shows which there are.`)
    const people = await audiencePeople(c.var.ctx, { campaignId, audienceId })
    return show(c, <AudiencePage people={people} campaign={{ id: campaignId, title: campaign.title }} />)
  })

  routes.get('/:id{[0-9]{1,15}}', async (c) => {
    const facts = await contactPage(c.var.ctx, { id: idOf(c) })
    return show(c, <ContactPage facts={facts} now={c.var.ctx.now} />)
  })

  for (const act of ['suppress', 'erase'] as const) {
    routes.get(`/:id{[0-9]{1,15}}/${act}`, async (c) => {
      await contactPage(c.var.ctx, { id: idOf(c) })
      return show(c, <LeaveAlonePage id={idOf(c)} act={act} />)
    })
  }

  routes.post('/:id{[0-9]{1,15}}/suppress', async (c) => {
    await suppressContact(c.var.ctx, { id: idOf(c) })
    tell(c, 'Nothing more is written to this person.')
    return c.redirect(`/contacts/${idOf(c)}`, 303)
  })

  routes.post('/:id{[0-9]{1,15}}/erase', async (c) => {
    await eraseContact(c.var.ctx, { id: idOf(c) })
    tell(c, 'This person was erased.')
    return c.redirect(`/contacts/${idOf(c)}`, 303)
  })
  return routes
}

/** Without a list and without something to look for there is nobody to show. */
async function peopleFor(
  c: SignedInContext,
  { list, text, after }: { list: string | undefined; text: string; after: number | undefined },
  secret: string,
) {
  const nothingAsked = list === undefined && text === ''
  const found = await searchContacts(c.var.ctx, { list, text, after, ...(nothingAsked && { limit: 1 }) }, secret)
  return nothingAsked ? { contacts: [], next: undefined } : found
}

function idOf(c: SignedInContext): number {
  return Number(c.req.param('id'))
}
