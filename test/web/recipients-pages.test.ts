import { sql } from 'drizzle-orm'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/dispatch/index.ts'
import { createApp } from '../../src/web/index.ts'
import { expectBalanced } from '../support/ledger.ts'
import { mailServer } from '../support/mail-server.ts'
import { world } from '../support/world.ts'

const SAFARI = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1'

/** A mail that went out, as the person who got it has it. */
async function aMail(options: { people?: number } = {}) {
  const server = await mailServer()
  const at = await world({ smtpUrl: server.url })
  await at.people(options.people ?? 2)
  await at.campaign({
    body: 'Hello {{first_name}}, [renew now]({{service.url}}) or read https://help.example.gov/renew.',
  })
  await at.approved()
  await dispatch(at.ports, { untilIdle: true })
  const mail = await PostalMime.parse(server.received.find(({ to }) => to === 'person1@example.com')!.raw)
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value
  const unsubscribe = /<https:\/\/fanfare\.example(\/u\/[^>]+)>/.exec(header('list-unsubscribe') ?? '')![1]!
  const links = [...mail.html!.matchAll(/https:\/\/fanfare\.example(\/r\/\w+)/g)].map((match) => match[1]!)
  const events = () =>
    at.db.rows.all(sql`SELECT kind, activity_id AS activity, language, automated FROM events ORDER BY id`)
  return { at, server, mail, header, unsubscribe, links, events, app: createApp(at.ports) }
}

const form = (body: string) => ({
  method: 'POST',
  body,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
})

describe('a tracked link', () => {
  it('leads on and is counted for the activity, not for the person', async () => {
    const { app, links, events } = await aMail()
    expect(new Set(links).size).toBe(2)
    const answer = await app.request(links[0]!, { headers: { 'user-agent': SAFARI } })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toBe('https://renew.example.gov/start')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await events()).toEqual([{ kind: 'visit', activity: 'go-live', language: 'en', automated: 0 }])
  })

  it('is the same for everybody who reads the same language', async () => {
    const { server } = await aMail({ people: 12 })
    const linksOf = (to: string) => server.received.find((mail) => mail.to === to)!.raw.match(/\/r\/\w+/g)
    expect(linksOf('person1@example.com')).toEqual(linksOf('person2@example.com'))
    expect(linksOf('person1@example.com')).not.toEqual(linksOf('person10@example.com'))
  })

  it('a scanner is counted apart, and HEAD not at all', async () => {
    const { app, links, events } = await aMail()
    await app.request(links[0]!, { method: 'HEAD', headers: { 'user-agent': SAFARI } })
    expect(await events()).toEqual([])
    await app.request(links[0]!, { headers: { 'user-agent': 'Barracuda Link Scanner' } })
    expect(await events()).toMatchObject([{ automated: 1 }])
  })

  it.each([
    ['a code nobody gave out', '/r/aaaaaaaaaaaa'],
    ['an address instead of a code', '/r/https:%2F%2Fevil.example'],
  ])('%s leads nowhere', async (_, path) => {
    const { app, events } = await aMail()
    const answer = await app.request(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('location')).toBeNull()
    expect(await events()).toEqual([])
  })
})

