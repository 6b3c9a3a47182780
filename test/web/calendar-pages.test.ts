import { describe, expect, it } from 'vitest'
import { calendarAddress } from '../../src/calendar/index.ts'
import { pause } from '../../src/dispatch/index.ts'
import { createApp } from '../../src/web/index.ts'
import { parsedCalendar } from '../calendar/parsed-calendar.ts'
import { type BusyInstallation, busyInstallation } from '../support/busy-installation.ts'
import { signedIn } from '../support/signed-in.ts'

const HOME = '/campaigns/renew-online'

/** A program that subscribed: no cookie, no session. */
function subscriber(at: BusyInstallation) {
  const app = createApp(at.ports)
  return async (address: string, init: RequestInit = {}) => app.request(address, init)
}
const addressAt = (at: BusyInstallation) => calendarAddress(at.as(), { campaignId: 'renew-online' }, at.ports.settings)

describe('the calendar feed over HTTP', () => {
  it('comes without a session, as a calendar that no cache on the way keeps', async () => {
    const at = await busyInstallation()
    const answer = await subscriber(at)(await addressAt(at))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="renew-online.ics"')
    expect(answer.headers.get('cache-control')).toBe('private, no-cache')
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(parsedCalendar(await answer.text())).toMatchObject({ name: 'Renew your licence online', method: 'PUBLISH' })
  })

  it('is not sent again for as long as nothing changed', async () => {
    const at = await busyInstallation()
    const ask = subscriber(at)
    const address = await addressAt(at)
    const etag = (await ask(address)).headers.get('etag')!
    expect(etag).toMatch(/^"\w+"$/)
    const again = await ask(address, { headers: { 'if-none-match': etag } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await pause(at.as(), { campaignId: 'renew-online' })
    const changed = await ask(address, { headers: { 'if-none-match': etag } })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  it('answers HEAD with what GET has, without the calendar', async () => {
    const at = await busyInstallation()
    const ask = subscriber(at)
    const address = await addressAt(at)
    const [whole, head] = [await ask(address), await ask(address, { method: 'HEAD' })]
    expect([head.status, await head.text()]).toEqual([200, ''])
    for (const name of ['content-type', 'etag', 'cache-control']) {
      expect(head.headers.get(name), name).toBe(whole.headers.get(name))
    }
  })

  it.each([
    ['no token', '/c/renew-online.ics'],
    ['an empty token', '/c/renew-online.ics?token='],
    ['another token', '/c/renew-online.ics?token=0123456789abcdef0123456789abcdef'],
    ['another campaign', '/c/other.ics?token=0123456789abcdef0123456789abcdef'],
    ['a name that no campaign can have', '/c/..%2F%27.ics?token=x'],
  ])('with %s is not found, and says no more', async (_, path) => {
    const at = await busyInstallation()
    const ask = subscriber(at)
    const [answer, missing] = [
      await ask(`https://fanfare.example${path}`),
      await ask('https://fanfare.example/c/x.ics'),
    ]
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe(await missing.text())
  })

  it('of one campaign is not opened by the token of another', async () => {
    const at = await busyInstallation()
    const address = await addressAt(at)
    expect((await subscriber(at)(address.replace('renew-online', 'renew'))).status).toBe(404)
  })
})

describe('the page of a campaign', () => {
  const addressOn = (html: string) => /id="calendar-address">\s*([^<\s]+)/.exec(html)?.[1]

  it.each(['viewer', 'planner', 'approver', 'operator', 'administrator'] as const)(
    'shows a %s the address of the calendar',
    async (role) => {
      const at = await busyInstallation()
      const by = await signedIn(at, 'sam@example.gov', [role])
      const html = await (await by.get(HOME)).text()
      expect(addressOn(html)).toBe(await addressAt(at))
      expect(html).toContain(`href="webcal://fanfare.example/c/renew-online.ics?token=`)
      expect(html.includes('Make a new address')).toBe(role === 'planner' || role === 'administrator')
    },
  )

  it('makes a new address, after which the old one leads nowhere', async () => {
    const at = await busyInstallation()
    const by = await signedIn(at, 'sam@example.gov', ['planner'])
    const old = await addressAt(at)
    const answer = await by.post(`${HOME}/calendar`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, HOME])
    const renewed = addressOn(await (await by.get(HOME)).text())!
    const ask = subscriber(at)
    expect([(await ask(old)).status, (await ask(renewed)).status]).toEqual([404, 200])
    const log = await (await by.get('/audit-log?campaign=renew-online')).text()
    expect(log).toContain('New address of the calendar made')
  })

  it('makes none for a form of another site or session', async () => {
    const at = await busyInstallation()
    const by = await signedIn(at, 'sam@example.gov', ['planner'])
    const old = await addressAt(at)
    expect((await by.post(`${HOME}/calendar`, { form_token: 'x' })).status).toBe(403)
    expect((await by.post(`${HOME}/calendar`, {}, { origin: 'https://evil.example' })).status).toBe(403)
    expect(await addressAt(at)).toBe(old)
  })
})
