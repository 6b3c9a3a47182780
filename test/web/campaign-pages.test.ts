import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/index.ts'
import { campaignPage, editCampaign, partForEditing } from '../../src/plan/index.ts'
import { busyInstallation } from '../support/busy-installation.ts'
import { signedIn, visitor } from '../support/signed-in.ts'

const HOME = '/campaigns/renew-online'

/** A campaign in the middle of its work, and somebody with these roles who looks at it. */
async function visited(...roles: Role[]) {
  const at = await busyInstallation()
  at.clock.set('2027-03-01T10:00:00Z')
  const by = await signedIn(at, 'sam@example.gov', roles)
  return { at, by }
}

/** What a page says, without its markup and with single spaces. */
async function textOf(answer: Response): Promise<string> {
  const html = await answer.text()
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll(/\s+/g, ' ')
}

describe('the campaigns', () => {
  it('say first what needs a person, then what goes out soon, then which there are', async () => {
    const { by } = await visited('viewer')
    const text = await textOf(await by.get('/campaigns'))
    const order = ['Needs attention', 'not approved', 'Goes out in the next 7 days', 'All campaigns'].map((one) =>
      text.indexOf(one),
    )
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(order).not.toContain(-1)
  })

  it('offer a new one to planners alone', async () => {
    const { at, by } = await visited('viewer')
    expect(await (await by.get('/campaigns')).text()).not.toContain('/campaigns/new')
    const planner = await signedIn(at, 'pat@example.gov', ['planner'])
    expect(await (await planner.get('/campaigns')).text()).toContain('href="/campaigns/new"')
  })
})

describe('a campaign', () => {
  it('shows its plan in the order of OASIS, below what needs attention', async () => {
    const { by } = await visited('viewer')
    const html = await (await by.get(HOME)).text()
    const parts = ['attention', 'around', 'objectives', 'audiences', 'strategy', 'implementation', 'scoring']
    const order = parts.map((id) => html.indexOf(`id="${id}"`))
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((one, other) => one - other))
  })

  it('leads from its timeline and from its table to every activity', async () => {
    const { at, by } = await visited('viewer')
    const html = await (await by.get(HOME)).text()
    const { activities } = await campaignPage(await at.planner(), { campaignId: 'renew-online' })
    expect(
      activities.map(({ activity }) => html.split(`href="${HOME}/activities/${activity}"`).length - 1 >= 2),
    ).toEqual(activities.map(() => true))
    expect(html).toMatch(/aria-label="1: [^"]*, sent, [^"]*on the day of the launch"/)
    expect(html).toMatch(/aria-label="2: [^"]*, in review, [^"]*7 days after the launch"/)
  })

  it('says of a goal without figures that it is not measured yet, and by what it is to be', async () => {
    const { by } = await visited('viewer')
    const text = await textOf(await by.get(HOME))
    expect(text).toContain('Not measured yet')
    expect(text).toContain('Fanfare has received no figures for “plain words”')
  })

  it('leads what is not approved to its approval', async () => {
    const { by } = await visited('approver')
    expect(await (await by.get(HOME)).text()).toContain(`href="${HOME}/activities/later#approval"`)
  })

  it.each<[label: string, roles: Role[], offered: string[], withheld: string[]]>([
    ['a viewer nothing', ['viewer'], [], ['/edit/', '/pause', '/cancel', '/approve']],
    ['a planner editing and stopping', ['planner'], ['/edit/facts', '/edit/goal', '/pause', '/cancel'], ['/approve']],
    ['an approver approving', ['approver'], ['/approve'], ['/edit/', '/pause', '/cancel']],
    ['an operator stopping', ['operator'], ['/pause', '/cancel'], ['/edit/', '/approve']],
  ])('offers %s', async (_, roles, offered, withheld) => {
    const { by } = await visited(...roles)
    const html = await (await by.get(HOME)).text()
    for (const path of offered) expect(html).toContain(`href="${HOME}${path}`)
    for (const path of withheld) expect(html).not.toContain(`href="${HOME}${path}`)
  })

  it('is downloaded as the file that, applied again, is the same', async () => {
    const { by } = await visited('viewer')
    const answer = await by.get(`${HOME}/campaign.yaml`)
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="renew-online.yaml"')
    expect(await answer.text()).toContain('campaign: renew-online')
  })

  it('that is not there is not found, on each of its pages', async () => {
    const { by } = await visited('planner', 'approver')
    for (const page of ['', '/review', '/review.csv', '/campaign.yaml', '/pause', '/approve']) {
      expect([page, (await by.get(`/campaigns/nonsense${page}`)).status]).toEqual([page, 404])
    }
  })
})

describe('the review', () => {
  it('stands in the app, and is downloaded in three forms', async () => {
    const { by } = await visited('viewer')
    const text = await textOf(await by.get(`${HOME}/review`))
    expect(text).toMatch(/Inputs.*Outputs.*Outtakes.*Outcomes.*Impact.*Learning.*How to read these figures/)
    for (const [form, type] of [
      ['html', 'text/html'],
      ['csv', 'text/csv'],
      ['json', 'application/json'],
    ]) {
      const file = await by.get(`${HOME}/review.${form}`)
      expect(file.headers.get('content-type')).toContain(type)
      expect(file.headers.get('content-disposition')).toBe(`attachment; filename="renew-online-review.${form}"`)
    }
  })
})

