import { describe, expect, it } from 'vitest'
import { cancel } from '../../src/dispatch/index.ts'
import { campaignFile, listCampaigns, partForEditing, showPlan } from '../../src/plan/index.ts'
import { loadExamples } from '../../src/platform/examples.ts'
import { filledIn, formInPage } from '../support/form-in-page.ts'
import { signedIn } from '../support/signed-in.ts'
import { SECRET, world } from '../support/world.ts'
import { CAMPAIGN, forms, planning, toldBy } from './editing.ts'

const NEWS = `${CAMPAIGN}/edit/message/news`
const FACTS = `${CAMPAIGN}/edit/facts`
const TEASER = `${CAMPAIGN}/edit/activity/teaser`

const fileOf = async ({ at }: { at: Awaited<ReturnType<typeof world>> }, campaignId = 'renew-online') =>
  (await campaignFile(at.as(), { campaignId })).text

describe('a form that is saved as it was opened', () => {
  it('changes nothing, for every part of the example campaigns', { timeout: 120_000 }, async () => {
    const at = await world({ at: '2026-11-21T09:00:00Z' })
    await loadExamples(at.as(), SECRET)
    const sam = await signedIn(at, 'sam@example.gov', ['planner'])
    const { opened, send } = forms(at)
    const campaigns = await listCampaigns(at.as())
    expect(campaigns).toHaveLength(3)
    let count = 0
    for (const { campaign } of campaigns) {
      const before = await fileOf({ at }, campaign)
      for (const path of await pathsOf(at, campaign)) {
        const answer = await send(sam, path, await opened(sam, path))
        expect(toldBy(answer), path).toBe('Nothing was different, so nothing was changed.')
        count += 1
      }
      expect(await fileOf({ at }, campaign)).toBe(before)
    }
    expect(count).toBeGreaterThan(60)
  })

  it('keeps what was approved', async () => {
    const { at, sam, opened, send } = await planning({ approved: true })
    for (const path of [NEWS, FACTS, TEASER, `${CAMPAIGN}/edit/audience/everybody`])
      await send(sam, path, await opened(sam, path))
    const { occurrences } = await showPlan(at.as(), { campaignId: 'renew-online' })
    expect(occurrences.map(({ approved }) => approved)).toEqual([true, true])
  })
})

async function pathsOf(at: Awaited<ReturnType<typeof world>>, campaign: string): Promise<string[]> {
  const { text } = await campaignFile(at.as(), { campaignId: campaign })
  const { choices } = await partForEditing(at.as(), { campaignId: campaign, part: { kind: 'activity' } })
  const { occurrences } = await showPlan(at.as(), { campaignId: campaign })
  const goals = text.slice(text.indexOf('objectives:'), text.indexOf('channels:')).matchAll(/ id: ([a-z-]+)/g)
  const parts = [
    'facts',
    'rate',
    ...choices.coreMessages.map(({ id }) => `core-message/${id}`),
    ...choices.audiences.map(({ id }) => `audience/${id}`),
    ...choices.messages.map(({ id }) => `message/${id}`),
    ...[...goals].map(([, id]) => `goal/${id}`),
    ...occurrences.map(({ activity }) => `activity/${activity}`),
  ]
  return parts.map((part) => `/campaigns/${campaign}/edit/${part}`)
}

