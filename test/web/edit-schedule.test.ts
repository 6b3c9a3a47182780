import { describe, expect, it } from 'vitest'
import { campaignPage, partForEditing } from '../../src/plan/index.ts'
import { closedUp } from '../../src/web/typed-part.ts'
import { type Fields, filledIn } from '../support/form-in-page.ts'
import { CAMPAIGN, planning, toldBy } from './editing.ts'

const ID = { campaignId: 'renew-online' }
const TEASER = `${CAMPAIGN}/edit/activity/teaser`
const FACTS = `${CAMPAIGN}/edit/facts`

type Planning = Awaited<ReturnType<typeof planning>>

async function values({ at }: Planning, part: { kind: 'activity' | 'facts'; id?: string }) {
  const { actor } = at.as()
  return (await partForEditing({ db: at.db, actor, now: at.clock.now() }, { ...ID, part })).values
}

/** What stands beside a field, read as a person reads it. */
function besideField(html: string, name: string): string {
  const id = `${name}-error`
  const from = html.indexOf(`id="${id}"`)
  return from < 0
    ? ''
    : html
        .slice(from, html.indexOf('</div>', from))
        .replaceAll(/<[^>]+>/g, '')
        .trim()
}

async function refused(with_: Planning, path: string, changes: Record<string, string>) {
  const answer = await with_.send(with_.sam, path, filledIn(await with_.opened(with_.sam, path), changes))
  expect(answer.status).toBe(422)
  return answer.text()
}

async function saved(with_: Planning, path: string, changes: Record<string, string>): Promise<string> {
  const answer = await with_.send(with_.sam, path, filledIn(await with_.opened(with_.sam, path), changes))
  expect(answer.status, await answer.clone().text()).toBe(303)
  return toldBy(answer)
}

describe('when an activity goes out', () => {
  it('becomes a rule with a date left out and one added, and back to what it was', async () => {
    const here = await planning()
    const changes = { repeat: 'FREQ=WEEKLY;COUNT=3', exdate: '2027-03-01', rdate: '2027-03-09 11:00, 2027-03-10T12:00' }
    await saved(here, TEASER, changes)
    const dates = async () => {
      const { activities } = await campaignPage(here.at.as(), ID)
      return activities.find(({ activity }) => activity === 'teaser')!.dates.map(({ wall }) => wall)
    }
    expect(await dates()).toEqual(['2027-02-22T09:00', '2027-03-08T09:00', '2027-03-09T11:00', '2027-03-10T12:00'])
    expect((await values(here, { kind: 'activity', id: 'teaser' }))['rdate']).toBe('2027-03-09 11:00, 2027-03-10 12:00')
    await saved(here, TEASER, { repeat: '', exdate: '', rdate: '' })
    expect(await dates()).toEqual(['2027-02-22T09:00'])
  })

  it('follows another activity instead of the launch, which then cannot be taken out', async () => {
    const here = await planning()
    await saved(here, `${CAMPAIGN}/edit/activity/go-live`, { when: '', after: 'teaser + 2d' })
    const { activities } = await campaignPage(here.at.as(), ID)
    expect(activities.find(({ activity }) => activity === 'go-live')?.wall).toBe('2027-02-24T09:00')
    const page = await (await here.sam.get(`${TEASER}/remove`)).text()
    expect(page).toContain('cannot be removed')
    expect(page).toContain('activity go-live')
  })

  it('keeps its clock, what it waits for and who allows it', async () => {
    const here = await planning()
    const changes = {
      clock: 'recipient',
      not_before_activity: 'teaser',
      'blackout_override.name': 'A. Jones',
      'blackout_override.reason': 'Essential',
    }
    await saved(here, `${CAMPAIGN}/edit/activity/go-live`, changes)
    expect(await values(here, { kind: 'activity', id: 'go-live' })).toMatchObject(changes)
  })

  it('says in words which dates are meant, before anything is saved', async () => {
    const here = await planning()
    const form = filledIn(await here.opened(here.sam, TEASER), { repeat: 'FREQ=WEEKLY;COUNT=5', act: 'check' })
    const page = (await (await here.send(here.sam, TEASER, form)).text()).replaceAll(/<[^>]+>/g, '')
    expect(page).toContain(
      'It goes out every week, 5 times: Mon 22 February 2027, 09:00; Mon 1 March 2027, 09:00; Mon 8 March 2027, 09:00; and 2 more (Europe/London)',
    )
    expect((await values(here, { kind: 'activity', id: 'teaser' }))['repeat']).toBe('')
  })

  it.each<[label: string, changes: Record<string, string>, field: string, said: string]>([
    [
      'both a date and what it follows',
      { after: 'go-live + 1d' },
      'after',
      'has a date already above; keep one of the two',
    ],
    ['neither of the two', { when: '' }, 'when', 'When it goes out is missing: enter a date, or what it comes after'],
    ['what follows nobody', { when: '', after: 'nobody + 1d' }, 'after', 'nobody'],
    ['a rule that is none', { repeat: 'weekly' }, 'repeat', 'weekly'],
    ['a date to leave out that is none', { repeat: 'FREQ=DAILY;COUNT=2', exdate: 'easter' }, 'exdate', 'easter'],
    ['a date to add without its time', { rdate: '2027-03-09' }, 'rdate', '2027-03-09'],
    ['waiting for itself', { not_before_activity: 'teaser' }, 'not_before_activity', 'cannot wait for itself'],
    ['who allows it, and not why', { 'blackout_override.name': 'A. Jones' }, 'blackout_override.reason', 'is missing'],
  ])('is refused beside the field: %s', async (_, changes, field, said) => {
    expect(besideField(await refused(await planning(), TEASER, changes), field)).toContain(said)
  })
})