describe('stopping a campaign', () => {
  it('says before how many activities and people it is about, and then does it', async () => {
    const { at, by } = await visited('operator')
    const asked = await textOf(await by.get(`${HOME}/pause`))
    const { activities } = await campaignPage(await at.planner(), { campaignId: 'renew-online' })
    const people = activities.find(({ activity }) => activity === 'go-live')!.counts.audience
    expect(people).toBeGreaterThan(1)
    expect(asked).toContain(`1 activity with ${people} messages still to go will wait`)
    const answer = await by.post(`${HOME}/pause`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, HOME])
    expect((await campaignPage(await at.planner(), { campaignId: 'renew-online' })).campaign.state).toBe('paused')
    expect(await textOf(await by.get(`${HOME}/pause`))).toContain('The campaign is paused already')
    await by.post(`${HOME}/resume`)
    expect((await campaignPage(await at.planner(), { campaignId: 'renew-online' })).campaign.state).toBe('running')
  })

  it('cancels for good, and offers nothing more then', async () => {
    const { by } = await visited('planner')
    expect(await textOf(await by.get(`${HOME}/cancel`))).toContain('This cannot be undone')
    expect((await by.post(`${HOME}/cancel`)).status).toBe(303)
    expect(await (await by.get(HOME)).text()).not.toContain(`href="${HOME}/cancel"`)
    expect((await by.get(`${HOME}/cancel`)).status).toBe(409)
  })

  it.each(['pause', 'resume', 'cancel'])('is refused to a viewer who asks to %s', async (act) => {
    const { by } = await visited('viewer')
    expect((await by.get(`${HOME}/${act}`)).status).toBe(403)
    expect((await by.post(`${HOME}/${act}`)).status).toBe(403)
  })
})

describe('approving a campaign', () => {
  const seenOn = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/name="(seen\.[^"]+)" value="([^"]+)"/g)].map((found) => [found[1]!, found[2]!]),
    )

  it('approves what was shown', async () => {
    const { at, by } = await visited('approver')
    const seen = seenOn(await (await by.get(`${HOME}/approve`)).text())
    expect(Object.keys(seen)).toEqual(['seen.later'])
    expect((await by.post(`${HOME}/approve`, seen)).status).toBe(303)
    const { activities } = await campaignPage(await at.planner(), { campaignId: 'renew-online' })
    expect(activities.find(({ activity }) => activity === 'later')?.approval).toBe('approved')
  })

  it('approves nothing that was changed since it was shown, and says so', async () => {
    const { at, by } = await visited('approver')
    const seen = seenOn(await (await by.get(`${HOME}/approve`)).text())
    const bodies = { 'body.en': 'other', 'body.cy': 'arall', 'subject.en': 'other', 'subject.cy': 'arall' }
    const values = { id: 'other', channel: 'email', purpose: 'public-task', core: 'quick', ...bodies }
    const planner = await at.planner()
    await editCampaign(planner, { campaignId: 'renew-online', edit: { act: 'add', part: { kind: 'message' }, values } })
    await movedTo(at, 'other')
    const answer = await by.post(`${HOME}/approve`, seen)
    expect(answer.status).toBe(409)
    expect(await textOf(answer)).toContain('later was not approved: it was changed since you opened the page')
    const { activities } = await campaignPage(planner, { campaignId: 'renew-online' })
    expect(activities.find(({ activity }) => activity === 'later')?.approval).not.toBe('approved')
  })

  it('says whose work cannot be approved, and why', async () => {
    const at = await busyInstallation()
    const author = await signedIn(at, 'planner@example.gov', ['planner', 'approver'])
    const text = await textOf(await author.get(`${HOME}/approve`))
    expect(text).toMatch(/These cannot be approved by you now .* planner@example\.gov is an author of it/)
  })

  it('is refused to whoever is no approver', async () => {
    const { by } = await visited('planner')
    expect((await by.get(`${HOME}/approve`)).status).toBe(403)
    expect((await by.post(`${HOME}/approve`)).status).toBe(403)
  })
})

it('shows nothing of it to strangers', async () => {
  const at = await busyInstallation()
  const answer = await visitor(at).get(HOME)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sign-in?to=${encodeURIComponent(HOME)}`])
})

/** The activity sends another message from now on. */
async function movedTo(at: Awaited<ReturnType<typeof busyInstallation>>, message: string) {
  const of = { campaignId: 'renew-online', part: { kind: 'activity' as const, id: 'later' } }
  const { values, seen } = await partForEditing(await at.planner(), of)
  const edit = { act: 'change' as const, part: of.part, seen, values: { ...values, message } }
  await editCampaign(await at.planner(), { campaignId: 'renew-online', edit })
}
