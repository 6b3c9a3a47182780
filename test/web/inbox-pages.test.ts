import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/index.ts'
import { testSend } from '../../src/dispatch/index.ts'
import { mailServer } from '../support/mail-server.ts'
import { signedIn } from '../support/signed-in.ts'
import { world, type WorldOptions } from '../support/world.ts'

async function caught({
  roles = ['planner'],
  tests = 1,
  ...options
}: WorldOptions & { roles?: Role[]; tests?: number }) {
  const at = await world(options)
  await at.campaign({ body: 'Hello {{first_name}}, [renew now]({{service.url}}).' })
  for (let n = 0; n < tests; n++) {
    await testSend(at.ports, at.as(), { campaignId: 'renew-online', activityId: 'go-live', to: `me${n}@example.gov` })
  }
  return { at, sam: await signedIn(at, 'sam@example.gov', roles) }
}

describe('the inbox', () => {
  it('says what it is while it is empty, and where mail goes once a provider is set up', async () => {
    const { sam } = await caught({ tests: 0 })
    expect(await (await sam.get('/inbox')).text()).toMatch(/No mail provider is set up[\s\S]*No mail yet/)
    const server = await mailServer()
    const other = await caught({ tests: 0, smtpUrl: server.url })
    const elsewhere = await (await other.sam.get('/inbox')).text()
    expect(elsewhere).toContain(`goes out by ${server.url.split('?')[0]}`)
    expect(elsewhere, 'no example is there').not.toContain('of an example campaign')
  })

  it('says in sentences that there is no such mail', async () => {
    const { sam } = await caught({ tests: 0 })
    const page = await (await sam.get('/inbox/999')).text()
    expect(page).toContain('>The inbox holds no mail 999; it was removed, or never there.<')
  })

  it.each<[Role, boolean]>([
    ['viewer', false],
    ['approver', true],
    ['operator', true],
  ])('is offered to whoever may open it: %s', async (role, may) => {
    const { sam } = await caught({ roles: [role], tests: 0 })
    expect((await (await sam.get('/campaigns')).text()).includes('href="/inbox"')).toBe(may)
    expect((await sam.get('/inbox')).status).toBe(may ? 200 : 403)
  })

  it('shows a mail with both its parts, tests marked, its page framed where nothing runs', async () => {
    const { sam } = await caught({})
    const list = await (await sam.get('/inbox')).text()
    expect(list).toContain('>test</strong>')
    const path = /href="(\/inbox\/\d+)"/.exec(list)![1]!
    const page = await (await sam.get(path)).text()
    expect(page).toContain(`<iframe class="app-frame" sandbox="" src="${path}/mail.html"`)
    const mail = await sam.get(`${path}/mail.html`)
    expect(mail.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(await mail.text()).toContain('https://renew.example.gov')
  })

  it('shows hostile mail as text, and as a document that may run and ask nothing', async () => {
    const { at, sam } = await caught({ tests: 0 })
    const script = '<script>alert(1)</script>'
    const hostile = {
      from: 'a@example.gov',
      to: 'b@example.gov',
      subject: script,
      text: script,
      html: `<p>${script}</p>`,
    }
    await at.ports.mail.inbox.send([
      { ...hostile, headers: [['X-Note', script]], messageId: '1@example.gov', language: 'en' },
    ])
    const path = /href="(\/inbox\/\d+)"/.exec(await (await sam.get('/inbox')).text())![1]!
    for (const shown of ['/inbox', path]) {
      const page = await (await sam.get(shown)).text()
      expect(page).toContain('&lt;script&gt;alert(1)')
      expect(page).not.toContain(script)
    }
    const policy = (await sam.get(`${path}/mail.html`)).headers.get('content-security-policy')
    expect(policy).toMatch(/default-src 'none'/)
    expect(policy).toMatch(/sandbox(;|$)/)
    expect(policy).not.toMatch(/script-src|allow-scripts/)
  })

  it('finds mail by a part of its address, which stays out of the page’s', async () => {
    const { sam } = await caught({ tests: 3 })
    const answer = await sam.post('/inbox/search', { text: 'me1@' })
    expect(answer.headers.get('location')).toBe('/inbox?search=yes')
    const cookie = `${sam.cookie}; ${answer.headers.get('set-cookie')!.split(';')[0]}`
    const page = await (await sam.get('/inbox?search=yes', { cookie })).text()
    expect(new Set(page.match(/me\d@example\.gov/g))).toEqual(new Set(['me1@example.gov']))
  })

  it('goes on page by page, a mail for each language of a test, without losing or repeating a mail', async () => {
    const { sam } = await caught({ tests: 60 })
    const seen: string[] = []
    for (let path: string | undefined = '/inbox'; path !== undefined;) {
      const page: string = await (await sam.get(path)).text()
      seen.push(...[...page.matchAll(/href="(\/inbox\/\d+)"/g)].map((match) => match[1]!))
      path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })

  it.each<[Role, number]>([
    ['viewer', 403],
    ['planner', 200],
    ['approver', 200],
    ['operator', 200],
    ['administrator', 200],
  ])('%s: %i', async (role, status) => {
    const { sam } = await caught({ roles: [role] })
    expect((await sam.get('/inbox')).status).toBe(status)
    expect((await sam.get('/inbox/1')).status).toBe(status)
    expect((await sam.get('/inbox/1/mail.html')).status).toBe(status)
  })

  it('a mail that is not there is said to be not there', async () => {
    const { sam } = await caught({ tests: 0 })
    expect((await sam.get('/inbox/99')).status).toBe(404)
  })
})