describe('what is typed', () => {
  it.each<[string, string, number?]>([
    ['Devanagari and emoji', 'नमस्ते {{first_name}} 👋🏽'],
    ['lines break first', '\n\nHello'],
    ['spaces and breaks at the end', 'Hello  \n\n'],
    ['the end of the field itself', 'Hello </textarea><script>alert(1)</script>', 422],
    ['quotes and entities', `"double" 'single' &amp; &lt;b&gt; & `],
    ['right to left', 'שלום \u202Eabc'],
    ['as long as a text may be', 'ä'.repeat(100_000)],
  ])('is kept when saved, and when refused: %s', async (_, body, status = 303) => {
    const { sam, opened, send } = await planning()
    const form = filledIn(await opened(sam, NEWS), { 'body.en': body })
    const refused = await send(sam, NEWS, filledIn(form, { 'subject.en': '' }))
    expect(refused.status).toBe(422)
    expect(await refused.text()).not.toContain('<script>alert')
    const again = await send(sam, NEWS, filledIn(form, { 'subject.en': '' }))
    expect(new Map(formInPage(await again.text())).get('body.en')).toBe(body.replaceAll('\n', '\r\n'))
    expect((await send(sam, NEWS, form)).status).toBe(status)
    if (status === 303) expect(new Map(await opened(sam, NEWS)).get('body.en')).toBe(body.replaceAll('\n', '\r\n'))
  })

  it('in all languages at once may be as long as each may be', async () => {
    const { sam, opened, send } = await planning()
    const long = 'क'.repeat(100_000)
    const answer = await send(sam, NEWS, filledIn(await opened(sam, NEWS), { 'body.en': long, 'body.cy': long }))
    expect(answer.status).toBe(303)
  })

  it.each([
    ['a date that is none', TEASER, { when: 'next week' }, 'When it goes out: “next week”'],
    ['lateness without its time', TEASER, { late: 'skip', late_after: 'soon' }, 'If it is late'],
    ['a share of nobody', `${CAMPAIGN}/edit/goal/know`, { audience: 'nobody-yet' }, 'a share is of the audience'],
    [
      'a rule that is none',
      `${CAMPAIGN}/edit/audience/everybody`,
      { where: '{ attribute: age, over: 5 }' },
      '`over` is unknown',
    ],
    ['a name nobody has', NEWS, { 'body.en': 'Hello {{frist_name}}' }, 'frist_name'],
    ['a name nobody has, by its line', NEWS, { 'body.en': 'Hello\n\n{{frist_name}}' }, 'Text in English, line 3: '],
    ['no short name', `${CAMPAIGN}/edit/audience`, { id: '' }, 'Short name is missing: enter a short name such as'],
    [
      'a short name that is none',
      `${CAMPAIGN}/edit/audience`,
      { id: 'No Name' },
      '“No Name” is no short name; expected',
    ],
    ['a short name that is taken', `${CAMPAIGN}/edit/audience`, { id: 'everybody' }, 'choose another short name'],
    ['no title', FACTS, { title: ' ' }, 'Title is missing'],
    ['an address that is none', FACTS, { 'service.url': 'renew' }, 'Address of the service: “renew” is no web address'],
  ])('is told beside its field, and in the summary: %s', async (_, path, change, message) => {
    const { sam, opened, send, ...story } = await planning()
    const before = await fileOf(story)
    const answer = await send(sam, path, filledIn(await opened(sam, path), change))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('<title>Error: ')
    const [field] = path.includes('/goal/') ? ['target'] : Object.keys(change)
    expect(html).toContain(`href="#${field}"`)
    expect(html).toMatch(new RegExp(`id="${field}-error"`))
    expect(html.split(message).length, 'summary and field').toBeGreaterThanOrEqual(3)
    expect(await fileOf(story)).toBe(before)
  })
})

it('the same fault twice in a line is told once, and in another line again', async () => {
  const { sam, opened, send } = await planning()
  const body = '{{frist_name}} {{frist_name}}\n\n{{frist_name}}'
  const html = await (await send(sam, NEWS, filledIn(await opened(sam, NEWS), { 'body.en': body }))).text()
  const summary = html.slice(
    html.indexOf('There is a problem'),
    html.indexOf('</ul>', html.indexOf('There is a problem')),
  )
  expect([...summary.matchAll(/Text in English, line (\d+)/g)].map(([, line]) => line)).toEqual(['1', '3'])
})

