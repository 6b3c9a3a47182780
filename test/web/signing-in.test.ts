import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { addPerson, createSignInToken } from '../../src/access/index.ts'
import { createApp } from '../../src/web/index.ts'
import { mailServer } from '../support/mail-server.ts'
import { signedIn, visitor } from '../support/signed-in.ts'
import { type World, world } from '../support/world.ts'

const EMAIL = 'sam@example.gov'

async function aLink() {
  const at = await world()
  await addPerson(at.as(), { email: EMAIL, roles: ['viewer'] })
  const token = await createSignInToken(at.as(), { email: EMAIL })
  return { at, token, stranger: visitor(at) }
}

function sessionOf(answer: Response): string {
  return /fanfare_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? ''
}

async function leadsIn(at: World, session: string): Promise<boolean> {
  const answer = await visitor(at, session).get('/campaigns')
  return answer.status === 200 && (await answer.text()).includes(EMAIL)
}

describe('a sign-in link', () => {
  it('looking at it uses nothing up; its button signs in, once', async () => {
    const { at, token, stranger } = await aLink()
    for (let look = 0; look < 3; look++) {
      const page = await stranger.get(`/sign-in/${token}`)
      expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store'])
    }
    const answer = await stranger.post(`/sign-in/${token}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly; Secure; SameSite=Lax/)
    expect(await leadsIn(at, sessionOf(answer))).toBe(true)
    expect((await stranger.post(`/sign-in/${token}`)).status).toBe(403)
  })

  it('is over after 15 minutes', async () => {
    const { at, token, stranger } = await aLink()
    at.clock.forward(15 * 60_000 + 1)
    expect((await stranger.post(`/sign-in/${token}`)).status).toBe(403)
  })

  it('another site cannot use it', async () => {
    const { token, stranger } = await aLink()
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
    expect((await stranger.post(`/sign-in/${token}`, {}, foreign)).status).toBe(403)
    expect((await stranger.post(`/sign-in/${token}`)).status).toBe(303)
  })

  it.each(['a'.repeat(43), 'a', '%00', '..%2F..', 'null', '<script>'])(
    'a guessed one (%s) is refused',
    async (guess) => {
      const { stranger } = await aLink()
      expect((await stranger.post(`/sign-in/${guess}`)).status).toBe(403)
    },
  )

  it('makes a session of its own, whatever session the browser was given before', async () => {
    const { at, token } = await aLink()
    const planted = 'planted-by-somebody-else'
    const session = sessionOf(await visitor(at, planted).post(`/sign-in/${token}`))
    expect(session).toMatch(/^[\w-]{43}$/)
    expect(session).not.toBe(planted)
    expect(await leadsIn(at, planted)).toBe(false)
    expect(await leadsIn(at, session)).toBe(true)
  })

  it.each([
    ['/campaigns/renew-online?from=mail', '/campaigns/renew-online?from=mail'],
    ['//evil.example/', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['/..//evil.example', '/'],
    ['/a\r\nset-cookie: x=1', '/aset-cookie:%20x=1'],
    ['campaigns', '/'],
  ])('leads afterwards to a page of this site only: %s → %s', async (to, expected) => {
    const { token, stranger } = await aLink()
    const answer = await stranger.post(`/sign-in/${token}`, { to })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(expected)
  })
})

describe('asking for a link by mail', () => {
  async function withMail() {
    const server = await mailServer()
    const at = await world({ smtpUrl: server.url })
    await addPerson(at.as(), { email: EMAIL, roles: ['viewer'] })
    return { at, server, stranger: visitor(at) }
  }

  it('the mailed link leads in, back to the page that was asked for', async () => {
    const { at, server, stranger } = await withMail()
    const away = await stranger.get('/campaigns?state=paused')
    expect(away.headers.get('location')).toBe('/sign-in?to=%2Fcampaigns%3Fstate%3Dpaused')
    await stranger.post('/sign-in', { email: ` ${EMAIL.toUpperCase()} `, to: '/campaigns?state=paused' })
    const { text = '' } = await PostalMime.parse(server.received[0]!.raw)
    const link = new URL(/https:\/\/\S+/.exec(text)![0])
    expect(link.searchParams.get('to')).toBe('/campaigns?state=paused')
    const answer = await stranger.post(link.pathname, { to: link.searchParams.get('to')! })
    expect(answer.headers.get('location')).toBe('/campaigns?state=paused')
    expect(await leadsIn(at, sessionOf(answer))).toBe(true)
  })

  it('a stranger’s address gets the same answer, and nothing is sent', async () => {
    const { server, stranger } = await withMail()
    const known = await (await stranger.post('/sign-in', { email: EMAIL })).text()
    const unknown = await (await stranger.post('/sign-in', { email: 'who@example.gov' })).text()
    expect(unknown.replaceAll('who@example.gov', EMAIL)).toBe(known)
    expect(server.received).toHaveLength(1)
  })

  it('at most three are open at a time', async () => {
    const { server, stranger } = await withMail()
    for (let asked = 0; asked < 6; asked++) await stranger.post('/sign-in', { email: EMAIL })
    expect(server.received).toHaveLength(3)
  })

  it.each([
    ['', 422],
    ['no address', 422],
    [`${'a'.repeat(300)}@example.gov`, 422],
    ['a@b\r\nBcc: everybody@example.gov', 422],
  ])('“%s” is no address, and is said so beside the field', async (email, status) => {
    const { server, stranger } = await withMail()
    const answer = await stranger.post('/sign-in', { email })
    expect(answer.status).toBe(status)
    expect(await answer.text()).toContain('Enter your e-mail address')
    expect(server.received).toHaveLength(0)
  })
})

describe('a session', () => {
  it('nobody without one sees a page; what a stranger asked for is returned to', async () => {
    const at = await world()
    for (const session of [undefined, 'made-up', '']) {
      const answer = await visitor(at, session).get('/campaigns/renew-online')
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe('/sign-in?to=%2Fcampaigns%2Frenew-online')
    }
  })

  it('a page can be asked for by its head alone', async () => {
    const at = await world()
    const { cookie } = await signedIn(at, EMAIL, ['viewer'])
    const head = await createApp(at.ports).request('/campaigns', { method: 'HEAD', headers: { cookie } })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
  })

  it('nobody without one changes anything', async () => {
    const at = await world()
    const answer = await visitor(at).post('/sign-out')
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('You are signed out, so nothing was changed')
  })

  it.each<[string, (at: World, person: Awaited<ReturnType<typeof signedIn>>) => Promise<unknown>]>([
    ['signing out', (_, person) => person.post('/sign-out')],
    ['a change of roles', (at) => addPerson(at.as(), { email: EMAIL, roles: ['viewer', 'planner'] })],
    ['twelve hours', async (at) => at.clock.forward(12 * 3_600_000 + 1)],
  ])('%s ends it', async (_, ending) => {
    const at = await world()
    const person = await signedIn(at, EMAIL, ['viewer'])
    expect((await person.get('/campaigns')).status).toBe(200)
    await ending(at, person)
    expect((await person.get('/campaigns')).status).toBe(303)
  })
})

describe('a form', () => {
  const story = async () => {
    const at = await world()
    const sam = await signedIn(at, EMAIL, ['viewer'])
    const other = await signedIn(at, 'other@example.gov', ['viewer'])
    const stillIn = async () => (await sam.get('/campaigns')).status === 200
    return { sam, other, stillIn }
  }

  it.each<[string, (facts: Awaited<ReturnType<typeof story>>) => Promise<Response>]>([
    ['without its token', ({ sam }) => sam.post('/sign-out', { form_token: '' })],
    ['with another person’s token', ({ sam, other }) => sam.post('/sign-out', { form_token: other.formToken })],
    ['with a made-up token', ({ sam }) => sam.post('/sign-out', { form_token: 'f'.repeat(32) })],
    [
      'from another site, with the right token',
      ({ sam }) => sam.post('/sign-out', {}, { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }),
    ],
    ['from a sandboxed document', ({ sam }) => sam.post('/sign-out', {}, { origin: 'null' })],
    ['as JSON', ({ sam }) => sam.post('/sign-out', {}, { 'content-type': 'application/json' })],
    ['as plain text', ({ sam }) => sam.post('/sign-out', {}, { 'content-type': 'text/plain' })],
  ])('%s does nothing', async (_, send) => {
    const facts = await story()
    expect((await send(facts)).status).toBe(403)
    expect(await facts.stillIn()).toBe(true)
  })

  it('that may be sent again is never sent to another site, whatever path it was sent to', async () => {
    const { sam } = await story()
    const page = await (await sam.post('//evil.example/steal', { form_token: '', a: 'b' })).text()
    expect(page).toContain('Send it again')
    expect(page).not.toContain('//evil.example')
  })

  it('of a stranger is kept for sending again up to a size, and not made into a page of many megabytes', async () => {
    const at = await world()
    const edit = '/campaigns/renew-online/edit/message/news'
    const some = await visitor(at).post(edit, { 'body.en': 'ग'.repeat(100_000) })
    expect([some.status, (await some.text()).length > 100_000]).toEqual([403, true])
    const much = await visitor(at).post(edit, { 'body.en': '<'.repeat(1_000_000) })
    expect([much.status, (await much.text()).length < 20_000]).toEqual([403, true])
  })

  it('that is larger than a form can be is refused', async () => {
    const { sam, stillIn } = await story()
    expect((await sam.post('/sign-out', { a: 'a'.repeat(600_000) })).status).toBe(413)
    expect(await stillIn()).toBe(true)
  })
})