describe('unsubscribing', () => {
  it('the mail has the headers for one click (RFC 8058)', async () => {
    const { header, unsubscribe } = await aMail()
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(unsubscribe).not.toContain('person1')
  })

  it('GET and HEAD show a page and change nothing, however often a scanner comes', async () => {
    const { app, at, unsubscribe } = await aMail()
    for (const method of ['GET', 'HEAD', 'GET']) expect((await app.request(unsubscribe, { method })).status).toBe(200)
    expect(await at.db.rows.all(sql`SELECT * FROM suppressions`)).toEqual([])
  })

  it('one click stops this campaign on this channel, once, and answers without a redirect', async () => {
    const { app, at, unsubscribe, events } = await aMail()
    for (let click = 0; click < 2; click++) {
      const answer = await app.request(unsubscribe, form('List-Unsubscribe=One-Click'))
      expect(answer.status).toBe(200)
    }
    const kept = await at.db.rows.all(sql`SELECT channel, campaign_id AS campaign, reason FROM suppressions`)
    expect(kept).toEqual([{ channel: 'email', campaign: 'renew-online', reason: 'unsubscribed' }])
    expect(await events()).toMatchObject([{ kind: 'unsubscribe' }])
  })

  it('the page offers all messages of the sender', async () => {
    const { app, at, unsubscribe } = await aMail()
    expect(await (await app.request(unsubscribe)).text()).toContain('value="all"')
    await app.request(unsubscribe, form('scope=all'))
    expect(await at.db.rows.all(sql`SELECT campaign_id AS campaign FROM suppressions`)).toEqual([{ campaign: '' }])
  })

  it('is in the language the person was written to in', async () => {
    const { app, server } = await aMail({ people: 12 })
    const welsh = server.received.find(({ to }) => to === 'person10@example.com')!.raw.replaceAll('=\r\n', '')
    const path = /\/u\/[\w-]+/.exec(welsh)![0]
    const page = await (await app.request(path)).text()
    expect(page).toContain('lang="cy"')
    expect(page).toContain('Atal yr e-byst')
  })

  it('between freezing and hand-over it is still honoured', async () => {
    const server = await mailServer({
      answer: (to) => (to === 'person1@example.com' ? { code: 451, text: 'later' } : 'accept'),
    })
    const at = await world({ smtpUrl: server.url })
    await at.people(3)
    await at.campaign()
    await at.approved()
    await dispatch(at.ports, { untilIdle: false })
    const [row] = await at.db.rows.all<{ id: number }>(sql`SELECT id FROM deliveries WHERE status = 'queued'`)
    const { unsubscribeToken } = await import('../../src/audience/index.ts')
    const token = unsubscribeToken(at.ports.settings.secret, row!.id)
    await createApp(at.ports).request(`/u/${token}`, form('List-Unsubscribe=One-Click'))
    at.clock.forward(10_000)
    expect(await dispatch(at.ports, { untilIdle: false })).toMatchObject({ handedOff: 0, skipped: 1 })
    const reasons = await at.db.rows.all(sql`SELECT reason FROM deliveries WHERE status = 'skipped'`)
    expect(reasons).toEqual([{ reason: 'unsubscribed' }])
    await expectBalanced(at.db)
  })

  it('and the next campaign to the same person skips them when they stopped everything', async () => {
    const { app, at, unsubscribe, server } = await aMail()
    await app.request(unsubscribe, form('scope=all'))
    await at.db.rows
      .run(sql`UPDATE occurrences SET finished_at = NULL, frozen_at = NULL, frozen_to = 0, status = 'planned',
      audience = 0, sent = 0, ordinal = 2`)
    await at.db.rows.run(sql`DELETE FROM deliveries`)
    const before = server.received.length
    expect(await dispatch(at.ports, { untilIdle: true })).toMatchObject({ sent: 1, skipped: 1 })
    expect(server.received.slice(before).map(({ to }) => to)).toEqual(['person0@example.com'])
  })

  it.each([
    ['a token cut short', (path: string) => path.slice(0, -3)],
    ['another person’s number with this token', (path: string) => path.replace(/\/u\/\w+-/, '/u/zz-')],
    ['nonsense', () => '/u/nonsense'],
    ['a very long one', () => `/u/${'a'.repeat(5000)}`],
  ])('%s is refused plainly and changes nothing', async (_, broken) => {
    const { app, at, unsubscribe } = await aMail()
    const path = broken(unsubscribe)
    expect((await app.request(path)).status).toBe(404)
    expect((await app.request(path, form('List-Unsubscribe=One-Click'))).status).toBe(404)
    expect(await at.db.rows.all(sql`SELECT * FROM suppressions`)).toEqual([])
  })

  it.each([
    ['a multipart body cut short', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-'],
    ['a multipart body without its boundary', 'multipart/form-data', 'scope=all'],
    ['a body of another kind', 'application/json', '{'],
  ])('%s still stops this campaign, for the token is the authority', async (_, type, body) => {
    const { app, at, unsubscribe } = await aMail()
    const answer = await app.request(unsubscribe, { method: 'POST', body, headers: { 'content-type': type } })
    expect(answer.status).toBe(200)
    const kept = await at.db.rows.all(sql`SELECT channel, campaign_id AS campaign FROM suppressions`)
    expect(kept).toEqual([{ channel: 'email', campaign: 'renew-online' }])
  })

  it('a body that is too large is refused, also when it does not say its length', async () => {
    const { app, at, unsubscribe } = await aMail()
    const body = new Blob([`scope=${'a'.repeat(10_000)}`]).stream()
    const answer = await app.request(unsubscribe, { ...form(''), body, duplex: 'half' })
    expect(answer.status).toBe(413)
    expect(await at.db.rows.all(sql`SELECT * FROM suppressions`)).toEqual([])
  })

  it('a body that is too large is refused', async () => {
    const { app, unsubscribe } = await aMail()
    const answer = await app.request(unsubscribe, form(`scope=${'a'.repeat(10_000)}`))
    expect(answer.status).toBe(413)
  })

  it.each(['__proto__', 'constructor', 'toString-x', 'xx'])(
    'who asks for the language “%s” gets a page in English',
    async (language) => {
      const { app } = await aMail()
      const answer = await app.request('/u/xx', { headers: { 'accept-language': language } })
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('<html lang="en"')
    },
  )

  it('the link of a test message says that there is nothing to stop', async () => {
    const { app } = await aMail()
    const answer = await app.request('/u/test')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('test message')
  })
})

describe('every page', () => {
  it.each(['/sign-in', '/sign-in/abc', '/u/test', '/u/nonsense', '/r/aaaaaaaaaaaa'])(
    '%s has a strict policy, a language, a title and no script',
    async (path) => {
      const { app } = await aMail()
      const answer = await app.request(path)
      const html = await answer.text()
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
      expect(html).toMatch(/^<!doctype html><html lang="\w+"/)
      expect(html).toMatch(/<title>.+<\/title>/)
      expect(html).not.toMatch(/<script|javascript:|style="/i)
    },
  )
})
