import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/index.ts'
import { dispatch } from '../../src/dispatch/index.ts'
import { expectBalanced } from '../support/ledger.ts'
import { mailServer } from '../support/mail-server.ts'
import { signedIn } from '../support/signed-in.ts'
import { world, type World } from '../support/world.ts'

const ACTIVITY = '/campaigns/renew-online/activities/go-live'

/** Twenty people, every tenth of whom reads Welsh, and a campaign that is due. */
async function due(change: Parameters<World['campaign']>[0] = {}, options: Parameters<typeof world>[0] = {}) {
  const at = await world(options)
  await at.people(20)
  await at.campaign(change)
  return at
}

const as = (at: World, ...roles: Role[]) => signedIn(at, 'sam@example.gov', roles)

/** What a reader without a screen reader sees, in one line. */
function seen(html: string): string {
  return html
    .replaceAll(/<span class="govuk-visually-hidden">[^<]*<\/span>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}

const textOf = async (answer: Response) => seen(await answer.text())
const hashIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''

describe('how an activity stands', () => {
  it('is said from waiting for approval to the last mail, and the figures add up', async () => {
    const server = await mailServer({
      answer: (to) => (to === 'person3@example.com' ? { code: 550, text: 'no such user' } : 'accept'),
    })
    const at = await due({}, { smtpUrl: server.url, at: '2027-03-01T08:00:00Z' })
    const sam = await as(at, 'planner')
    expect(await textOf(await sam.get(ACTIVITY))).toContain('in review It waits for an approver')
    await at.approved()
    at.clock.set('2027-02-26T04:00:00Z')
    expect(await textOf(await sam.get(ACTIVITY))).toMatch(/scheduled It goes out in 3 days/)
    at.clock.set('2027-03-01T09:00:00Z')
    await dispatch(at.ports, { untilIdle: true })
    const page = await textOf(await sam.get(ACTIVITY))
    expect(page).toContain('part-sent Only 19 of 20 people were written to.')
    expect(page).toMatch(/20 in the audience = 19 sent \+ 0 on the way \+ 0 still to go \+ 1 failed \+ 0 skipped/)
    await expectBalanced(at.db)
  })

  it('while it goes out, the part that moves looks again by itself, alone, and no more once it is over', async () => {
    const at = await due()
    const sam = await as(at, 'planner')
    await at.approved()
    const part = () => sam.get(ACTIVITY, { 'hx-request': 'true' }).then((answer) => answer.text())
    const moving = await part()
    expect(moving).toMatch(/^<section id="progress"/)
    expect(moving).toContain(`hx-get="${ACTIVITY}"`)
    await dispatch(at.ports, { untilIdle: true })
    const over = await part()
    expect(over).not.toContain('hx-get')
    expect(await (await sam.get(ACTIVITY)).text()).toContain(over)
  })

  it('a subject with a placeholder is said in words wherever it stands as a name', async () => {
    const at = await due({ subject: 'Renew from {{launch.date}}' })
    const sam = await as(at, 'planner')
    for (const path of [ACTIVITY, `${ACTIVITY}/ledger`, `${ACTIVITY}/pause`]) {
      const page = await (await sam.get(path)).text()
      const [title, heading] = [/<title>(.*?)<\/title>/s, /<h1[^>]*>(.*?)<\/h1>/s].map((part) => part.exec(page)![1])
      expect(title, path).toContain('Renew from [launch date]')
      expect(heading, path).toContain('Renew from [launch date]')
    }
  })

  it('what waits says why and until when, as the clocks of the campaign show it', async () => {
    const at = await due({ quietHours: '{ from: "08:00", to: "19:00" }' })
    await at.approved()
    await dispatch(at.ports, { untilIdle: false })
    const page = await textOf(await (await as(at, 'viewer')).get(ACTIVITY))
    expect(page).toContain('Quiet hours: 20 people wait until Mon 1 March 2027, 19:00 (Europe/London)')
  })

  it.each([
    ['an activity that is not there', '/campaigns/renew-online/activities/nothing'],
    ['a campaign that is not there', '/campaigns/nothing/activities/go-live'],
    ['its ledger', '/campaigns/renew-online/activities/nothing/ledger'],
    ['its ledger as CSV', '/campaigns/renew-online/activities/nothing/ledger.csv'],
    ['its mail', '/campaigns/renew-online/activities/nothing/mail.html'],
  ])('%s is not found', async (_, path) => {
    const at = await due()
    expect((await (await as(at, 'planner')).get(path)).status).toBe(404)
  })
})

describe('the mail', () => {
  it('is shown as one recipient after another gets it, in a document that runs nothing', async () => {
    const at = await due()
    const sam = await as(at, 'approver')
    const first = await textOf(await sam.get(ACTIVITY))
    expect(first).toContain('Recipient 1 of 20: p0')
    expect(first).toContain('Adnewyddwch ar-lein')
    const second = await sam.get(`${ACTIVITY}/mail.html?position=1`)
    expect(await second.text()).toContain('Hello Person1')
    expect(second.headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/)
    expect(second.headers.get('x-frame-options')).toBe('SAMEORIGIN')
  })

  it('steps through those alone who get it in a language', async () => {
    const at = await due()
    const page = await textOf(await (await as(at, 'approver')).get(`${ACTIVITY}?language=cy&position=1`))
    expect(page).toContain('Recipient 2 of 2 who get Welsh: p10')
    expect(page).not.toContain('Next')
  })

  it.each(['-1', 'x', '1e9', '999999999999999'])('position %s shows somebody who is there', async (position) => {
    const at = await due()
    const answer = await (await as(at, 'approver')).get(`${ACTIVITY}?position=${position}`)
    expect(await textOf(answer)).toMatch(/Recipient (1|20) of 20/)
  })

  it('shows a viewer nobody', async () => {
    const at = await due()
    const sam = await as(at, 'viewer')
    for (const path of [ACTIVITY, `${ACTIVITY}/mail.html`]) {
      expect(await (await sam.get(path)).text()).not.toMatch(/person\d+@example|Person\d/)
    }
  })

  it('a test goes to the address given, marked, and counts nobody', async () => {
    const server = await mailServer()
    const at = await due({}, { smtpUrl: server.url })
    const sam = await as(at, 'planner')
    expect((await sam.post(`${ACTIVITY}/test-send`, { to: 'me@example.gov' })).status).toBe(303)
    expect(server.received.map(({ to }) => to)).toEqual(['me@example.gov', 'me@example.gov'])
    expect(server.received[0]!.raw).toContain('[Test en]')
    expect(await at.db.rows.all(sql`SELECT id FROM deliveries`)).toEqual([])
  })

  it('a wrong address is said beside the field, and what was typed stays', async () => {
    const at = await due()
    const answer = await (await as(at, 'planner')).post(`${ACTIVITY}/test-send`, { to: 'me at example' })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('value="me at example"')
    expect(html).toContain('href="#to"')
  })
})

describe('the approval', () => {
  it('is of exactly what was seen: after a change nothing is approved', async () => {
    const at = await due()
    const sam = await as(at, 'approver')
    const shown = hashIn(await (await sam.get(ACTIVITY)).text())
    await at.campaign({ subject: 'Renew today' })
    const late = await sam.post(`${ACTIVITY}/approve`, { seen: shown })
    expect(late.status).toBe(409)
    expect(hashIn(await late.text())).not.toBe(shown)
    expect(await textOf(await sam.get(ACTIVITY))).toContain('not approved Nobody has approved it yet.')
    const fresh = hashIn(await (await sam.get(ACTIVITY)).text())
    expect((await sam.post(`${ACTIVITY}/approve`, { seen: fresh })).status).toBe(303)
    expect(await textOf(await sam.get(ACTIVITY))).toMatch(
      /approved sam@example.gov approved it on .*, exactly as it is now/,
    )
  })

  it('is void after a change, which is shown word by word, also to whoever hears the page', async () => {
    const at = await due()
    await at.approved()
    await at.campaign({ subject: 'Renew online today' })
    const html = await (await (await as(at, 'viewer')).get(ACTIVITY)).text()
    expect(seen(html)).toContain('approval void It was changed since alex@example.gov approved it')
    expect(html).toMatch(/<ins class="app-added"><span class="govuk-visually-hidden">added: <\/span> ?today/)
  })

  it('whoever asks for changes says why, and who wrote it reads that', async () => {
    const at = await due()
    const sam = await as(at, 'approver')
    const hash = hashIn(await (await sam.get(ACTIVITY)).text())
    const silent = await sam.post(`${ACTIVITY}/ask-for-changes`, { reason: '  ', seen: hash })
    expect(silent.status).toBe(422)
    expect(await silent.text()).toContain('href="#reason"')
    await sam.post(`${ACTIVITY}/ask-for-changes`, { reason: 'Say <b>what</b> it costs', seen: hash })
    const html = await (await (await signedIn(at, 'kim@example.gov', ['viewer'])).get(ACTIVITY)).text()
    expect(html).toContain('Say &lt;b&gt;what&lt;/b&gt; it costs')
    expect(seen(html)).toContain('draft It is back with its authors')
  })

  it.each([
    ['viewer', false],
    ['planner', false],
    ['operator', false],
    ['administrator', false],
    ['approver', true],
  ] as const)('a %s is offered it: %s, and the rest is refused', async (role, may) => {
    const at = await due()
    const sam = await as(at, role)
    const html = await (await sam.get(ACTIVITY)).text()
    expect(html.includes('Approve this version')).toBe(may)
    if (!may) expect((await sam.post(`${ACTIVITY}/approve`, {})).status).toBe(403)
  })
})

describe('stopping and going on', () => {
  it.each([
    ['pause', 'Pause for 20 people', 'paused'],
    ['cancel', 'Cancel for 20 people', 'cancelled'],
  ])('%s says for how many, and then does it', async (act, button, status) => {
    const at = await due()
    await at.approved()
    const sam = await as(at, 'operator')
    expect(await textOf(await sam.get(`${ACTIVITY}/${act}`))).toContain(button)
    expect((await sam.post(`${ACTIVITY}/${act}`)).headers.get('location')).toBe(ACTIVITY)
    expect(await textOf(await sam.get(ACTIVITY))).toContain(`How it stands ${status}`)
    expect(await dispatch(at.ports, { untilIdle: true })).toMatchObject({ handedOff: 0 })
  })

  it('in the middle it counts those still to go, and only them', async () => {
    const at = await due({ rate: '5/m' })
    await at.approved()
    await dispatch(at.ports, { untilIdle: false })
    const sam = await as(at, 'operator')
    const [row] = await at.db.rows.all<{ queued: number; sent: number }>(sql`SELECT queued, sent FROM occurrences`)
    expect(row!.queued).toBeGreaterThan(0)
    expect(row!.sent).toBeGreaterThan(0)
    const page = await textOf(await sam.get(`${ACTIVITY}/cancel`))
    expect(page).toContain(`Cancel for ${row!.queued} people`)
    expect(page).toContain(
      row!.sent === 1 ? '1 person has been written to' : `${row!.sent} people have been written to`,
    )
  })

  it('what was missed is sent late only after a page that says so', async () => {
    const at = await due()
    await at.approved()
    at.clock.set('2027-03-01T13:00:00Z')
    await dispatch(at.ports, { untilIdle: true })
    const sam = await as(at, 'operator')
    expect(await textOf(await sam.get(ACTIVITY))).toContain('Send it now')
    expect(await textOf(await sam.get(`${ACTIVITY}/resume`))).toContain('Send to 20 people now')
    await sam.post(`${ACTIVITY}/resume`)
    expect(await dispatch(at.ports, { untilIdle: true })).toMatchObject({ sent: 20 })
  })

  it('what is over cannot be stopped any more, and whoever may not is not offered it', async () => {
    const at = await due()
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    const sam = await as(at, 'operator')
    for (const answer of [await sam.get(`${ACTIVITY}/pause`), await sam.post(`${ACTIVITY}/cancel`)]) {
      expect(answer.status).toBe(409)
      expect(await textOf(answer)).toContain('This activity is over')
    }
  })

  it('resuming what is not paused changes nothing and says so', async () => {
    const at = await due()
    expect(await textOf(await (await as(at, 'operator')).get(`${ACTIVITY}/resume`))).toContain('It is not paused')
  })

  it('a viewer is offered none of it', async () => {
    const at = await due()
    const sam = await as(at, 'viewer')
    expect(await (await sam.get(ACTIVITY)).text()).not.toContain(`${ACTIVITY}/pause`)
    for (const act of ['pause', 'resume', 'cancel']) expect((await sam.get(`${ACTIVITY}/${act}`)).status).toBe(403)
  })
})

describe('the ledger', () => {
  async function finished() {
    const server = await mailServer({
      answer: (to) => (/person[34]@/.test(to) ? { code: 550, text: 'no such user' } : 'accept'),
    })
    const at = await due({}, { smtpUrl: server.url })
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    return as(at, 'viewer')
  }
  const contactsIn = (html: string) =>
    [...html.matchAll(/role="rowheader"[^>]*>(p\d+)</g)].map(([, contact]) => contact)

  it.each([
    ['everybody', '', 20],
    ['those who failed', '?status=failed', 2],
    ['those who read Welsh', '?language=cy', 2],
    ['those who read Welsh and failed', '?language=cy&status=failed', 0],
    ['a filter left open', '?status=&reason=&language=', 20],
    ['after a row', '?after=15', 5],
  ])('shows %s, and as many as CSV', async (_, query, count) => {
    const sam = await finished()
    const page = await (await sam.get(`${ACTIVITY}/ledger${query}`)).text()
    expect(contactsIn(page)).toHaveLength(count)
    if (query.startsWith('?after')) return
    const csv = await sam.get(`${ACTIVITY}/ledger.csv${query}`)
    expect(csv.headers.get('content-disposition')).toBe('attachment; filename="renew-online-go-live-ledger.csv"')
    expect((await csv.text()).trim().split('\r\n')).toHaveLength(count + 1)
  })

  it('every figure of the sum leads to as many rows as it says', async () => {
    const sam = await finished()
    const html = await (await sam.get(ACTIVITY)).text()
    const figures = [...html.matchAll(/href="([^"]*\/ledger[^"]*)"><b>(\d+)<\/b>/g)]
    expect(figures.map(([, , count]) => count)).toEqual(['20', '18', '2'])
    for (const [, path, count] of figures) {
      expect(contactsIn(await (await sam.get(path!)).text())).toHaveLength(Number(count))
    }
  })

  it('names people by the owner’s key, never by their address', async () => {
    const sam = await finished()
    for (const path of ['ledger', 'ledger.csv']) {
      expect(await (await sam.get(`${ACTIVITY}/${path}`)).text()).not.toContain('@example.com')
    }
  })

  it.each(['ledger', 'ledger.csv'])('%s refuses a status that no row has', async (path) => {
    const sam = await finished()
    expect((await sam.get(`${ACTIVITY}/${path}?status=lost`)).status).toBe(422)
  })

  it('goes on page by page, nobody twice and nobody left out', async () => {
    const at = await world()
    await at.people(120)
    await at.campaign()
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    const sam = await as(at, 'viewer')
    const all: (string | undefined)[] = []
    for (let path: string | undefined = `${ACTIVITY}/ledger?status=sent`; path !== undefined;) {
      const html: string = await (await sam.get(path)).text()
      all.push(...contactsIn(html))
      path = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(all).toHaveLength(120)
    expect(new Set(all).size).toBe(120)
  })

  it('before anybody was written to it says what will be here', async () => {
    const at = await due()
    expect(await textOf(await (await as(at, 'viewer')).get(`${ACTIVITY}/ledger`))).toContain(
      'Nobody is in the ledger yet',
    )
  })
})