describe('a change', () => {
  it('is saved and said, and its warnings with it', async () => {
    const { sam, opened, send, ...story } = await planning()
    const form = filledIn(await opened(sam, NEWS), { 'subject.cy': '', 'body.cy': '' })
    const answer = await send(sam, NEWS, form)
    expect(answer.headers.get('location')).toBe(CAMPAIGN)
    expect(toldBy(answer)).toMatch(/^Saved: message news.*Please look at this: has no cy/s)
    expect(await fileOf(story)).not.toContain('Helo')
  })

  it('of an activity keeps the order of its message and its lateness', async () => {
    const { sam, opened, send, ...story } = await planning()
    const answer = await send(sam, TEASER, filledIn(await opened(sam, TEASER), { when: 'launch-3d 10:00' }))
    expect(answer.headers.get('location')).toBe(`${CAMPAIGN}/activities/teaser`)
    expect(await fileOf(story)).toMatch(/launch-3d 10:00/)
    expect(await fileOf(story)).toMatch(/skip after 6h/)
  })

  it('can be previewed where it is used', async () => {
    const { sam, opened, send } = await planning()
    const answer = await send(sam, NEWS, filledIn(await opened(sam, NEWS), { act: 'preview', 'subject.en': 'New' }))
    expect(answer.headers.get('location')).toBe(`${CAMPAIGN}/activities/teaser`)
  })

  it('can be checked before it is saved: the date it means, the people it is for', async () => {
    const { sam, opened, send, ...story } = await planning()
    const before = await fileOf(story)
    const dated = await send(
      sam,
      TEASER,
      filledIn(await opened(sam, TEASER), { when: 'launch-3d 10:00', act: 'check' }),
    )
    expect(await dated.text()).toContain(
      'It goes out <time datetime="2027-02-26T10:00:00.000Z">Fri 26 February 2027, 10:00',
    )
    const audience = `${CAMPAIGN}/edit/audience/everybody`
    const rule = { where: '{ attribute: language, eq: cy }', act: 'check' }
    const counted = await (await send(sam, audience, filledIn(await opened(sam, audience), rule))).text()
    expect(counted).toContain('2 contacts match now')
    expect(counted).toContain('not saved yet')
    expect(await fileOf(story)).toBe(before)
  })

  it('says before which approvals it voids', async () => {
    const { sam } = await planning({ approved: true })
    expect(await (await sam.get(NEWS)).text()).toContain(
      '2 approved activities with this message: teaser, go-live. If you change its texts',
    )
    expect(await (await sam.get(TEASER)).text()).toContain(
      'This activity is approved. If you change anything but who looks after it',
    )
    expect(await (await sam.get(`${CAMPAIGN}/edit/message/spare`)).text()).not.toContain('needs approving again')
  })
})

describe('something new', () => {
  it.each([
    ['core-message', { id: 'cheap', text: 'It costs less' }],
    ['audience', { id: 'welsh', title: 'Welsh readers', where: '{ attribute: language, eq: cy }' }],
    ['message', { id: 'reminder', 'subject.en': 'Soon', 'body.en': 'Hello {{first_name}}' }],
    ['activity', { id: 'second', message: 'spare', audience: 'everybody', when: 'launch+1d' }],
    [
      'goal',
      {
        id: 'visits',
        level: 'outtake',
        metric: 'visits',
        audience: 'everybody',
        'baseline.value': '0',
        'baseline.date': '2026-11-01',
        'baseline.source': 'None',
        target: '500',
        by: 'launch+30d',
        measured_by: 'visits of links',
      },
    ],
  ])('a %s is added and can be taken out again', async (kind, fields) => {
    const { sam, opened, send, ...story } = await planning()
    const before = await fileOf(story)
    const blank = `${CAMPAIGN}/edit/${kind}`
    expect((await send(sam, blank, await opened(sam, blank))).status, 'blank').toBe(422)
    expect((await send(sam, blank, filledIn(await opened(sam, blank), fields))).status).toBe(303)
    const path = `${blank}/${fields.id}`
    const remove = `${path}/remove`
    expect((await sam.get(path)).status).toBe(200)
    expect((await send(sam, remove, await opened(sam, remove))).status).toBe(303)
    expect(await fileOf(story)).toBe(before)
  })

  it('a campaign is started from its title and launch', async () => {
    const { at, sam, opened, send } = await planning()
    const form = await opened(sam, '/campaigns/new')
    const facts = {
      title: 'Pay tolls online',
      'service.name': 'Tolls',
      'service.url': 'https://tolls.example.gov',
      languages: 'en, fr',
      'launch.at': '2027-06-01T09:00',
      'launch.zone': 'Europe/Paris',
    }
    const refused = await send(sam, '/campaigns/new', filledIn(form, { ...facts, 'launch.zone': '' }))
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('href="#launch.zone"')
    const answer = await send(sam, '/campaigns/new', filledIn(form, facts))
    expect(answer.headers.get('location')).toBe('/campaigns/pay-tolls-online')
    const { launch } = await showPlan(at.as(), { campaignId: 'pay-tolls-online' })
    expect(launch).toEqual({ wall: '2027-06-01T09:00', zone: 'Europe/Paris', instant: '2027-06-01T07:00:00.000Z' })
  })
})

