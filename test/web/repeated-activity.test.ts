import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/dispatch/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { campaignPage, campaignTimeline, needsAttention } from '../../src/plan/index.ts'
import { repeatInWords } from '../../src/web/words/repeat-words.ts'
import { signedIn } from '../support/signed-in.ts'
import { SLIPPING, slippingCampaign } from '../support/slipping-campaign.ts'
import { SECRET, world } from '../support/world.ts'

const ID = { campaignId: 'renew-online' }
const WEEKLY = `${SLIPPING}/activities/weekly`

/** Weekly from 8 March on, eight times; the first two went out. */
async function underWay(change?: (plan: string) => string) {
  const at = await world({ at: '2027-01-10T09:00:00Z' })
  await slippingCampaign(at, change)
  for (const now of ['2027-03-08T10:05:00Z', '2027-03-15T10:05:00Z']) {
    at.clock.set(now)
    await dispatch(at.ports, { untilIdle: true })
  }
  const pat = await signedIn(at, 'pat@example.gov', ['planner'])
  const html = async (path: string) => (await pat.get(path)).text()
  return {
    at,
    html,
    read: async (path: string) => (await html(path)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '),
  }
}

describe('an activity of several dates', () => {
  it('is one row and one marker of its campaign, with each date and what became of it', async () => {
    const { at, html, read } = await underWay()
    const page = await html(SLIPPING)
    expect(page.match(/id="to-weekly"/g)).toHaveLength(1)
    expect(page.match(/href="\/campaigns\/renew-online\/activities\/weekly" aria-label/g)).toHaveLength(2)
    // Open or not, it stays so while the plan refreshes itself.
    expect(page).toContain('id="after-of-weekly" hx-preserve="true"')
    const said = await read(SLIPPING)
    expect(said).toContain('8 dates, 8 March 2027 to 26 April 2027, Europe/London')
    expect(said).toContain('sent 2 dates')
    expect(said).toContain('scheduled 6 dates')
    expect(said).toContain('and 3 more')
    expect(said).toContain('scheduled, Mon 22 March 2027, 10:00, 21 days after the launch; one of 8 dates, 2 over')
    const { rows } = campaignTimeline(await campaignPage(at.as(), ID), at.clock.now())
    expect(rows.flatMap(({ items }) => items).filter(({ activity }) => activity === 'weekly')).toHaveLength(8)
  })

  it('shows the date that comes next, those before and after, and the rule in words', async () => {
    const { read } = await underWay()
    const page = await read(WEEKLY)
    expect(page).toContain('2 before Mon 8 March 2027, 10:00 sent 20 of 20')
    expect(page).toContain('Mon 22 March 2027, 10:00 scheduled')
    expect(page).toContain('Repeats every week, 8 times')
    expect(page).toContain('A date that could not begin within an hour waits')
  })

  it('has a ledger for each date, and every figure leads to its own', async () => {
    const { html, read } = await underWay()
    expect(await html(WEEKLY)).toContain(`href="${WEEKLY}/ledger?date=2"`)
    const second = await html(`${WEEKLY}/ledger?date=2`)
    expect(second).toContain('Date 2 of 8')
    expect(second).toContain(`${WEEKLY}/ledger?date=2&amp;status=sent`)
    expect((await html(`${WEEKLY}/ledger.csv?date=1`)).trim().split('\n')).toHaveLength(21)
    expect(await read(`${WEEKLY}/ledger?date=3`)).toContain('Nobody is in the ledger yet')
    expect(await read(`${WEEKLY}/ledger?date=9`)).toContain('has no date 9')
  })

  it.each([
    ['a date left out', 'exdate: [2027-03-22]', ['Left out: Mon 22 March 2027.']],
    ['a time left out', 'exdate: ["2027-03-22T10:00"]', ['Left out: Mon 22 March 2027, 10:00.']],
    [
      'dates added and left out',
      'exdate: [2027-03-22, 2027-04-05], rdate: ["2027-03-23 10:00"]',
      ['Left out: Mon 22 March 2027; Mon 5 April 2027.', 'In addition: Tue 23 March 2027, 10:00.'],
    ],
  ])('says %s in words', async (_, exceptions, said) => {
    const { read } = await underWay((plan) => plan.replace('COUNT=8"', `COUNT=8", ${exceptions}`))
    const page = await read(WEEKLY)
    for (const words of said) expect(page).toContain(words)
  })

  it('is drawn as one line, however many dates lie on it', async () => {
    const at = await world({ at: '2027-01-10T09:00:00Z' })
    await slippingCampaign(at, (plan) => plan.replace('FREQ=WEEKLY;COUNT=8', 'FREQ=DAILY;COUNT=300'))
    const pat = await signedIn(at, 'pat@example.gov', ['viewer'])
    const page = await (await pat.get(SLIPPING)).text()
    const drawn = page.match(/class="app-timeline__item /g)?.length ?? 0
    expect(drawn).toBeGreaterThan(100)
    expect(drawn).toBeLessThan(320)
    expect(page).toContain('one of 300 dates, 0 over')
    expect(page).toContain('277 more on the page of the activity')
  })

  it('asks for one and the same thing once, however many dates it is about', async () => {
    const { at } = await underWay((plan) => plan.replace('FREQ=WEEKLY;COUNT=8', 'FREQ=DAILY;COUNT=30'))
    at.clock.set('2027-03-20T12:00:00Z')
    await dispatch(at.ports, { untilIdle: true })
    const missed = (await needsAttention(at.as(), ID)).filter(({ activity }) => activity === 'weekly')
    expect(missed).toHaveLength(1)
    expect(missed[0]!.why).toMatch(/and the same of \d+ more of its dates$/)
  })
})

describe('what besides its date an activity depends on', () => {
  it('is said with whose clock counts, what it waits for and who allowed it', async () => {
    const at = await world({ at: '2027-01-10T09:00:00Z' })
    await slippingCampaign(at, (plan) =>
      plan.replace(
        'audience: everybody, when: launch }',
        'audience: everybody, when: "launch 10:00", clock: recipient, not_before_activity: teaser, blackout_override: { name: A. Jones, reason: Essential } }',
      ),
    )
    const file = 'id,email,language,timezone\nz1,z1@example.com,en,\n'
    await importContacts(at.as(), [Buffer.from(file)] as never, { list: 'people' }, SECRET)
    const read = async () => {
      const pat = await signedIn(at, 'pat@example.gov', ['viewer'])
      const html = await (await pat.get(`${SLIPPING}/activities/go-live`)).text()
      return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    }
    const without = '1 person gets it at that time in Europe/London, because their own zone is not known.'
    expect(await read()).toContain(without)
    at.clock.set('2027-02-15T09:05:00Z')
    await dispatch(at.ports, { untilIdle: true })
    at.clock.set('2027-03-01T10:05:00Z')
    await dispatch(at.ports, { untilIdle: true })
    const page = await read()
    expect(page).toContain('At 10:00 where each recipient is.')
    expect(page).toContain(without)
    expect(page).toContain('teaser : nothing goes out before that has gone out.')
    expect(page).toContain('A. Jones allowed it: Essential')
  })
})

it.each([
  ['FREQ=DAILY;COUNT=5', 'every day, 5 times'],
  ['FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8', 'every week on Monday and Thursday, 8 times'],
  ['FREQ=WEEKLY;INTERVAL=2;UNTIL=launch+60d', 'every 2 weeks, until launch+60d'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3', 'every month on the last day, 3 times'],
  ['FREQ=MONTHLY;BYMONTHDAY=1,15;UNTIL=20270630T100000', 'every month on day 1 and day 15, until 30 June 2027'],
  ['FREQ=YEARLY', 'every year, without end'],
  ['FREQ=WEEKLY;COUNT=1', 'every week, once'],
  ['FREQ=MONTHLY;BYDAY=2TU', undefined],
  ['FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1', undefined],
  ['every day', undefined],
  ['', undefined],
])('the rule %s is said as it is meant, or not at all', (rule, words) => {
  expect(repeatInWords(rule)).toBe(words)
})