describe('the days of a campaign', () => {
  const BLACKOUT = {
    'blackouts.0.name': 'Local elections',
    'blackouts.0.from': '2027-04-05',
    'blackouts.0.to': '2027-05-06',
    'blackouts.0.policy': 'block',
  }

  it('are kept, shown on its page, and taken out again', async () => {
    const here = await planning()
    const form = await here.opened(here.sam, FACTS)
    const ticked: Fields = [
      ['quiet_days', 'SU'],
      ['quiet_days', 'holidays'],
      ['weekend', 'FR'],
      ['weekend', 'SA'],
    ]
    const typed = {
      ...BLACKOUT,
      department: 'Transport Agency',
      holidays: '2027-03-26, 2027-03-29',
      'frequency_cap.messages': '3',
      'frequency_cap.per': '1w',
      clash_within: '48h',
    }
    const answer = await here.send(here.sam, FACTS, [...filledIn(form, typed), ...ticked])
    expect(answer.status, await answer.clone().text()).toBe(303)
    const page = (await (await here.sam.get(CAMPAIGN)).text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    for (const said of [
      'Department Transport Agency',
      'Weekend Friday and Saturday',
      'Public holidays 26 March 2027, 29 March 2027',
      'Quiet days Nothing goes out on Sunday and public holidays',
      'Local elections, 5 April 2027 to 6 May 2027: nothing goes out',
      '3 messages to a person in 1 week, over all campaigns',
      'Two messages to the same people within 48 hours',
    ]) {
      expect(page).toContain(said)
    }
    expect(await saved(here, FACTS, {})).toBe('Nothing was different, so nothing was changed.')
    const none = Object.fromEntries(Object.keys(BLACKOUT).map((name) => [name, '']))
    await saved(here, FACTS, none)
    const { campaign } = await campaignPage(here.at.as(), ID)
    expect(campaign.calendar).toMatchObject({ weekend: ['FR', 'SA'], quietDays: ['SU', 'holidays'] })
    expect(campaign.calendar?.blackouts ?? []).toEqual([])
  })

  it.each<[label: string, changes: Record<string, string>, field: string, said: string]>([
    [
      'a blackout that ends before it begins',
      { ...BLACKOUT, 'blackouts.0.to': '2027-04-01' },
      'blackouts.0.to',
      'before',
    ],
    [
      'a blackout that says not what it does',
      { ...BLACKOUT, 'blackouts.0.policy': '' },
      'blackouts.0.policy',
      'Effect of blackout 1',
    ],
    [
      'the second of two rows, the first left empty',
      {
        'blackouts.1.name': 'Elections',
        'blackouts.1.from': 'soon',
        'blackouts.1.to': '2027-05-06',
        'blackouts.1.policy': 'warn',
      },
      'blackouts.0.from',
      'soon',
    ],
    ['a holiday that is none', { holidays: '2027-02-30' }, 'holidays', '2027-02-30'],
    ['a cap without its time', { 'frequency_cap.messages': '3' }, 'frequency_cap.per', 'is missing'],
    [
      'a cap of no messages',
      { 'frequency_cap.messages': '0', 'frequency_cap.per': '1w' },
      'frequency_cap.messages',
      'above 0',
    ],
    ['a clash within what is no time', { clash_within: 'a while' }, 'clash_within', 'a while'],
  ])('are refused beside the field: %s', async (_, changes, field, said) => {
    expect(besideField(await refused(await planning(), FACTS, changes), field)).toContain(said)
  })
})

it.each([
  ['nothing', {}, {}],
  ['other fields', { title: 'One' }, { title: 'One' }],
  [
    'a row behind an empty one',
    { 'blackouts.0.name': ' ', 'blackouts.1.name': 'Two' },
    { 'blackouts.0.name': 'Two', 'blackouts.1.name': ' ' },
  ],
  [
    'rows in their order, however they arrive',
    { 'blackouts.10.name': 'Eleven', 'blackouts.2.name': 'Three' },
    { 'blackouts.0.name': 'Three', 'blackouts.1.name': 'Eleven' },
  ],
])('rows close up: %s', (_, typed, closed) => {
  expect(closedUp(typed as Record<string, string>)).toEqual(closed)
})

it.each([
  ['working days, over a weekend and holidays', 'launch+20wd', '2027-03-31T22:59:59.999Z'],
  ['calendar days', 'launch+20d', '2027-03-21T23:59:59.999Z'],
  ['a date', '2027-03-29', '2027-03-29T22:59:59.999Z'],
])('the deadline of a goal is said as the review keeps it: %s', async (_, by, instant) => {
  const here = await planning()
  await saved(here, FACTS, { holidays: '2027-03-26, 2027-03-29' })
  const goal = `${CAMPAIGN}/edit/goal/know`
  await saved(here, goal, { by })
  const html = await (await here.sam.get(goal)).text()
  const { objectives } = await campaignPage(here.at.as(), ID)
  expect(objectives).toMatchObject([{ by, byInstant: instant }])
  expect(/id="by-meant".*?datetime="([^"]+)"/s.exec(html)?.[1]).toBe(instant)
})
