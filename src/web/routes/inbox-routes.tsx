import { Hono } from 'hono'
import { inboxMail, inboxPage } from '../../dispatch/index.ts'
import { NotFound } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { formOf } from '../form.ts'
import { pageAddress, wholeNumber } from '../page-address.ts'
import { InboxMailPage } from '../pages/inbox-mail.tsx'
import { InboxPage } from '../pages/inbox.tsx'
import { keepSearch, keptSearch } from '../search-text.ts'
import { show } from '../show.tsx'
import type { SignedIn } from '../signed-in.ts'

/** The built-in inbox. Mail is shown as a document of its own, which can run nothing and ask nothing of anybody. */
export function inboxRoutes(ports: Ports): Hono<SignedIn> {
  const routes = new Hono<SignedIn>()
  const { provider, inbox } = ports.mail
  const secure = ports.settings.baseUrl.startsWith('https:')

  routes.get('/', async (c) => {
    const before = wholeNumber(c.req.query('before'))
    const isSearch = c.req.query('search') !== undefined
    const text = isSearch ? keptSearch(c) : ''
    const query = { search: text === '' ? undefined : 'yes' }
    const { mails, next } = await inboxPage(c.var.ctx, { before, text })
    const page = (
      <InboxPage
        mails={mails}
        text={text}
        first={before === undefined ? undefined : pageAddress('/inbox', query)}
        next={next === undefined ? undefined : pageAddress('/inbox', { ...query, before: next })}
        provider={provider === inbox ? undefined : provider.name}
        now={c.var.ctx.now}
      />
    )
    return show(c, page)
  })

  routes.post('/search', async (c) => {
    const text = ((await formOf(c))['text'] ?? '').trim()
    keepSearch(c, { path: '/inbox', text, secure })
    return c.redirect(text === '' ? '/inbox' : '/inbox?search=yes', 303)
  })

  routes.get('/:id{[0-9]{1,15}}', async (c) => {
    const mail = await inboxMail(c.var.ctx, { id: Number(c.req.param('id')) })
    return show(c, <InboxMailPage mail={mail} now={c.var.ctx.now} />)
  })

  routes.get('/:id{[0-9]{1,15}}/mail.html', async (c) => {
    const { html } = await inboxMail(c.var.ctx, { id: Number(c.req.param('id')) })
    if (html === '') throw new NotFound('This mail has no HTML part. Its page shows its text.')
    return c.html(html)
  })
  return routes
}