describe('taking something out', () => {
  it('is refused while others use it, and says which', async () => {
    const { sam, send, ...story } = await planning()
    const before = await fileOf(story)
    const page = await (await sam.get(`${NEWS}/remove`)).text()
    expect(page).toContain('cannot be removed')
    expect(page).toContain('activity teaser')
    const { seen } = await partForEditing(story.at.as(), {
      campaignId: 'renew-online',
      part: { kind: 'message', id: 'news' },
    })
    const answer = await send(sam, `${NEWS}/remove`, [
      ['form_token', sam.formToken],
      ['seen', seen],
    ])
    expect(answer.status).toBe(409)
    expect(await fileOf(story)).toBe(before)
  })

  it('is refused when it was changed after it was looked at', async () => {
    const { sam, opened, send } = await planning()
    const spare = `${CAMPAIGN}/edit/message/spare`
    const removal = await opened(sam, `${spare}/remove`)
    await send(sam, spare, filledIn(await opened(sam, spare), { 'subject.en': 'Not so spare' }))
    const answer = await send(sam, `${spare}/remove`, removal)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Not so spare')
  })
})

describe('two people', () => {
  async function both() {
    const story = await planning()
    const kim = await signedIn(story.at, 'kim@example.gov', ['planner'])
    return { ...story, kim }
  }

  it('who change different parts both succeed', async () => {
    const { sam, kim, opened, send } = await both()
    const [mine, theirs] = [await opened(sam, NEWS), await opened(kim, TEASER)]
    expect((await send(sam, NEWS, filledIn(mine, { 'subject.en': 'Mine' }))).status).toBe(303)
    expect((await send(kim, TEASER, filledIn(theirs, { when: 'launch-1d 09:00' }))).status).toBe(303)
  })

  it('who change the same: the second sees both, and decides', async () => {
    const { sam, kim, opened, send, ...story } = await both()
    const [mine, theirs] = [await opened(sam, NEWS), await opened(kim, NEWS)]
    await send(kim, NEWS, filledIn(theirs, { 'subject.en': 'Theirs' }))
    const answer = await send(sam, NEWS, filledIn(mine, { 'subject.en': 'Mine', 'body.cy': '\nFy nhestun' }))
    const html = await answer.text()
    expect(answer.status).toBe(409)
    for (const words of [
      'kim@example.gov',
      'Theirs',
      'Mine',
      'Fy nhestun',
      '2 fields differ',
      'Save mine over it',
      'Keep theirs',
    ])
      expect(html).toContain(words)
    expect(await fileOf(story)).toContain('Theirs')

    const saved = await send(sam, NEWS, filledIn(formInPage(html), { act: 'save' }))
    expect(saved.status).toBe(303)
    expect(new Map(await opened(sam, NEWS)).get('subject.en')).toBe('Mine')
    expect(new Map(await opened(sam, NEWS)).get('body.cy')).toBe('\r\nFy nhestun')
  })

  it('who change different fields of the same: neither change is lost by “Save mine over it”', async () => {
    const { sam, kim, opened, send } = await both()
    const mine = filledIn(await opened(sam, NEWS), { 'body.cy': 'Fy nhestun' })
    await send(kim, NEWS, filledIn(await opened(kim, NEWS), { 'subject.en': 'Theirs' }))
    const page = await (await send(sam, NEWS, mine)).text()
    expect(page).toContain('1 field differs')
    expect(page).toContain('stays either way: Subject in English')
    expect((await send(sam, NEWS, filledIn(formInPage(page), { act: 'save' }))).status).toBe(303)
    const saved = new Map(await opened(sam, NEWS))
    expect([saved.get('subject.en'), saved.get('body.cy')]).toEqual(['Theirs', 'Fy nhestun'])
  })

  it('and a third meanwhile: “Save mine over it” overwrites only what was looked at', async () => {
    const { sam, kim, opened, send, ...story } = await both()
    const mine = await opened(sam, NEWS)
    await send(kim, NEWS, filledIn(await opened(kim, NEWS), { 'subject.en': 'Theirs' }))
    const page = await (await send(sam, NEWS, filledIn(mine, { 'subject.en': 'Mine' }))).text()
    await send(kim, NEWS, filledIn(await opened(kim, NEWS), { 'subject.en': 'Theirs once more' }))
    const answer = await send(sam, NEWS, filledIn(formInPage(page), { act: 'save' }))
    expect(answer.status).toBe(409)
    expect(await fileOf(story)).toContain('Theirs once more')
  })

  it('may go on editing what was typed', async () => {
    const { sam, kim, opened, send } = await both()
    const mine = filledIn(await opened(sam, TEASER), { when: 'launch-2d 09:00', late: 'send' })
    await send(kim, TEASER, filledIn(await opened(kim, TEASER), { when: 'launch-1d 09:00' }))
    const page = await (await send(sam, TEASER, mine)).text()
    const form = formInPage(await (await send(sam, TEASER, filledIn(formInPage(page), { act: 'again' }))).text())
    expect(Object.fromEntries(form)).toMatchObject({ when: 'launch-2d 09:00', late: 'send' })
    expect((await send(sam, TEASER, form)).status).toBe(303)
  })

  it('one of whom takes it out: what the other typed can be added again', async () => {
    const { sam, kim, opened, send } = await both()
    const spare = `${CAMPAIGN}/edit/message/spare`
    const mine = filledIn(await opened(sam, spare), { 'body.en': 'A better text' })
    await send(kim, `${spare}/remove`, await opened(kim, `${spare}/remove`))
    const answer = await send(sam, spare, mine)
    const page = await answer.text()
    expect(answer.status).toBe(409)
    expect(page).toContain('A better text')
    const again = await send(sam, `${CAMPAIGN}/edit/message`, filledIn(formInPage(page), { act: 'save' }))
    expect(again.status).toBe(303)
    expect(new Map(await opened(sam, spare)).get('body.en')).toBe('A better text')
  })
})

