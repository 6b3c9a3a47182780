import { type Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { looksLikeAddress, requestSignIn, signIn } from '../../access/index.ts'
import type { Problem } from '../../errors.ts'
import type { Ports } from '../../ports.ts'
import { formOf } from '../form.ts'
import { AskForLinkPage, LinkSentPage, UseLinkPage } from '../pages/sign-in.tsx'
import { returnPath } from '../return-path.ts'
import { SESSION_COOKIE, SESSION_SECONDS } from '../session-cookie.ts'
import { show, type Site } from '../show.tsx'
import { signInMail } from '../sign-in-mail.ts'

/** So long that the time of an answer does not tell whether a mail was handed over. Milliseconds. */
const EVERYBODY_WAITS = 1_000

/** `/sign-in` asks for a link to be mailed; `/sign-in/TOKEN` shows a button, whose POST uses the link up and begins a session. */
export function signInRoutes(ports: Ports): Hono<Site> {
  const routes = new Hono<Site>()
  const secure = ports.settings.baseUrl.startsWith('https:')
  const mailsLinks = ports.mail.provider !== ports.mail.inbox

  const ask = (c: Context<Site>, to: string, values: Record<string, string>, problems: readonly Problem[]) =>
    show(
      c,
      <AskForLinkPage to={to} mailsLinks={mailsLinks} filled={{ values, problems }} />,
      problems.length > 0 ? 422 : 200,
    )

  // A shared computer keeps no page with an address or a link on it.
  routes.use('/sign-in/*', (c, next) => {
    c.header('cache-control', 'no-store')
    return next()
  })

  routes.get('/sign-in', (c) => ask(c, returnPath(c.req.query('to')), {}, []))

  routes.post('/sign-in', async (c) => {
    const form = await formOf(c)
    const to = returnPath(form['to'])
    const email = (form['email'] ?? '').trim()
    if (!looksLikeAddress(email) || email.length > 254) {
      const message = 'Enter your e-mail address, such as name@example.gov'
      return ask(c, to, { email }, [{ path: 'email', message, severity: 'error' }])
    }
    if (mailsLinks) await Promise.all([mailLink(ports, email, to), ports.clock.sleep(EVERYBODY_WAITS)])
    return show(c, <LinkSentPage email={email} />)
  })

  routes.get('/sign-in/:token', (c) => show(c, <UseLinkPage to={returnPath(c.req.query('to'))} />))

  routes.post('/sign-in/:token', async (c) => {
    const to = returnPath((await formOf(c))['to'])
    const session = await signIn(ports.db, c.req.param('token'), ports.clock.now())
    const maxAge = SESSION_SECONDS
    setCookie(c, SESSION_COOKIE, session, { httpOnly: true, sameSite: 'Lax', secure, path: '/', maxAge })
    return c.redirect(to, 303)
  })
  return routes
}

/** A link that cannot be handed over is logged without its address; the visitor learns nothing either way. */
async function mailLink(ports: Ports, email: string, to: string): Promise<void> {
  const asked = await requestSignIn(ports.db, { email, now: ports.clock.now() })
  if (asked === undefined) return
  const [handOff] = await ports.mail.provider.send([signInMail(ports.settings, { ...asked, to })])
  if (handOff?.outcome !== 'accepted')
    ports.log.warn('a sign-in link was not mailed', { outcome: handOff?.outcome ?? '' })
}