describe('a form that cannot be saved', () => {
  it('because the session ended: what was typed is sent again after signing in', async () => {
    const { at, sam, opened, send } = await planning()
    const form = filledIn(await opened(sam, NEWS), { 'body.en': 'A long and winding text' })
    at.clock.forward(13 * 3_600_000)
    const out = await send(sam, NEWS, form)
    expect(out.status).toBe(403)
    const anew = await signedIn(at, 'sam@example.gov', ['planner'])
    const asked = await send(anew, NEWS, formInPage(await out.text()))
    expect(asked.status).toBe(403)
    expect((await send(anew, NEWS, formInPage(await asked.text()))).status).toBe(303)
    expect(new Map(await opened(anew, NEWS)).get('body.en')).toBe('A long and winding text')
  })

  it('because the campaign was cancelled: says so and keeps the text', async () => {
    const { at, sam, opened, send } = await planning()
    const form = filledIn(await opened(sam, NEWS), { 'body.en': 'Too late' })
    await cancel(at.as(), { campaignId: 'renew-online' })
    const answer = await send(sam, NEWS, form)
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(html).toContain('was cancelled')
    expect(html).toContain('Too late')
  })

  it.each([
    ['a viewer', 'viewer', NEWS, 403],
    ['an approver', 'approver', FACTS, 403],
    ['a kind that is none', 'planner', `${CAMPAIGN}/edit/poster`, 404],
    ['a part that is not there', 'planner', `${CAMPAIGN}/edit/message/nothing`, 404],
    ['facts of something', 'planner', `${CAMPAIGN}/edit/facts/x`, 404],
    ['a campaign that is not there', 'planner', '/campaigns/nothing/edit/facts', 404],
  ] as const)('%s', async (_, role, path, status) => {
    const { at } = await planning()
    const person = await signedIn(at, 'viv@example.gov', [role])
    expect((await person.get(path)).status).toBe(status)
    expect((await person.post(path, { title: 'Mine', seen: '' })).status).toBe(status)
  })
})
